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
	m := map[key][]int{{1, "a"}: {1}, {2, "b"}: nil}
	m[key{1, "a"}] = append(m[key{1, "a"}], 2, 3)
	m[key{3, "c"}] = append(m[key{3, "c"}], 4)
	fmt.Println(len(m), m[key{1, "a"}], m[key{3, "c"}], m)
	n := m
	delete(n, key{1, "a"})
	_, ok := m[key{1, "a"}]
	fmt.Println(len(m), ok, n != nil)
	count := map[rune]int{}
	for _, r := range "hello, wörld" {
		count[r]++
	}
	var runes []int
	for r := range count {
		runes = append(runes, int(r))
	}
	sort.Ints(runes)
	for _, r := range runes {
		fmt.Print(string(rune(r)), count[rune(r)], " ")
	}
	fmt.Println()
	nan := math.NaN()
	f := map[float64]int{nan: 1, 0: 2}
	f[nan] = 3
	f[math.Copysign(0, -1)] = 4
	fmt.Println(len(f), f[0], f[nan])
	nested := map[string]map[string]int{}
	if nested["x"] == nil {
		nested["x"] = map[string]int{}
	}
	nested["x"]["y"]++
	nested["x"]["y"] += 2
	fmt.Println(nested, nested["no"]["y"])
	ptr := &m
	(*ptr)[key{9, ""}] = nil
	fmt.Println(len(*ptr))
}
