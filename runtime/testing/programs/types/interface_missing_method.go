package main

type I interface{ M() }
type T struct{}

var i I = T{}

func main() {}
