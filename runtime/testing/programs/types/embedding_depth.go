package main

import "fmt"

type A struct{ x, y int }
type B struct {
	A
	x string
}
type C struct {
	*B
	z int
}
type I interface{ Sum() int }
type D struct {
	I
	C
}

func (a A) Sum() int   { return a.x + a.y }
func (a *A) Inc()      { a.x++ }
func (b *B) Name() string { return b.x }

func main() {
	c := C{&B{A{1, 2}, "bee"}, 3}
	c.Inc()
	c.A.Inc()
	fmt.Println(c.x, c.A.x, c.y, c.B.A.y, c.Name(), c.Sum())
	d := D{c, C{&B{A{10, 20}, "cee"}, 0}}
	fmt.Println(d.I.Sum(), d.C.Sum(), d.C.z, d.y)
	var i I = c
	var j I = d.I
	f := c.Inc
	f()
	fmt.Println(i.Sum(), j.Sum(), i == j)
	g := (*A).Inc
	g(&c.A)
	h := A.Sum
	fmt.Println(h(c.A), C.Sum(c), (*C).Sum(&c))
	d.C.B = nil
	defer func() { fmt.Println("recovered", recover() != nil) }()
	fmt.Println(d.y)
}
