package main

import "fmt"

type Tree struct {
	Left, Right *Tree
	Value       int
}

func (t *Tree) Insert(v int) *Tree {
	if t == nil {
		return &Tree{nil, nil, v}
	}
	if v < t.Value {
		t.Left = t.Left.Insert(v)
	} else {
		t.Right = t.Right.Insert(v)
	}
	return t
}

func (t *Tree) Walk(f func(int)) {
	if t != nil {
		t.Left.Walk(f)
		f(t.Value)
		t.Right.Walk(f)
	}
}

type F func(F) int
type M map[string]M
type S []S
type List struct {
	items []List
	next  *List
}

func main() {
	var t *Tree
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		t = t.Insert(v)
	}
	t.Walk(func(v int) { fmt.Print(v, " ") })
	fmt.Println()
	var f F = func(g F) int { return 1 }
	m := M{"a": {"b": nil}}
	s := S{{}, {{}, {}}}
	fmt.Println(f(f), len(m["a"]), m["a"]["b"] == nil, len(s[1]))
	l := List{items: make([]List, 2)}
	l.next = &l
	fmt.Println(len(l.next.next.items))
	s[0] = s
	fmt.Println(len(s[0][0]))
}
