package main

var a = []int{0: 1, 0: 2}

func main() {}
