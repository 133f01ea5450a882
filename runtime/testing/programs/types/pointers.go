// Pointers, new and the address of a composite literal (Go spec: Pointer types).
package main

import "fmt"

type node struct {
	val  int
	next *node
}

func inc(p *int) { *p++ }
func main() {
	x := 1
	p := &x
	inc(p)
	inc(&x)
	fmt.Println(x, *p, p == &x, p != nil)
	q := new(int)
	*q = 5
	pp := &q
	**pp = 6
	fmt.Println(*q, *pp == q)
	list := &node{1, &node{2, nil}}
	for n := list; n != nil; n = n.next {
		fmt.Print(n.val, " ")
	}
	fmt.Println()
	a := []int{1, 2, 3}
	e := &a[1]
	*e = 20
	a = append(a, 4)
	*e = 30
	fmt.Println(a)
	s := struct{ f [2]int }{}
	f := &s.f[1]
	*f = 8
	fmt.Println(s)
	var nilp *node
	fmt.Println(nilp == nil, &node{} == &node{})
	m := map[string]*node{"a": {val: 1}}
	m["a"].val = 7
	fmt.Println(m["a"].val)
	fmt.Printf("%v %+v\n", *list.next, &node{3, nil})
}
