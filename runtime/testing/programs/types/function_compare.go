package main

func f() {}

var c = f == f

func main() {}
