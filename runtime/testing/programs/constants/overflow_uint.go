package main

var x uint = -1

func main() {}
