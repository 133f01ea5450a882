package main

var s = []int{1, 2}
var p = (*[2]int)(s)

func main() {}
