package main

var a, b complex128
var c = a < b

func main() {}
