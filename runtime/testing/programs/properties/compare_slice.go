package main

var a, b []int
var c = a == b

func main() {}
