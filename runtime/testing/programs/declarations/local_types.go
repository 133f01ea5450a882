package main

import "fmt"

type T int

func (T) Where() string { return "package" }

func first() interface{} {
	type T struct{ a int }
	return T{1}
}

func second() interface{} {
	type T struct{ a int }
	return T{1}
}

func main() {
	type T string
	x := T("local")
	fmt.Printf("%T %v %v\n", x, x, first() == second())
	fmt.Printf("%T %T\n", first(), second())
	{
		type T []T
		y := T{nil, {}}
		fmt.Println(len(y), y[0] == nil)
	}
	type node struct {
		next *node
		v    int
	}
	n := &node{&node{nil, 2}, 1}
	fmt.Println(n.v, n.next.v)
	const c = iota
	func() {
		const c = "inner"
		fmt.Println(c)
	}()
	fmt.Println(c)
}
