package main

var x = len(1)

func main() {}
