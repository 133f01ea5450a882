package main

var i interface{}
var x = i.(type)

func main() {}
