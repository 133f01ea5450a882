package main

import "unsafe"

var x int
var p = unsafe.Pointer(&x)

func main() {}
