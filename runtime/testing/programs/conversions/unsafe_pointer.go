package main

import "unsafe"

var x uint64 = 1
var f = *(*float64)(unsafe.Pointer(&x))

func main() {}
