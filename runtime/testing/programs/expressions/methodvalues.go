// A method value keeps its receiver (Go spec: Method values, Method expressions).
package main

import "fmt"

type C struct{ n int }

func (c C) Val() int  { return c.n }
func (c *C) Ptr() int { c.n++; return c.n }

type I interface{ Val() int }

func main() {
	c := C{1}
	v, p := c.Val, c.Ptr
	c.n = 10
	fmt.Println(v(), p(), p(), c.n, v())
	fs := []func() int{c.Val, (&c).Ptr, C{5}.Val}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	fmt.Println(C.Val(c), (*C).Ptr(&c), (*C).Val(&c), I.Val(c))
	f := I.Val
	fmt.Println(f(&c))
	var i I = c
	g := i.Val
	i = C{99}
	fmt.Println(g(), i.Val())
	defer c.Ptr()
	h := map[string]func(*C) int{"ptr": (*C).Ptr}
	fmt.Println(h["ptr"](&c), c)
	fmt.Printf("%T %T %T\n", C.Val, (*C).Ptr, v)
}
