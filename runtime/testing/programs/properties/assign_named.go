package main

type A int
type B int

var a A
var b B = a

func main() {}
