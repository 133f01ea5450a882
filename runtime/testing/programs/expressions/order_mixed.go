// What calls and plain reads of one statement see of each other is left open by the spec; this is what gc does.
package main

import "fmt"

type T struct {
	a   int
	s   []int
	m   map[string]int
	p   *T
	arr [3]int
}

var g = 1
var gs = []int{1, 2, 3}
var gt = T{a: 1, s: []int{1, 2, 3}, m: map[string]int{"a": 1}}

func inc() int {
	g++
	gs[0] += 10
	gt.a += 100
	gt.s[1] += 5
	gt.m["a"]++
	gt.arr[1]++
	return g
}
func reset()          { g = 1; gs = []int{1, 2, 3}; gt = T{a: 1, s: []int{1, 2, 3}, m: map[string]int{"a": 1}} }
func repl() int       { gs = []int{7, 8, 9}; gt.s = []int{70, 80}; gt.m = map[string]int{"a": 50}; return 1 }
func two() (int, int) { return inc(), inc() }

type I interface{ M(int) int }

func (t T) M(x int) int  { return t.a + x }
func (t *T) P(x int) int { return t.a + x }

func args(xs ...int) []int { return xs }

func main() {
	fmt.Println(args(g, inc(), g))
	reset()
	fmt.Println(args(gs[0], inc(), gs[0]))
	reset()
	fmt.Println(args(gt.a, inc(), gt.a, gt.s[1], inc(), gt.m["a"], inc()))
	reset()
	fmt.Println(args(gs[1], repl(), gs[1], len(gs), gt.s[0], repl()))
	reset()
	fmt.Println(gt.M(inc()), gt.P(inc()))
	reset()
	var i I = gt
	fmt.Println(i.M(inc()), gt.a)
	reset()
	f := gt.M
	fmt.Println(f(inc()))
	reset()
	x := []int{g, inc(), g}
	fmt.Println(x)
	reset()
	y := map[int]int{g: inc(), inc(): g}
	fmt.Println(y)
	reset()
	z := [3]int{gs[0], inc(), gs[0]}
	fmt.Println(z)
	reset()
	w := T{a: gt.a, s: []int{inc()}, arr: [3]int{gt.a}}
	fmt.Println(w)
	reset()
	gs[g-1], gs[inc()-1] = inc(), g
	fmt.Println(gs)
	reset()
	gs[repl()] = gs[1]
	fmt.Println(gs)
	reset()
	gt.a, gt.s[0] = inc(), repl()
	fmt.Println(gt.a, gt.s)
	reset()
	gt.a += inc()
	fmt.Println(gt.a)
	reset()
	gs[1] += repl()
	fmt.Println(gs)
	reset()
	gt.m["a"] += inc()
	fmt.Println(gt.m)
	reset()
	g += inc() * g
	fmt.Println(g)
	reset()
	a, b := g, inc()
	fmt.Println(a, b)
	reset()
	a, b = gs[0], inc()
	fmt.Println(a, b)
	reset()
	fmt.Println(g+inc(), inc()+g, g*inc()+g, -g+inc(), gs[0]-inc())
	reset()
	fmt.Println(g == inc(), inc() == g, gs[0] < inc() && gs[0] > g)
	reset()
	s := fmt.Sprint(g) + fmt.Sprint(inc()) + fmt.Sprint(g)
	fmt.Println(s)
	reset()
	p := &gt
	fmt.Println(args(p.a, inc(), p.s[1], repl(), p.s[0], len(p.s)))
	reset()
	fmt.Println(gs[inc()-2:inc()-1], gs[:len(gs)-inc()+2+1])
	reset()
	func() {
		defer fmt.Println("deferred", g, inc(), gs[0], gt)
		g = 1000
	}()
	reset()
	c := make(chan int, 3)
	c <- g
	select {
	case c <- g + inc():
	}
	fmt.Println(<-c, <-c)
	reset()
	switch g {
	case inc() - 1:
		fmt.Println("case 1")
	case g:
		fmt.Println("case g", g)
	}
	reset()
	fmt.Println(args(two()), g)
	reset()
	var e interface{} = gt.a
	fmt.Println(e, inc(), e.(int)+inc(), gt.a)
	reset()
	arr := [3]int{1, 2, 3}
	ar := &arr
	h := func() int { arr[0] = 99; ar = &[3]int{5, 6, 7}; return 0 }
	fmt.Println(args(arr[0], ar[1], h(), arr[0], ar[1]))
	st := T{a: 1}
	k := func() int { st = T{a: 55}; return 1 }
	fmt.Println(st, k(), st)
	st = T{a: 1}
	fmt.Println(args(st.a, k(), st.a), st.M(k()))
	n := 1
	q := func() int { n *= 10; return n }
	fmt.Println(n, q(), n, n+q(), q()+n, -n, n<<uint(q()%3))
	n = 1
	m := []int{n, q(), n, q(), n}
	fmt.Println(m)
	n = 3
	r := func(v int) int { n = v; return v }
	t2 := args(n, r(5), n, r(6))
	fmt.Println(t2, n)
	n = 1
	n, t2[0] = q(), n
	fmt.Println(n, t2)
	fmt.Println(func() int { n++; return n }(), n, func() int { n++; return n }())
}
