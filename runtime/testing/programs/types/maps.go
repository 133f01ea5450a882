// Maps (Go spec: Map types).
package main

import (
	"fmt"
	"math"
	"sort"
)

type key struct {
	a int
	b string
}

func main() {
	m := map[string]int{"a": 1, "b": 2}
	m["c"] = 3
	m["a"]++
	delete(m, "b")
	delete(m, "none")
	v, ok := m["b"]
	fmt.Println(m, len(m), v, ok, m["zzz"])
	k := map[key][]int{{1, "x"}: {1}, {2, "y"}: nil}
	k[key{1, "x"}] = append(k[key{1, "x"}], 2)
	fmt.Println(k[key{1, "x"}], len(k))
	i := map[interface{}]string{1: "int", "1": "string", 1.5: "float", key{}: "key", nil: "nil", true: "bool"}
	fmt.Println(i[1], i["1"], i[1.5], i[key{}], i[nil], i[true], i[int8(1)] == "")
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(keys)
	n := m
	n["new"] = 1
	fmt.Println(len(m), m["new"])
	f := map[float64]int{0.0: 1}
	zero := 0.0
	f[-zero] = 2
	f[math.NaN()] = 3
	f[math.NaN()] = 4
	fmt.Println(len(f), f[0])
	mm := map[string]map[string]int{}
	if mm["x"] == nil {
		mm["x"] = map[string]int{}
	}
	mm["x"]["y"]++
	fmt.Println(mm)
	p := map[*int]bool{}
	x, y := 1, 1
	p[&x] = true
	fmt.Println(p[&x], p[&y])
	for k := range m {
		delete(m, k)
	}
	fmt.Println(len(m), make(map[int]int, 100))
}
