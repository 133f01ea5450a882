package main

type T struct{}

var x = make(T)

func main() {}
