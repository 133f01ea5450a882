package main

import (
	"fmt"
)

func f() (
	a int,
	b string,
) {
	return 1,
		"b"
}

type T struct {
	a int
	b string }

func main() {
	a, b := f()
	x := []int{
		1,
		2,
	}
	for i := range x { fmt.Print(i); fmt.Print(x[i]) }
	if a == 1 { fmt.Println(b) } else { fmt.Println("no") }
	y := a +
		2 -
		1
	s := T{1, "b"}.
		b
	fmt.Println(y, s); ; ;
	{ ; }
	func() { a++ }(); fmt.Println(a)
}
