// A slice of bytes seen as one of words: its length stays that of the bytes, of which there are fewer words.
package main

import (
	"fmt"
	"unsafe"
)

// mix puts the exclusive or of two rows of bytes into a third, words at a time as far as they go.
func mix(to, a, b []byte) {
	const size = int(unsafe.Sizeof(uintptr(0)))
	words := len(a) / size
	tw, aw, bw := *(*[]uintptr)(unsafe.Pointer(&to)), *(*[]uintptr)(unsafe.Pointer(&a)), *(*[]uintptr)(unsafe.Pointer(&b))
	for i := 0; i < words; i++ {
		tw[i] = aw[i] ^ bw[i]
	}
	for i := words * size; i < len(a); i++ {
		to[i] = a[i] ^ b[i]
	}
}

func main() {
	for _, n := range []int{0, 7, 8, 19, 64} {
		a, b, to := make([]byte, n), make([]byte, n), make([]byte, n)
		for i := range a {
			a[i], b[i] = byte(i*37), byte(i*i+200)
		}
		mix(to, a, b)
		mix(a, to, b)
		fmt.Printf("%x %x\n", to, a)
	}
	bytes := []byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}
	wide := *(*[]uint64)(unsafe.Pointer(&bytes))
	fmt.Printf("%x %x %d\n", wide[0], wide[1], len(wide))
	wide[1] = 0x0102030405060708
	fmt.Println(bytes)
	half := *(*[]uint32)(unsafe.Pointer(&wide))
	half[0]++
	fmt.Println(bytes[:4], half[3])
	signed := []int32{1, -1}
	fmt.Println(*(*[]uint32)(unsafe.Pointer(&signed)))
	floats := []float64{1, -2}
	fmt.Printf("%x\n", *(*[]uint64)(unsafe.Pointer(&floats)))
}
