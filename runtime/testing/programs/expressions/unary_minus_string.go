package main

var x = -"a"

func main() {}
