package main

var s []int
var y = s[-1]

func main() {}
