// Semicolons are inserted after the last token of a line (Go spec: Semicolons).
package main

import (
	"fmt"
	"strings"
)

func f() (int,
	string) {
	return 1,
		"a"
}
func main() {
	a, b := f()
	fmt.Println(a, b)
	if a := 2; a > 1 {
		fmt.Println("two")
	}
	for i := 0; i < 2; i++ {
		fmt.Print(i, " ")
	}
	fmt.Println()
	type t struct {
		x, y int
		z    string
	}
	v := t{1, 2,
		"z",
	}
	fmt.Println(v)
	{
	}
	x := 3 +
		4
	fmt.Println(x)
	s := strings.
		ToUpper("up")
	fmt.Println(s)
}
