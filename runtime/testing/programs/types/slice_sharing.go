package main

import "fmt"

func main() {
	base := [6]int{0, 1, 2, 3, 4, 5}
	a, b := base[1:4], base[2:5:5]
	a[1] = 20
	fmt.Println(a, b, len(a), cap(a), len(b), cap(b))
	a = append(a, 40)
	fmt.Println(base, b)
	b = append(b, 50)
	b[0] = 99
	fmt.Println(base, b)
	c := a[:cap(a)]
	fmt.Println(c, a[1:2], a[4:5])
	var nilSlice []int
	empty := []int{}
	fmt.Println(nilSlice == nil, empty == nil, len(nilSlice[:0]), nilSlice[0:0] == nil, empty[:0] == nil)
	ss := [][]int{a[:2], a[:2]}
	ss[0][0] = -1
	fmt.Println(ss)
	p := &ss[1]
	*p = append(*p, 7)
	fmt.Println(ss, a)
}
