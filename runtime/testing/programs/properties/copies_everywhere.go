package main

import (
	"container/list"
	"fmt"
	"reflect"
	"sort"
	"sync"
	"sync/atomic"
)

type S struct {
	a int
	b [2]int
	c struct{ d string }
}

func (s S) get() S       { return s }
func (s *S) ptr() S      { return *s }
func (s S) mod() S       { s.a++; return s }
func (s S) f() func() S  { return func() S { s.a += 10; return s } }
func id(s S) S           { return s }
func vari(ss ...S) []S   { ss[0].a = 99; return ss }
func two(s S) (S, S)     { return s, s }
func named(s S) (r S)    { r = s; s.a = 1000; return }
func deferred(s S) (r S) { defer func() { r.a++ }(); return s }

type I interface{ get() S }
type E struct {
	S
	p *S
}

var g S

func main() {
	s := S{a: 1}
	ch := make(chan S, 3)
	ch <- s
	s.a = 2
	ch <- s
	s.b[1] = 5
	fmt.Println(<-ch, <-ch, s)
	m := map[string]S{"x": s}
	s.a = 3
	t := m["x"]
	t.a = 50
	fmt.Println(m, t, s)
	m["y"] = t
	t.a++
	fmt.Println(m["y"].a)
	var i interface{} = s
	s.a = 4
	u := i.(S)
	u.a = 77
	fmt.Println(i, u)
	var ii I = s
	s.a = 5
	fmt.Println(ii.get(), ii)
	mv := s.mod
	s.a = 6
	fmt.Println(mv(), mv(), s.f()())
	arr := [3]S{s, s}
	arr2 := arr
	arr[0].a = 42
	fmt.Println(arr[0].a, arr2[0].a)
	for _, e := range arr {
		e.a = 9
		arr[1].a++
	}
	fmt.Println(arr[0].a, arr[1].a)
	for k, e := range arr {
		arr[2].a = 100 + k
		fmt.Print(e.a, " ")
	}
	sl := []S{s}
	sl = append(sl, s, sl[0])
	sl[0].a = 11
	fmt.Println(sl)
	v := vari(s, s)
	fmt.Println(v, s)
	v2 := vari(sl...)
	v2[1].a = 8
	fmt.Println(sl)
	x, y := two(s)
	x.a++
	fmt.Println(x.a, y.a, s.a)
	x, y = y, x
	fmt.Println(x.a, y.a)
	arr[0], arr[1] = arr[1], arr[0]
	fmt.Println(arr)
	sl[0], sl[2] = sl[2], sl[0]
	fmt.Println(sl)
	fmt.Println(named(s), deferred(s), s)
	e := E{S: s, p: &s}
	e.a = 21
	fmt.Println(e.S.a, e.p.a, s.a)
	e2 := e
	e2.b[0] = 3
	*e.p = e2.S
	e2.b[0] = 4
	fmt.Println(e.b, e2.b, s.b)
	defer func(s S) { fmt.Println("deferred", s) }(s)
	defer fmt.Println("d2", s)
	s.a = 1234
	func() {
		defer func(q S) { q.a = 5; s = q }(s)
		s.a++
	}()
	fmt.Println(s)
	var wg sync.WaitGroup
	wg.Add(1)
	go func(s S) { s.a = 0; wg.Done() }(s)
	wg.Wait()
	fmt.Println(s)
	ms := map[S]S{s: s}
	s.a++
	ms[s] = s
	s.a++
	fmt.Println(len(ms), len(ms[s].c.d))
	for k, v := range ms {
		k.a, v.a = 0, 0
	}
	ks := []int{}
	for k := range ms {
		ks = append(ks, k.a)
	}
	sort.Ints(ks)
	fmt.Println(ks)
	pa := &arr
	cp := *pa
	pa[0].a = -1
	fmt.Println(cp[0].a)
	select {
	case ch <- s:
		s.a = 31
	default:
	}
	select {
	case w := <-ch:
		w.a++
		fmt.Println(w.a, s.a)
	}
	ch <- s
	var ok bool
	g, ok = <-ch
	g.a++
	fmt.Println(g.a, s.a, ok)
	l := list.New()
	l.PushBack(s)
	s.a = 500
	fmt.Println(l.Front().Value.(S).a)
	var av atomic.Value
	av.Store(s)
	s.a = 501
	fmt.Println(av.Load().(S).a)
	rv := reflect.ValueOf(&s).Elem()
	iv := rv.Interface().(S)
	s.a = 502
	fmt.Println(iv.a)
	rv2 := reflect.ValueOf(s)
	s.a = 503
	fmt.Println(rv2.Field(0).Int())
	mm := map[string][2]int{}
	ar := [2]int{1, 2}
	mm["a"] = ar
	ar[0] = 9
	fmt.Println(mm)
	st := struct {
		x [2]int
		y S
	}{ar, s}
	ar[1], s.a = 7, 8
	fmt.Println(st)
	switch z := i.(type) {
	case S:
		z.a = -5
	}
	fmt.Println(i)
	ch2 := make(chan [2]int)
	go func() { ch2 <- ar; ar[0] = 100; ch2 <- ar }()
	r1 := <-ch2
	r2 := <-ch2
	fmt.Println(r1, r2)
	fs := []func() S{}
	for n := 0; n < 2; n++ {
		q := S{a: n}
		fs = append(fs, q.get, func() S { return q }, q.ptr)
		q.a += 100
	}
	for _, f := range fs {
		fmt.Print(f().a, " ")
	}
	fmt.Println()
	h := S.mod
	k := (*S).ptr
	fmt.Println(h(s).a, k(&s).a, s.a)
	var np *S
	np = new(S)
	*np = id(s)
	np.a = 2
	fmt.Println(s.a, *np)
	type T struct{ in interface{} }
	tt := T{s}
	t3 := tt
	s.a = 15
	fmt.Println(tt.in.(S).a, t3.in.(S).a)
	z := copyOf(sl)
	z[0].a = 7777
	fmt.Println(sl[0].a, z[0].a)
	lit := []S{{a: 1}, s, *np}
	np.a = 3
	s.a = 4
	fmt.Println(lit)
	ml := map[int][]S{1: {s}}
	ml[1][0].a = 5
	fmt.Println(ml, s.a)
	c1, c2 := s, &s
	c2.a = 90
	fmt.Println(c1.a)
	s, c1 = c1, s
	fmt.Println(c1.a, s.a, c2.a)
}
func copyOf(s []S) []S { r := make([]S, len(s)); copy(r, s); return r }
