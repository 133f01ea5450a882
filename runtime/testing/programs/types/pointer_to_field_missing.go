package main

type T struct{ a int }

var p *T
var x = p.b

func main() {}
