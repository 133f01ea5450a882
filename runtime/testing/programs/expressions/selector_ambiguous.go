package main

type A struct{ x int }
type B struct{ x int }
type C struct {
	A
	B
}

var c C
var y = c.x

func main() {}
