package main

var x = nil + 1

func main() {}
