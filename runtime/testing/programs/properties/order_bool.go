package main

var c = true < false

func main() {}
