package main

import "fmt"

func main() {
	a := make([]int, 3, 10)
	b := append(a, 4)
	c := append(a, 5)
	fmt.Println(a, b, c, len(b), cap(b))
	d := append(a[:3:3], 6)
	d[0] = 100
	fmt.Println(a, d, cap(a[:3:3]))
	e := append([]int(nil), a...)
	e[0] = 9
	fmt.Println(a[0], e)
	var n []string
	n = append(n)
	fmt.Println(n == nil, len(n))
	n = append(n, []string{}...)
	fmt.Println(n == nil)
}
