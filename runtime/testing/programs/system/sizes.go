package main

import (
	"fmt"
	"unsafe"
)

type T struct {
	a bool
	b int64
	c uint16
	d string
	e [3]byte
	f interface{}
	g struct{}
}

const size = unsafe.Sizeof(T{})

var array [size]byte

func main() {
	var t T
	fmt.Println(size, len(array), unsafe.Alignof(t.b), unsafe.Alignof(t.e))
	fmt.Println(unsafe.Offsetof(t.b), unsafe.Offsetof(t.c), unsafe.Offsetof(t.d), unsafe.Offsetof(t.f), unsafe.Offsetof(t.g))
	fmt.Println(unsafe.Sizeof(1), unsafe.Sizeof(int8(1)), unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(1i), unsafe.Sizeof(&t), unsafe.Sizeof([0]int{}))
	fmt.Printf("%T\n", unsafe.Sizeof(t))
}
