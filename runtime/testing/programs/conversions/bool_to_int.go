package main

var b = true
var x = int(b)

func main() {}
