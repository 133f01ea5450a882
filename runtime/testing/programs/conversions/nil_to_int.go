package main

var x = int(nil)

func main() {}
