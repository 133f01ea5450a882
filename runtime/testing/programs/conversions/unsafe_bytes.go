package main

import (
	"fmt"
	"reflect"
	"unsafe"
)

type P struct {
	A int64
	S string
	Q *int
	B []byte
}

func main() {
	n := 3
	slice := reflect.MakeSlice(reflect.TypeOf([]int64{}), 4, 4)
	base := unsafe.Pointer(slice.Pointer())
	for i := uintptr(0); i < 4; i++ {
		*(*uint64)(unsafe.Pointer(uintptr(base) + i*8)) = uint64(i * i)
	}
	fmt.Println(slice.Interface())
	// A value copied byte by byte.
	from := P{1 << 60, "text", &n, []byte("bytes")}
	var to P
	for i := uintptr(0); i < unsafe.Sizeof(to); i++ {
		*(*byte)(unsafe.Pointer(uintptr(unsafe.Pointer(&to)) + i)) = *(*byte)(unsafe.Pointer(uintptr(unsafe.Pointer(&from)) + i))
	}
	fmt.Println(to.A == from.A, to.S, *to.Q, string(to.B))
	*to.Q = 9
	fmt.Println(n)
	// A slice's header put into a field.
	hdr := (*reflect.SliceHeader)(unsafe.Pointer(&to.B))
	hdr.Data = uintptr(base)
	hdr.Len, hdr.Cap = 2, 32
	fmt.Println(to.B, len(to.B), cap(to.B))
}
