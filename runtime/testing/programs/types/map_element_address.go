package main

var m map[string]int
var p = &m["a"]

func main() {}
