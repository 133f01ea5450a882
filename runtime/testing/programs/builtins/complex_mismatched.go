package main

var a float32
var b float64
var c = complex(a, b)

func main() {}
