package main

import (
	"bytes"
	"fmt"
	"sort"
)

type P struct{ a, b int }

func main() {
	s := uint32(1)
	for n := 0; n < 300; n += 7 {
		x := make([]int, n)
		y := make([]P, n)
		for i := range x {
			s = s*1664525 + 1013904223
			x[i] = int(s>>20) % (n/2 + 1)
			y[i] = P{x[i], i}
		}
		sort.Ints(x)
		fmt.Println(x)
		sort.SliceStable(y, func(i, j int) bool { return y[i].a < y[j].a })
		fmt.Println(y)
		sort.Sort(sort.Reverse(sort.IntSlice(x)))
		fmt.Println(x, sort.IntsAreSorted(x))
	}
	var b bytes.Buffer
	b.WriteString("hello, wörld\nline two\n")
	l, err := b.ReadString('\n')
	fmt.Printf("%q %v %d\n", l, err, b.Len())
	fmt.Fprintf(&b, "%05.1f", 3.14159)
	fmt.Println(b.String())
	fmt.Printf("%q\n", bytes.Split([]byte("a,b,c"), []byte(",")))
}
