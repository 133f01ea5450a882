package main

var i int = 1
var f float64 = i

func main() {}
