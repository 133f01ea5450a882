// Method sets of values, pointers and embedded types (Go spec: Method sets).
package main

import "fmt"

type T struct{ n int }

func (t T) Get() int   { return t.n }
func (t *T) Set(n int) { t.n = n }

type getter interface{ Get() int }
type setter interface {
	getter
	Set(int)
}
type V struct{ T }
type P struct{ *T }

func main() {
	t := T{1}
	t.Set(2)
	(&t).Set(t.Get() + 1)
	var g getter = t
	var s setter = &t
	s.Set(10)
	fmt.Println(g.Get(), s.Get(), t.Get())
	v := V{t}
	v.Set(5)
	var vs setter = &v
	_, ok := interface{}(v).(setter)
	fmt.Println(v.Get(), t.n, vs.Get(), ok)
	p := P{&t}
	p.Set(6)
	var ps setter = p
	fmt.Println(p.Get(), t.n, ps.Get())
	f := T.Get
	h := (*T).Set
	h(&t, 8)
	fmt.Println(f(t), (*T).Get(&t))
	b := t.Get
	t.Set(100)
	fmt.Println(b(), t.Get())
	arr := []T{{1}, {2}}
	arr[0].Set(7)
	fmt.Println(arr)
	m := map[string]*T{"a": {1}}
	m["a"].Set(3)
	fmt.Println(m["a"].Get())
}
