// A variable without a value holds its type's zero value (Go spec: The zero value).
package main

import "fmt"

type point struct {
	x, y int
	name string
	next *point
}

func main() {
	var (
		b   bool
		i   int
		f   float64
		s   string
		p   *int
		fn  func()
		sl  []int
		m   map[string]int
		ch  chan int
		e   interface{}
		err error
		a   [3]int
		st  point
		c   complex128
	)
	fmt.Println(b, i, f, s == "", p == nil, fn == nil, sl == nil, m == nil, ch == nil, e == nil, err == nil, a, st, c)
	fmt.Printf("%v %q %v %v %+v\n", sl, s, m, e, st)
	fmt.Println(len(sl), cap(sl), len(m), m["x"], len(ch), cap(ch))
	for range sl {
		fmt.Println("never")
	}
	for range m {
		fmt.Println("never")
	}
}
