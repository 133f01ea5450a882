// Slices share an array (Go spec: Slice types).
package main

import "fmt"

func main() {
	a := [5]int{1, 2, 3, 4, 5}
	s := a[1:3]
	fmt.Println(s, len(s), cap(s))
	s[0] = 20
	fmt.Println(a, s[:4])
	s = append(s, 30)
	fmt.Println(a, s)
	t := s[1:2:2]
	fmt.Println(t, len(t), cap(t))
	t = append(t, 99)
	t[0] = 0
	fmt.Println(a, t)
	var n []int
	n = append(n, 1, 2, 3)
	n = append(n, n...)
	fmt.Println(n, n[len(n):], n[:0], n == nil)
	m := make([]string, 2, 5)
	fmt.Printf("%q %d %d\n", m, len(m), cap(m))
	copy(n[1:], n)
	fmt.Println(n, copy(n, []int{7}), n)
	d := [][]int{{1}, {2, 3}, nil, {}}
	d[0] = append(d[0], 9)
	fmt.Println(d, len(d[2]))
	i := []int{5: 1, 2, 1: 7}
	fmt.Println(i, len(i))
	e := []struct{ a, b int }{{1, 2}, {b: 3}}
	e[1].a = 4
	fmt.Printf("%v %+v\n", e, e)
	b := append([]byte("ab"), "cd"...)
	fmt.Println(string(b), string(b[1:3]))
}
