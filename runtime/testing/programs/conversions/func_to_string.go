package main

func f() {}

var s = string(f)

func main() {}
