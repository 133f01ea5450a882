package main

var x int8 = 128

func main() {}
