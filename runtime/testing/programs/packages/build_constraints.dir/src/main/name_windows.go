package main

func name() string { return "windows" }
