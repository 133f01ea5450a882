package main

type T struct{}

func (T) M() int { return x }

var x = T{}.M()

func main() {}
