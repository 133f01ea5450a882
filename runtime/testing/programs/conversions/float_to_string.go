package main

var f = 1.5
var s = string(f)

func main() {}
