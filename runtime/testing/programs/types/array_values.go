package main

import "fmt"

func change(a [3]int) [3]int { a[0] = 100; return a }

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[1] = 20
	c := change(a)
	fmt.Println(a, b, c, a == [3]int{1, 2, 3}, a != b)
	m := [2][2]string{{"a", "b"}, {"c"}}
	n := m
	n[0][1] = "x"
	row := m[1]
	row[0] = "y"
	fmt.Println(m, n, row)
	for i, v := range a {
		a[2] = 50
		fmt.Print(i, v, " ")
	}
	for i, v := range &a {
		a[2] = 60
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	keys := map[[2]int]string{{1, 2}: "one two", {0, 0}: "zero"}
	k := [2]int{1, 1}
	k[1]++
	fmt.Println(keys[k], len(keys))
	s := a[:]
	s[0] = 9
	fmt.Println(a, len([...]int{9: 1}), [...]string{2: "c", 0: "a"})
	var e, f interface{} = a, a
	a[1] = 0
	fmt.Println(e == f, e == interface{}(a))
}
