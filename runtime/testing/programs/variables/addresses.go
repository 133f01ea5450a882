package main

import "fmt"

type T struct {
	a [3]int
	b struct{ c, d int }
}

var global int

func escape() *int {
	x := 5
	return &x
}

func main() {
	p, q := escape(), escape()
	*p = 6
	fmt.Println(*p, *q, p == q)
	var t T
	pa, pc := &t.a[1], &t.b.c
	*pa, *pc = 7, 8
	pt := &t
	pt.a[2] = 9
	fmt.Println(t, pa == &t.a[1], pc == &pt.b.c, pa == &t.a[2])
	g := &global
	*g = 3
	fmt.Println(global)
	s := []int{1, 2, 3}
	ps := &s[1]
	s = append(s, 4)
	s[1] = 20
	fmt.Println(*ps, s)
	u := t
	*pa = 100
	fmt.Println(u.a, t.a)
	pp := &pt
	(*pp).b.d = 11
	(**pp).a[0] = 12
	fmt.Println(t.b, t.a)
	var loop []*int
	for i := 0; i < 3; i++ {
		loop = append(loop, &i)
	}
	fmt.Println(*loop[0], *loop[1], loop[0] == loop[2])
}
