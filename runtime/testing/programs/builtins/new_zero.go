package main

import "fmt"

type T struct {
	a int
	b *T
	c []string
}

func main() {
	p, q := new(int), new(int)
	*p = 5
	fmt.Println(*p, *q, p != q)
	t := new(T)
	t.b = new(T)
	t.b.a = 7
	fmt.Println(t.a, t.b.a, t.c == nil, *new(string) == "", *new([2]int))
	pp := new(*int)
	*pp = p
	**pp = 6
	fmt.Println(*p)
}
