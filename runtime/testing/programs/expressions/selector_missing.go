package main

var x = 1
var y = x.foo

func main() {}
