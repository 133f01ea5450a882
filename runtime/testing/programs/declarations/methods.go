// Methods on any defined type; receivers by value and by pointer (Go spec: Method declarations).
package main

import "fmt"

type Ints []int

func (s Ints) Sum() (n int) {
	for _, v := range s {
		n += v
	}
	return
}
func (s *Ints) Push(v int) { *s = append(*s, v) }

type Fn func(int) int

func (f Fn) Twice(x int) int { return f(f(x)) }

type M map[string]int

func (m M) Inc(k string) M { m[k]++; return m }

type Num int

func (n Num) Neg() Num        { return -n }
func (Num) Zero() Num         { return 0 }
func (n *Num) Add(m Num) *Num { *n += m; return n }

type Ch chan int

func (c Ch) Put(v int) { c <- v }

type Tree struct {
	Left, Right *Tree
	Val         int
}

func (t *Tree) Insert(v int) *Tree {
	if t == nil {
		return &Tree{Val: v}
	}
	if v < t.Val {
		t.Left = t.Left.Insert(v)
	} else {
		t.Right = t.Right.Insert(v)
	}
	return t
}
func (t *Tree) Walk(f func(int)) {
	if t != nil {
		t.Left.Walk(f)
		f(t.Val)
		t.Right.Walk(f)
	}
}
func main() {
	var s Ints
	s.Push(1)
	s.Push(2)
	(&s).Push(3)
	fmt.Println(s.Sum(), s, Ints{4, 5}.Sum())
	fmt.Println(Fn(func(x int) int { return x * 3 }).Twice(2))
	fmt.Println(M{}.Inc("a").Inc("a"))
	n := Num(5)
	n.Add(2).Add(3)
	fmt.Println(n, n.Neg(), n.Zero(), Num.Neg(4))
	c := make(Ch, 1)
	c.Put(9)
	fmt.Println(<-c)
	var t *Tree
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		t = t.Insert(v)
	}
	t.Walk(func(v int) { fmt.Print(v, " ") })
	fmt.Println()
}
