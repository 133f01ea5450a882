package main

import "fmt"

func main() {
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	n := 0
	for n < 3 {
		n++
	}
	for {
		n++
		if n > 5 {
			break
		}
	}
	fmt.Println(n)
	for i := 0; i < 5; i++ {
		if i == 1 {
			continue
		}
		i++
		fmt.Print(i, " ")
	}
	fmt.Println()
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i *= 2; return i })
	}
	fmt.Println(fs[0](), fs[1](), fs[2]())
	for p := &n; *p > 0; *p-- {
	}
	fmt.Println(n)
	for f, k := 1.0, 'a'; f < 3; f, k = f*1.5, k+1 {
		fmt.Print(f, string(k), " ")
	}
	for ok := true; ok; ok = false {
		fmt.Println("once")
	}
	for i := uint8(250); i >= 250; i++ {
		fmt.Print(i, " ")
	}
	fmt.Println()
}
