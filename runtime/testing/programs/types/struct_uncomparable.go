package main

type T struct{ s []int }

var a, b T
var c = a == b

func main() {}
