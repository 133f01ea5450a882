// The blank identifier takes any value and is never read (Go spec: Blank identifier).
package main

import "fmt"

type T struct {
	_ int
	a int
	_ string
}

func f(_ int, _ string, c int) (_ int, err error) { return c, nil }

var _ = fmt.Sprint("x")

const _ = 5

func _() { panic("never") }

type _ struct{}

var _ fmt.Stringer = S("")

type S string

func (S) String() string { return "S" }
func main() {
	_, b := 1, 2
	x, _ := f(1, "a", 3)
	_ = b
	for _, v := range []int{1, 2} {
		fmt.Print(v, " ")
	}
	for _ = range "ab" {
		fmt.Print("r ")
	}
	fmt.Println(x, T{a: 1}.a)
	_ = T{}
	_, ok := map[string]int{}["x"]
	fmt.Println(ok)
	func(_, _ int) { fmt.Println("called") }(1, 2)
}
