// Arguments, variadic parameters, methods as values and f(g()) (Go spec: Calls).
package main

import "fmt"

type T struct{ n int }

func (t T) Add(a, b int) int { return t.n + a + b }
func (t *T) Inc(by ...int) {
	for _, b := range by {
		t.n += b
	}
}
func pair() (int, int)                   { return 3, 4 }
func vari(xs ...interface{}) int         { return len(xs) }
func mixed(a int, rest ...string) string { return fmt.Sprint(a, len(rest), rest) }
func change(xs ...int) {
	if len(xs) > 0 {
		xs[0] = 100
	}
}
func triple() (int, string, string) { return 1, "x", "y" }
func main() {
	t := T{1}
	fmt.Println(t.Add(pair()), T.Add(t, 1, 1), vari(pair()), vari(), vari(nil), vari(nil, nil))
	fmt.Println(mixed(1), mixed(2, "a"), mixed(3, []string{"b", "c"}...), mixed(triple()))
	xs := []int{1, 2}
	change(xs...)
	change(5, 6)
	change()
	fmt.Println(xs)
	f := t.Add
	t.n = 100
	fmt.Println(f(1, 1), (*T).Inc != nil)
	t.Inc(1, 2, 3)
	t.Inc()
	fmt.Println(t)
	fmt.Println(vari(xs, xs), vari([]interface{}{1, 2, 3}...))
	g := func(f func(...int) int, xs ...int) int { return f(xs...) }
	fmt.Println(g(func(a ...int) int { return len(a) }, 1, 2, 3))
	defer fmt.Println("deferred", func() int { return 7 }())
	func(x, y int) { fmt.Println(x * y) }(pair())
}
