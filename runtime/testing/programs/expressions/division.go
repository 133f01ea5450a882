// Integer division truncates towards zero (Go spec: Arithmetic operators).
package main

import "fmt"

func main() {
	for _, p := range [][2]int{{5, 3}, {-5, 3}, {5, -3}, {-5, -3}, {0, 5}, {1 << 62, 3}, {-1 << 63, -1}, {9007199254740993, 2}} {
		fmt.Println(p[0], p[1], p[0]/p[1], p[0]%p[1])
	}
	var a, b int8 = -128, -1
	fmt.Println(a/b, a%b)
	var u, v uint = 7, 2
	fmt.Println(u/v, u%v, (u-8)/v)
	var x, y uint64 = 1<<64 - 1, 10
	fmt.Println(x/y, x%y, x/x)
	f, z := 1.0, 0.0
	fmt.Println(f/z, -f/z, int32(-7)/2, int32(-7)>>1)
}
