// Simple and full slice expressions on strings, arrays, pointers to arrays, slices (Go spec: Slice expressions).
package main

import "fmt"

func main() {
	a := [5]int{1, 2, 3, 4, 5}
	s := a[1:4]
	fmt.Println(s, s[1:], s[:2], s[:], s[0:0], len(s[:4]), cap(s[2:]))
	t := a[1:3:4]
	fmt.Println(t, len(t), cap(t), len(t[:cap(t)]))
	p := &a
	p[2:][0] = 30
	fmt.Println(a, p[3:], cap(p[:2:3]))
	str := "hello"
	fmt.Println(str[1:3], str[:0] == "", str[5:] == "", str[2:])
	var n []int
	fmt.Println(n[:] == nil, n[0:0] == nil, len(n[:]))
	i, j := 1, 3
	fmt.Println(s[i:j], a[i+1:j+1], str[i:j][1:])
	e := s[3:]
	fmt.Println(len(e), cap(e), e == nil)
	e = append(e, 50)
	fmt.Println(a)
	f := func() []int { return a[:] }
	f()[0] = -1
	fmt.Println(a[0])
}
