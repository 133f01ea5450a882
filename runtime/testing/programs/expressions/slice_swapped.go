package main

var s = "abcdef"
var t = s[4:2]

func main() {}
