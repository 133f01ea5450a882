// if with and without a statement before the condition (Go spec: If statements).
package main

import "fmt"

func check(n int) string {
	if n < 0 {
		return "negative"
	} else if n == 0 {
		return "zero"
	} else if m := n % 2; m == 0 {
		return fmt.Sprint("even ", m)
	} else {
		return fmt.Sprint("odd ", m)
	}
}
func main() {
	for _, n := range []int{-1, 0, 3, 4} {
		fmt.Println(check(n))
	}
	if x := 5; x > 3 {
		x := x + 1
		fmt.Println(x)
	}
	if fmt.Println("side"); true {
		fmt.Println("effect")
	}
	if v, ok := map[string]int{"a": 1}["a"]; ok && v == 1 {
		fmt.Println("found")
	}
	if true {
	} else {
		fmt.Println("never")
	}
	if !false && (1 < 2 || 1/zero() == 0) {
		fmt.Println("short")
	}
}
func zero() int { panic("not called") }
