package main

var x = append([]int{}, "abc"...)

func main() {}
