package main

var x = 089

func main() {}
