package main

var x = make([]int, 10, 5)

func main() {}
