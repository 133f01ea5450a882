package main

var x = make([]int, -1)

func main() {}
