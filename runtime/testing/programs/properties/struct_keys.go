package main

import "fmt"

type R struct{ k, v string }
type M struct{}

func (r R) I() interface{} { return r.k }

func main() {
	rs := []R{{"a", "1"}, {"b", "2"}, {"c", "3"}}
	keys := make(map[R]struct{})
	k2 := make(map[R]int)
	other := make(map[interface{}]struct{})
	for i, k := range rs {
		keys[k] = struct{}{}
		k2[k] = i
		other[k.I()] = struct{}{}
		other[k] = struct{}{}
	}
	fmt.Println(keys, k2, len(other))
	var k R
	a := map[[2]int]bool{}
	var x [2]int
	for i := 0; i < 3; i++ {
		k.k = fmt.Sprint(i)
		k2[k]++
		k2[k] += 5
		x[0] = i
		a[x] = true
		a[x], k2[k] = false, 7
	}
	for q := range k2 {
		k = q
		k2[k] = 9
		k.v = "z"
	}
	for k = range k2 {
		k2[k]++
	}
	fmt.Println(k2, a)
	for k := range keys {
		s, ok := k.I().(string)
		if !ok {
			continue
		}
		fmt.Print(s)
	}
	fmt.Println()
}
