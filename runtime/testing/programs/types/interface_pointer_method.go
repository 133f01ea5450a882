package main

type I interface{ M() }
type T struct{}

func (*T) M() {}

var i I = T{}

func main() {}
