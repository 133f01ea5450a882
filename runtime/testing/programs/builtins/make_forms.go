package main

import "fmt"

type Ints []int
type Set map[string]struct{}
type Pipe chan Ints

func main() {
	s := make(Ints, 2, 5)
	m := make(Set, 10)
	c := make(Pipe, 1)
	m["a"] = struct{}{}
	c <- s
	fmt.Printf("%T %d %d %T %d %T %d\n", s, len(s), cap(s), m, len(m), c, len(c))
	n := uint8(3)
	fmt.Println(len(make([]string, n)), cap(make([]int, 0, int64(7))), len(make([]bool, 1e1)))
	fmt.Println(len(<-c))
}
