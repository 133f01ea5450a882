package main

var s = "a\'b"

func main() {}
