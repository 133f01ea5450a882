package main

type I interface{ M() }

var i I
var x = i.(int)

func main() {}
