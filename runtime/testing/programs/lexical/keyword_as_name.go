package main

var range = 1

func main() {}
