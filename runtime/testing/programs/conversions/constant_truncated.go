package main

var x = int(3.9)

func main() {}
