package main

var x = 0o178

func main() {}
