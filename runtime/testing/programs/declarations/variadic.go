package main

import "fmt"

func sum(base int, xs ...int) (int, int) {
	for _, x := range xs {
		base += x
	}
	if len(xs) > 0 {
		xs[0] = -1
	}
	return base, len(xs)
}

func all(args ...interface{}) int { return len(args) }

func pair() (int, int) { return 1, 2 }

func main() {
	fmt.Println(sum(1))
	fmt.Println(sum(1, 2, 3))
	s := []int{4, 5}
	fmt.Println(sum(0, s...))
	fmt.Println(s)
	fmt.Println(sum(pair()))
	fmt.Println(all(), all(nil), all(nil...), all(1, "a", nil), all([]interface{}{1, 2}...), all([]int{1, 2}))
	f := func(prefix string, f ...func() string) {
		for _, g := range f {
			prefix += g()
		}
		fmt.Println(prefix)
	}
	f("p", func() string { return "1" }, func() string { return "2" })
}
