package main

var a int = 1
var b int64 = 2
var c = a == b

func main() {}
