package main

import "fmt"

type S struct{ a [3]int }

func main() {
	xs := []int{1, 2, 3}
	for i, x := range xs {
		xs = append(xs, x*10)
		xs[i] = 0
	}
	fmt.Println(xs)
	var i, v int
	for i, v = range xs {
		if v == 20 {
			break
		}
	}
	fmt.Println(i, v)
	var s S
	for s.a[0], s.a[1] = range []int{5, 6} {
	}
	fmt.Println(s)
	for range xs[:2] {
		fmt.Print("x")
	}
	for i := range "abc" {
		fmt.Print(i)
	}
	fmt.Println()
	var np *[3]int
	for i := range np {
		fmt.Print(i)
	}
	for range map[string]int(nil) {
		fmt.Print("never")
	}
	m := map[int]int{1: 1}
	for k := range m {
		m[k] = 5
		delete(m, k)
	}
	fmt.Println(len(m))
	arr := [3]*int{}
	for i, p := range arr {
		n := i
		arr[i] = &n
		fmt.Print(p == nil, " ")
	}
	fmt.Println(*arr[2])
	fs := []func(){}
	for _, w := range []string{"a", "b"} {
		fs = append(fs, func() { fmt.Print(w) })
	}
	for _, f := range fs {
		f()
	}
	fmt.Println()
	matrix := [][]int{{1, 2}, {3}}
	for _, row := range matrix {
		for j := range row {
			row[j] *= 2
		}
	}
	fmt.Println(matrix)
}
