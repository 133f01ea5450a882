package main

var x = new(1)

func main() {}
