package main

var f = 1.5
var x = 1 << f

func main() {}
