package main

var x = 1
var y = x[0]

func main() {}
