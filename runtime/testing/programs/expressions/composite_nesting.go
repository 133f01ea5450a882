package main

import "fmt"

type P struct{ X, Y int }
type L struct {
	Pts  []P
	ByN  map[string]*P
	Grid [2][2]P
}

func main() {
	l := L{
		Pts:  []P{{1, 2}, {Y: 3}, 4: {5, 6}},
		ByN:  map[string]*P{"a": {7, 8}, "b": nil},
		Grid: [...][2]P{{{1, 1}}, {1: {X: 9}}},
	}
	fmt.Println(l.Pts, *l.ByN["a"], l.Grid, len(l.Pts))
	pp := []*P{{1, 2}, {3, 4}}
	pp[0].X = 10
	fmt.Println(*pp[0], *pp[1])
	mm := map[P]map[string][]int{{1, 2}: {"x": {1, 2}}}
	fmt.Println(mm[P{1, 2}]["x"][1])
	arr := [...]string{'a' - 'a': "zero", 3: "three"}
	fmt.Println(len(arr), arr)
	ps := &[]int{1, 2, 3}
	pm := &map[string]int{"k": 1}
	pa := &[2]int{3, 4}
	(*ps)[0], (*pm)["k"], pa[1] = 10, 20, 30
	fmt.Println(*ps, *pm, *pa)
	anon := []struct {
		n int
		s string
	}{{1, "one"}, {n: 2}}
	fmt.Println(anon)
	type ints []int
	fmt.Println(ints{1, 2}, []ints{{1}, {2, 3}}, map[string]ints{"a": {1}})
}
