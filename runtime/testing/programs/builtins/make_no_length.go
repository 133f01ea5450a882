package main

var x = make([]int)

func main() {}
