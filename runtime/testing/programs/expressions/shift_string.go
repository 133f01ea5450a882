package main

var x = "a" << 1

func main() {}
