package main

import "fmt"

type less func(a, b interface{}) bool

func sift(s []interface{}, lo, hi int, f less) {
	for root := lo; ; {
		child := 2*root + 1
		if child >= hi {
			return
		}
		if child+1 < hi && f(s[child], s[child+1]) {
			child++
		}
		if !f(s[root], s[child]) {
			return
		}
		s[root], s[child] = s[child], s[root]
		root = child
	}
}

func sort(s []interface{}, f less) {
	for i := len(s)/2 - 1; i >= 0; i-- {
		sift(s, i, len(s), f)
	}
	for i := len(s) - 1; i > 0; i-- {
		s[0], s[i] = s[i], s[0]
		sift(s, 0, i, f)
	}
}

func main() {
	ints := []interface{}{5, 2, 9, -1, 0, 33, 7}
	sort(ints, func(a, b interface{}) bool { return a.(int) < b.(int) })
	strs := []interface{}{"pear", "apple", "fig", "Zoo", ""}
	sort(strs, func(a, b interface{}) bool { return a.(string) > b.(string) })
	fmt.Printf("%v %q\n", ints, strs)
	x := uint32(1)
	var many []interface{}
	for i := 0; i < 500; i++ {
		x = x*1664525 + 1013904223
		many = append(many, int(x>>8)%1000)
	}
	sort(many, func(a, b interface{}) bool { return a.(int) < b.(int) })
	ok := true
	for i := 1; i < len(many); i++ {
		ok = ok && many[i-1].(int) <= many[i].(int)
	}
	fmt.Println(ok, many[0], many[499])
}
