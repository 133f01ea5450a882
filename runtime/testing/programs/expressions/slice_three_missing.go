package main

var s []int
var t = s[1::3]

func main() {}
