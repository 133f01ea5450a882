// Composite literals of every kind (Go spec: Composite literals).
package main

import "fmt"

type Point struct{ X, Y float64 }
type Line struct {
	P, Q Point
	tag  *string
}

func main() {
	origin := &Point{}
	line := Line{*origin, Point{Y: -4, X: 12.3}, nil}
	fmt.Println(*origin, line.P, line.Q.X, line.tag == nil)
	buffer := [10]string{}
	fmt.Println(len(buffer), len([...]string{"Sat", "Sun"}), [...]int{9: 1, 2: 5, 6})
	pp := [2]*Point{{1.5, -3.5}, {}}
	fmt.Println(*pp[0], *pp[1])
	fmt.Println([][]int{{1, 2, 3}, {4, 5}}, [][]Point{{{0, 1}, {1, 2}}}, [...]Point{{1, 2}})
	fmt.Println(map[string]Point{"orig": {0, 0}}, map[Point]string{{0, 0}: "orig"}, len(map[string]*Point{"p": {1, 2}}))
	vowels := [128]bool{'a': true, 'e': true}
	fmt.Println(vowels['a'], vowels['b'], len(vowels))
	fs := []func() int{func() int { return 1 }, func() int { return 2 }}
	fmt.Println(fs[0]() + fs[1]())
	deep := map[string]map[string][]int{"a": {"b": {1, 2}}, "c": nil}
	fmt.Println(deep, deep["a"]["b"][1])
	st := []struct {
		name string
		in   []int
	}{{"x", nil}, {"y", []int{1}}, {in: []int{2}}}
	fmt.Printf("%+v\n", st)
	if p := (Point{1, 2}); p.X == 1 {
		fmt.Println(p)
	}
	for _, p := range []Point{{1, 2}, {3, 4}} {
		fmt.Print(p.Y, " ")
	}
	fmt.Println(&[]int{1}, &map[string]int{"a": 1}, &Point{1, 2}, &[2]int{1, 2})
}
