package main

type A struct{ x int }
type B struct{ y int }

var p *A
var q = (*B)(p)

func main() {}
