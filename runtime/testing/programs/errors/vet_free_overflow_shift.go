package main

var x int8 = 1 << 7

func main() {}
