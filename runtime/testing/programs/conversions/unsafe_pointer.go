package main

import (
	"fmt"
	"unsafe"
)

type celsius float64

type pair struct{ a, b int32 }

type twin struct{ x, y int32 }

func bigEndian() bool {
	x := uint32(0x01020304)
	return *(*byte)(unsafe.Pointer(&x)) == 1
}

var x uint64 = 1
var f = *(*float64)(unsafe.Pointer(&x))

func main() {
	fmt.Println(bigEndian(), f)
	pi := 3.5
	bits := (*uint64)(unsafe.Pointer(&pi))
	fmt.Printf("%#x\n", *bits)
	*bits = 0x4000000000000000
	fmt.Println(pi)
	c := (*celsius)(unsafe.Pointer(&pi))
	*c = 36.6
	fmt.Println(pi, *c)

	b := []byte("hello")
	s := *(*string)(unsafe.Pointer(&b))
	fmt.Println(s)

	buf := make([]byte, 8)
	*(*uint32)(unsafe.Pointer(&buf[4])) = 0xdeadbeef
	fmt.Printf("% x\n", buf)
	*(*uint16)(unsafe.Pointer(&buf[1])) = 0x1234
	fmt.Printf("% x\n", buf)

	p := pair{1, 2}
	q := (*twin)(unsafe.Pointer(&p))
	q.y = 9
	fmt.Println(p, *(*int64)(unsafe.Pointer(&p)))

	var any1 unsafe.Pointer
	fmt.Println(any1 == nil, (*int)(any1) == nil, uintptr(any1), unsafe.Pointer(uintptr(0)) == nil)
	pp := &p
	up := (*unsafe.Pointer)(unsafe.Pointer(&pp))
	*up = unsafe.Pointer(&pair{7, 8})
	fmt.Println(*pp)
	neg := int32(-1)
	fmt.Println(*(*uint32)(unsafe.Pointer(&neg)), *(*int8)(unsafe.Pointer(&neg)))
}
