// Arrays are values (Go spec: Array types).
package main

import "fmt"

type grid [2][3]int

func change(a [3]int) { a[0] = 99 }
func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[0] = 10
	change(a)
	fmt.Println(a, b, a == b, a == [3]int{1, 2, 3}, len(a), cap(a))
	c := [...]string{2: "c", 0: "a"}
	fmt.Printf("%q %d %T\n", c, len(c), c)
	var g grid
	g[1][2] = 5
	h := g
	h[0][0] = 1
	fmt.Println(g, h, len(g), len(g[0]))
	p := &a
	p[1] = 20
	for i, v := range p {
		fmt.Print(i, v, " ")
	}
	fmt.Println(len(p), a[1:])
	for i, v := range a {
		a[2] = 7
		fmt.Print(i, v, " ")
	}
	fmt.Println(a)
	m := map[[2]int]string{{1, 2}: "x"}
	fmt.Println(m[[2]int{1, 2}], [0]int{}, [2]bool{true})
	s := struct{ a [2]int }{[2]int{1, 2}}
	t := s
	t.a[0] = 5
	fmt.Println(s, t)
}
