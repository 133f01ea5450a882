package main

func f() [2]int { return [2]int{} }

var s = f()[:]

func main() {}
