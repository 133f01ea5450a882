package main

type I interface{ M() }

var x = I(1)

func main() {}
