// Assignments happen in two phases (Go spec: Assignments).
package main

import "fmt"

type T struct {
	a, b int
	p    *T
}

func two() (int, string) { return 2, "two" }
func main() {
	a, b := 1, 2
	a, b = b, a
	fmt.Println(a, b)
	x := []int{1, 2, 3}
	i := 0
	i, x[i] = 1, 2
	fmt.Println(i, x)
	i = 0
	x[i], i = 2, 1
	fmt.Println(i, x)
	x[0], x[0] = 1, 2
	fmt.Println(x[0])
	x[1], x[2] = x[2], x[1]
	i = 2
	x = []int{3, 5, 7}
	for i, x[i] = range x {
		break
	}
	fmt.Println(i, x)
	var m = map[string]int{}
	m["a"], m["b"] = 1, 2
	m["a"] += 10
	n, s := two()
	m[s], _ = two()
	fmt.Println(m, n)
	t := &T{a: 1}
	t.p = t
	t.p.p.b, t.a = t.a, t.b
	fmt.Println(t.a, t.b)
	var arr [3]int
	arr2 := arr
	arr[0], arr2[1] = 5, 6
	fmt.Println(arr, arr2)
	p := &a
	*p, p = 7, &b
	*p = 8
	fmt.Println(a, b)
	var e interface{}
	e = t.a
	_, e = 1, "s"
	fmt.Println(e)
	u8 := uint8(250)
	u8 += 10
	fmt.Println(u8)
}
