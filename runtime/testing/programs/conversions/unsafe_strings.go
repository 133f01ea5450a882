// A string seen as a slice, which has a word more, and a slice seen as a string.
package main

import (
	"fmt"
	"unsafe"
)

type pair struct {
	key  string
	size int
}

func bytesOf(s string) []byte { return *(*[]byte)(unsafe.Pointer(&s)) }

func main() {
	b := bytesOf("north")
	fmt.Println(len(b), string(b), b[1:3])
	fmt.Println(len(bytesOf("")), string(append([]byte(nil), bytesOf("east")...)))
	p := pair{"west", 9}
	w := *(*[]byte)(unsafe.Pointer(&p.key))
	fmt.Println(len(w), string(w))
	row := []byte("south")
	s := *(*string)(unsafe.Pointer(&row))
	fmt.Println(len(s), s)
}
