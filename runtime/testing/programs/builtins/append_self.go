package main

import "fmt"

func main() {
	s := []int{1, 2, 3}
	s = append(s, s...)
	s = append(s[:1], s[2:]...)
	fmt.Println(s, len(s))
	s = append(s, s[0], s[len(s)-1])
	fmt.Println(s)
	b := append([]byte("x"), "yz"...)
	b = append(b, b[1:]...)
	fmt.Println(string(b))
	m := append([][]int{{1}}, []int{2, 3}, nil)
	m[0] = append(m[0], 9)
	fmt.Println(m, len(m))
}
