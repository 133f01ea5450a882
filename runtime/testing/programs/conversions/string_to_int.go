package main

var s = "1"
var x = int(s)

func main() {}
