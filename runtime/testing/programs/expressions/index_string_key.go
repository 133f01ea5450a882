package main

var s []int
var y = s["a"]

func main() {}
