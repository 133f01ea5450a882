package main

var x = uint8(300)

func main() {}
