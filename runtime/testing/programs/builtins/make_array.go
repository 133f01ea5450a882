package main

var x = make([2]int)

func main() {}
