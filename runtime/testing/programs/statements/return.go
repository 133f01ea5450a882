// return with and without results (Go spec: Return statements).
package main

import (
	"errors"
	"fmt"
)

func none(n int) {
	if n > 0 {
		fmt.Println("positive")
		return
	}
	fmt.Println("not")
}
func named(n int) (sq int, err error) {
	sq = n * n
	if n < 0 {
		err = errors.New("negative")
		return
	}
	return sq + 1, nil
}
func shadow() (x int) {
	{
		x := 5
		x++
		_ = x
	}
	return
}
func forward() (int, error)    { return named(3) }
func deferred() (x int)        { defer func() { x *= 2 }(); x = 1; return x + 4 }
func swap(a, b int) (c, d int) { c, d = a, b; return d, c }
func loop() int {
	for {
		return 1
	}
}
func sw(x int) int {
	switch {
	case x > 0:
		return 1
	default:
		panic("no")
	}
}
func infinite() int {
	for i := 0; ; i++ {
		if i > 3 {
			return i
		}
	}
}
func lbl() int {
L:
	for {
		if true {
			return 2
		}
		continue L
	}
}
func main() {
	none(1)
	none(0)
	fmt.Println(named(3))
	fmt.Println(named(-1))
	fmt.Println(forward())
	fmt.Println(shadow(), deferred(), loop(), sw(1), infinite(), lbl())
	fmt.Println(swap(1, 2))
}
