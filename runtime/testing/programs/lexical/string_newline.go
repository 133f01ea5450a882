package main

var s = "open
"

func main() {}
