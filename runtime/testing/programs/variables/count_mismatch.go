package main

func two() (int, int) { return 1, 2 }

var a, b, c = two()

func main() {}
