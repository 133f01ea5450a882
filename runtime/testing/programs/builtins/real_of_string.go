package main

var x = real("a")

func main() {}
