package main

import "fmt"

type T struct{ a, b int }

func main() {
	a, b, c := 1, 2, 3
	a, b, c = c, a, b
	fmt.Println(a, b, c)
	s := []int{0, 1, 2}
	i := 0
	i, s[i] = 2, 100
	fmt.Println(i, s)
	s[0], s[2] = s[2], s[0]
	x := []int{1, 2, 3}
	j := 1
	j, x[j], x[2] = 0, 20, x[1]
	fmt.Println(s, x, j)
	t := T{1, 2}
	t.a, t.b = t.b, t.a
	u := t
	t, u = T{5, 6}, t
	fmt.Println(t, u)
	m := map[string]int{}
	m["a"], m["b"] = 1, 2
	m["a"], m["b"] = m["b"], m["a"]
	v, ok := m["c"]
	m["n"], ok = m["a"]
	fmt.Println(m, v, ok)
	p, q := &a, &b
	*p, *q = *q, *p
	p, q = q, p
	*p = 77
	fmt.Println(a, b)
	arr := [2][2]int{{1, 2}, {3, 4}}
	arr[0], arr[1] = arr[1], arr[0]
	fmt.Println(arr)
	_, k := 1, 2
	_ = k
	n := 7
	n += 3
	n -= 1
	n *= 5
	n /= 2
	n %= 13
	n <<= 3
	n |= 1
	n &^= 8
	n ^= 3
	n >>= 1
	fmt.Println(n)
	str := "a"
	str += "b" + str
	fmt.Println(str)
	var e interface{} = 1
	e, s[0] = s[0], 9
	fmt.Println(e, s)
}
