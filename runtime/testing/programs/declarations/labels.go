// Labels have a scope of their own (Go spec: Label scopes).
package main

import "fmt"

func main() {
	x := 0
x:
	if x < 3 {
		x++
		goto x
	}
	fmt.Println(x)
outer:
	for i := 0; i < 3; i++ {
	inner:
		for j := 0; ; j++ {
			switch {
			case j == 1:
				continue inner
			case j == 3:
				continue outer
			case i == 2:
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	i := 0
loop:
	if i < 3 {
		fmt.Print(i)
		i++
		goto loop
	}
	fmt.Println()
block:
	switch {
	case i == 3:
		break block
	default:
		fmt.Println("not reached")
	}
sw:
	switch {
	default:
		for {
			break sw
		}
	}
	func() {
	x:
		for {
			break x
		}
	}()
	fmt.Println("end")
}
