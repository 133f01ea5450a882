package main

var a [3]int
var x = a[3]

func main() {}
