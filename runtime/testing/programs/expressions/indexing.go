// Index expressions on arrays, pointers to arrays, slices, strings, maps (Go spec: Index expressions).
package main

import "fmt"

func main() {
	a := [...]int{10, 20, 30}
	p, s, str := &a, a[:], "abc"
	m := map[string][]int{"x": {1, 2}}
	i := 1
	fmt.Println(a[i], p[i], s[i], str[i], m["x"][i], m["none"] == nil)
	a[i]++
	p[2] *= 2
	s[0] -= 5
	m["x"][0] = 100
	m["y"] = nil
	fmt.Println(a, m, len(m))
	var u8 uint8 = 2
	var i64 int64 = 1
	fmt.Println(a[u8], s[i64], "xyz"[u8], [3]int{1, 2, 3}[i])
	grid := [2][2]string{{"a", "b"}, {"c", "d"}}
	grid[1][0] += "!"
	fmt.Println(grid, grid[i][i])
	mm := map[string]map[int]string{"k": {1: "one"}}
	fmt.Println(mm["k"][1], mm["none"][1] == "")
	if v, ok := mm["k"][2]; !ok {
		fmt.Printf("%q\n", v)
	}
	type st struct{ f [2]int }
	ms := map[int]st{1: {[2]int{5, 6}}}
	fmt.Println(ms[1].f[1], ms[2].f[0])
	counts := map[rune]int{}
	for _, r := range "hello" {
		counts[r]++
	}
	fmt.Println(counts['l'], counts['z'])
}
