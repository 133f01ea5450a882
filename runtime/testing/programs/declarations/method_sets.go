package main

import "fmt"

type Counter struct{ n int }

func (c *Counter) Add(d int) *Counter { c.n += d; return c }
func (c Counter) Get() int             { return c.n }

type Adder interface{ Add(int) *Counter }
type Getter interface{ Get() int }

type Wrapper struct{ Counter }
type PtrWrapper struct{ *Counter }

func main() {
	c := Counter{}
	c.Add(1).Add(2)
	var a Adder = &c
	var g Getter = c
	a.Add(10)
	fmt.Println(c.Get(), g.Get(), (&c).Get())
	w := Wrapper{c}
	w.Add(100)
	var ga Getter = w
	a = &w
	a.Add(1000)
	fmt.Println(w.Get(), ga.Get(), c.n)
	p := PtrWrapper{&c}
	a, ga = p, p
	a.Add(5)
	fmt.Println(c.n, ga.Get(), p.n)
	add, get := c.Add, c.Get
	add(1)
	fmt.Println(get(), c.Get(), Counter.Get(c), (*Counter).Get(&c))
	(*Counter).Add(&c, 1)
	f := Getter.Get
	fmt.Println(f(c), f(p))
	m := map[string]*Counter{"a": {}}
	m["a"].Add(3)
	s := []Counter{{}, {}}
	s[1].Add(4)
	fmt.Println(m["a"].n, s)
}
