package main

var x = append([]int{}, "a")

func main() {}
