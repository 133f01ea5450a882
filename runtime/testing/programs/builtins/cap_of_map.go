package main

var m map[int]int
var x = cap(m)

func main() {}
