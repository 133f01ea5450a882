package main

import "fmt"

var trace []string

func f(s string, v int) int { trace = append(trace, s); return v }

func show() { fmt.Println(trace); trace = nil }

func main() {
	a := []int{0, 0, 0, 0}
	a[f("index", 1)] = f("value", 2)
	show()
	a[f("i1", 0)], a[f("i2", 1)] = f("v1", 5), f("v2", 6)
	show()
	_ = f("a", 1) + f("b", 2)*f("c", 3)
	show()
	_ = f("x", 0) == 1 && f("not", 1) == 1
	_ = f("y", 1) == 1 || f("not", 1) == 1
	show()
	m := map[int]int{f("k1", 1): f("e1", 1), f("k2", 2): f("e2", 2)}
	show()
	m[f("key", 1)] += f("add", 1)
	show()
	func(xs ...int) {}(f("p1", 1), f("p2", 2), f("p3", 3))
	show()
	defer show()
	defer fmt.Println("deferred with", f("now", 1))
	show()
	switch f("tag", 2) {
	case f("c1", 1), f("c2", 2), f("c3", 3):
	}
	show()
	s := []int{f("l1", 1), 5: f("l5", 5), f("l6", 6)}
	_ = s[f("low", 1):f("high", 3):f("max", 4)]
	show()
}
