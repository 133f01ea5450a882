// What may be assigned to what (Go spec: Assignability).
package main

import (
	"fmt"
	"strings"
)

type IntSlice []int
type Handler func(string) string
type Reader interface{ Read() string }
type file struct{ name string }

func (f file) Read() string { return "read " + f.name }
func upper(s string) string { return strings.ToUpper(s) }
func main() {
	var s IntSlice = []int{1, 2}
	var plain []int = s
	var h Handler = upper
	var r Reader = file{"a"}
	var e interface{} = r
	var c chan<- int = make(chan int)
	var p *file
	p = nil
	fmt.Println(s, plain, h("x"), r.Read(), e, c != nil, p == nil)
	var f32 float32 = 1
	var b byte = 'a'
	var ru rune = b2r(b)
	fmt.Println(f32, b, ru)
	type pair struct{ a, b int }
	var q pair = struct{ a, b int }{1, 2}
	fmt.Println(q)
}
func b2r(b byte) rune { return rune(b) }
