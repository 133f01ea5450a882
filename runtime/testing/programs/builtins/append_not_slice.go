package main

var a [2]int
var x = append(a, 1)

func main() {}
