package main

var a []int
var b = []int64(a)

func main() {}
