package main

type I interface{ M(int) string }
type T struct{}

func (T) M(int) int { return 0 }

var i I = T{}

func main() {}
