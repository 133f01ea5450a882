// Function literals share the variables around them (Go spec: Function literals).
package main

import "fmt"

func gen(n int) (fs []func() int) {
	for i := 0; i < n; i++ {
		fs = append(fs, func() int { i++; return i })
	}
	return
}
func main() {
	for _, f := range gen(3) {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	var fs []func() int
	for i := 0; i < 3; i++ {
		i := i
		fs = append(fs, func() int { i *= 2; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	x := 1
	inc := func() { x++ }
	dbl := func() { x *= 2 }
	inc()
	dbl()
	inc()
	fmt.Println(x)
	acc := func(start int) (add func(int), get func() int) {
		sum := start
		return func(n int) { sum += n }, func() int { return sum }
	}
	add, get := acc(10)
	add(5)
	add(6)
	fmt.Println(get())
	param := func(p int) func() int { return func() int { p++; return p } }
	a, b := param(1), param(100)
	fmt.Println(a(), a(), b())
	func() { x := x; x = 50; _ = x }()
	fmt.Println(x)
	for _, v := range []int{1, 2} {
		defer func() { fmt.Print("v", v, " ") }()
	}
	rec := 0
	var down func(n int)
	down = func(n int) {
		if n > 0 {
			rec += n
			down(n - 1)
		}
	}
	down(4)
	fmt.Println(rec)
}
