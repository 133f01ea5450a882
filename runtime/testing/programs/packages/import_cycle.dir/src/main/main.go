package main

import "a"

func main() { a.F() }
