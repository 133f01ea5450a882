package main

import "fmt"

func main() {
	for _, x := range []int{7, -7, 0, 1 << 62} {
		for _, y := range []int{2, -2, 3, -5} {
			fmt.Print(x/y, " ", x%y, " ", x == (x/y)*y+x%y, "; ")
		}
		fmt.Println()
	}
	var a int8 = -128
	fmt.Println(a/-1, a%-1, a/3, a%3)
	var b uint64 = 1<<64 - 1
	fmt.Println(b/10, b%10, b/(1<<63), b%(1<<32+1))
	var c int64 = -1 << 63
	fmt.Println(c/10, c%10, c/(1<<40), c%1000003)
}
