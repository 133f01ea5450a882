package main

func name() string { return "linux" }
