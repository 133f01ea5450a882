// Types and functions that refer to themselves and to each other (Go spec: Declarations and scope).
package main

import "fmt"

type List struct {
	Head int
	Tail *List
}
type Expr interface{ Eval() int }
type Lit int
type Bin struct {
	Op   byte
	L, R Expr
}

func (l Lit) Eval() int { return int(l) }
func (b Bin) Eval() int {
	switch b.Op {
	case '+':
		return b.L.Eval() + b.R.Eval()
	case '*':
		return b.L.Eval() * b.R.Eval()
	}
	return 0
}

type F func(F, int) int
type Nest []Nest
type Mp map[string]Mp

func even(n int) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}
func odd(n int) bool {
	if n == 0 {
		return false
	}
	return even(n - 1)
}
func ack(m, n int) int {
	if m == 0 {
		return n + 1
	}
	if n == 0 {
		return ack(m-1, 1)
	}
	return ack(m-1, ack(m, n-1))
}
func depth(n Nest) int {
	d := 0
	for _, c := range n {
		if k := depth(c); k > d {
			d = k
		}
	}
	return d + 1
}
func main() {
	l := &List{1, &List{2, &List{3, nil}}}
	sum := 0
	for ; l != nil; l = l.Tail {
		sum += l.Head
	}
	fmt.Println(sum, even(10), odd(7), ack(2, 3))
	fmt.Println(Bin{'+', Lit(2), Bin{'*', Lit(3), Lit(4)}}.Eval())
	fact := F(func(self F, n int) int {
		if n < 2 {
			return 1
		}
		return n * self(self, n-1)
	})
	fmt.Println(fact(fact, 10))
	fmt.Println(depth(Nest{{}, {{}, {{}}}}), Mp{"a": {"b": nil}})
}
