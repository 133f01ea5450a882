package main

var a = b
var b = c
var c = f()

func f() int { return a }

func main() {}
