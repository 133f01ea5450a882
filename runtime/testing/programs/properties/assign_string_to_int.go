package main

var i int = "a"

func main() {}
