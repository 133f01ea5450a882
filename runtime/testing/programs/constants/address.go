package main

const c = 1

var p = &c

func main() {}
