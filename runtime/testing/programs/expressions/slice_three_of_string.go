package main

var s = "abcdef"
var t = s[1:2:3]

func main() {}
