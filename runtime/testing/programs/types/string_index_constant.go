package main

const s = "abc"

var x = s[5]

func main() {}
