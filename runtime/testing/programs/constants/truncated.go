package main

var x int = 1.5

func main() {}
