package main

import "fmt"

type op func(int, int) int

func (o op) apply(a, b int) int { return o(a, b) }

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 100 }
}

func main() {
	add := op(func(a, b int) int { return a + b })
	fmt.Println(add.apply(2, 3), op.apply(add, 4, 5))
	fmt.Println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * 10 })(4))
	next, reset := counter()
	other, _ := counter()
	next()
	reset()
	fmt.Println(next(), other(), next())
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	fmt.Println(fib(15))
	table := map[string]func(float64, float64) float64{
		"+": func(a, b float64) float64 { return a + b },
		"/": func(a, b float64) float64 { return a / b },
	}
	fmt.Println(table["+"](1, 2), table["/"](1, 4), table["-"] == nil)
	var adders [3]func() int
	for i := range adders {
		i := i
		adders[i] = func() int { i += 10; return i }
	}
	fmt.Println(adders[0](), adders[2](), adders[0]())
}
