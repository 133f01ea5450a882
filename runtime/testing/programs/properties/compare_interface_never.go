package main

type T struct{}
type I interface{ M() }

var i I
var t T
var c = i == t

func main() {}
