package main

import "fmt"

func main() {
	s := []int{1, 2, 3, 4, 5}
	fmt.Println(copy(s[1:], s), s)
	s = []int{1, 2, 3, 4, 5}
	fmt.Println(copy(s, s[2:]), s)
	b := make([]byte, 3)
	fmt.Println(copy(b, "hello"), string(b))
	fmt.Println(copy(b[:0], "x"), copy([]int(nil), s))
	a := [4]string{"a", "b", "c", "d"}
	copy(a[2:], a[:])
	fmt.Println(a)
}
