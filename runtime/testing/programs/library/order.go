package main

import "fmt"

type B struct {
	buf []byte
	m   map[string]int
	p   *B
	n   int
}

func (b *B) grow() int { b.buf = make([]byte, 4); b.buf[1] = 7; b.n = 5; return 1 }
func (b *B) q() *B     { b.p = &B{n: 9}; return b.p }
func main() {
	b := &B{buf: []byte{1, 2, 3, 4}}
	fmt.Println(b.buf[b.grow()])
	b = &B{buf: []byte{1, 2, 3, 4}}
	x := b.buf[b.grow():]
	fmt.Println(x)
	b = &B{}
	fmt.Println(b.n + b.grow())
	b = &B{}
	fmt.Println(b.n, b.grow())
	b = &B{}
	y := []int{b.n, b.grow(), b.n}
	fmt.Println(y)
	b = &B{buf: []byte{1, 2, 3, 4}}
	b.buf[b.grow()] = 3
	fmt.Println(b.buf)
	i := 0
	f := func() int { i++; return i }
	a := [3]int{i, f(), i}
	fmt.Println(a, i+f()+i)
	var s struct{ a, b int }
	s.a, s.b = i, f()
	fmt.Println(s)
}
