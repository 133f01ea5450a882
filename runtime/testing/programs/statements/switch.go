// Expression switches (Go spec: Expression switches).
package main

import "fmt"

func f(s string) int { fmt.Print("f(", s, ") "); return len(s) }
func kind(n int) string {
	switch {
	case n < 0:
		return "neg"
	case n == 0:
		return "zero"
	case n < 10:
		return "small"
	}
	return "big"
}
func main() {
	for i := 0; i < 6; i++ {
		switch i {
		case 0:
			fmt.Print("zero ")
		case 1, 2:
			fmt.Print("one or two ")
			if i == 2 {
				break
			}
			fmt.Print("one ")
		case 3:
			fmt.Print("three ")
			fallthrough
		case 4:
			fmt.Print("four ")
		default:
			fmt.Print("default ")
		}
	}
	fmt.Println()
	fmt.Println(kind(-1), kind(0), kind(5), kind(50))
	switch x := f("ab"); x {
	default:
		fmt.Println("default")
	case f("a"), f("xy"):
		fmt.Println("two")
	case f("never"):
	}
	switch {
	default:
		fmt.Println("only default")
	}
	switch x := 5; {
	case x > 3:
		fmt.Println("x > 3")
	}
	switch f("abc") {
	}
	fmt.Println()
	var v interface{} = 3
	switch v {
	case "3":
		fmt.Println("string")
	case 3.0:
		fmt.Println("float")
	case 3:
		fmt.Println("int")
	}
	switch [2]int{1, 2} {
	case [2]int{1, 2}:
		fmt.Println("array")
	}
	switch true {
	case false:
	case true:
		fmt.Println("true")
	}
	switch p := (*int)(nil); p {
	case nil:
		fmt.Println("nil")
	}
	switch "b" {
	case "a", "b":
		fmt.Println("b")
		fallthrough
	default:
		fmt.Println("through to default")
	case "c":
		fmt.Println("c")
	}
}
