// A name means what its innermost block says, from its declaration on (Go spec: Declarations and scope).
package main

import "fmt"

var x = "package"

func param(x int) {
	fmt.Println(x)
	{
		x := "inner"
		fmt.Println(x)
	}
	fmt.Println(x)
}
func main() {
	fmt.Println(x)
	x := x + "!"
	fmt.Println(x)
	if x := len(x); x > 3 {
		x := x * 2
		fmt.Println(x)
	} else {
		fmt.Println(-x)
	}
	switch x := 5; {
	case x > 3:
		x := "case"
		fmt.Println(x)
		fallthrough
	case false:
		fmt.Println(x)
	}
	param(1)
	f := func() string { return x }
	x = "changed"
	fmt.Println(f())
	type x2 struct{ x string }
	fmt.Println(x2{x})
	var fmt2 = func() { x := 3; _ = x }
	fmt2()
}
