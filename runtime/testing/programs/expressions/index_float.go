package main

var s []int
var y = s[1.5]

func main() {}
