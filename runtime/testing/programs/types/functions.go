// Functions are values (Go spec: Function types).
package main

import "fmt"

type op func(int, int) int

func (o op) apply(a, b int) int                { return o(a, b) }
func add(a, b int) int                         { return a + b }
func compose(f, g func(int) int) func(int) int { return func(x int) int { return g(f(x)) } }
func variadic(pre string, xs ...int) (n int) {
	for _, x := range xs {
		n += x
	}
	fmt.Println(pre, len(xs), xs == nil)
	return
}
func multi() (a int, b string) { a = 1; b = "b"; return }
func counter() func() int      { n := 0; return func() int { n++; return n } }
func main() {
	var f op = add
	fmt.Println(f(1, 2), f.apply(3, 4), op(add)(5, 6))
	fmt.Println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * 2 })(3))
	fmt.Println(variadic("none"), variadic("three", 1, 2, 3), variadic("slice", []int{4, 5}...))
	fmt.Println(multi())
	c, d := counter(), counter()
	fmt.Println(c(), c(), d(), c())
	fs := map[string]func(float64) float64{"half": func(x float64) float64 { return x / 2 }}
	fmt.Println(fs["half"](5), fs["none"] == nil)
	func(s string) { fmt.Println(s) }("called")
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	fmt.Println(fib(15))
	fmt.Println(add(func() (int, int) { return 2, 3 }()))
}
