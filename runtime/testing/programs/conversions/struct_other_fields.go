package main

type A struct{ x int }
type B struct{ y int }

var a A
var b = B(a)

func main() {}
