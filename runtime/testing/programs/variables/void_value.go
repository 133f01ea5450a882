package main

func f() {}

var x = f()

func main() {}
