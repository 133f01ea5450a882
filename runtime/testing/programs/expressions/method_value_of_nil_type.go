package main

var f = nil.String

func main() {}
