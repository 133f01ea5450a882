package main

import "fmt"

type Point struct{ X, Y int }
type Rect struct {
	Min, Max Point
	Name     string
}

func move(r Rect) Rect   { r.Min.X++; return r }
func shift(r *Rect)      { r.Min.X += 100 }
func (r Rect) Moved() Rect { r.Max.Y = -1; return r }
func (r *Rect) Move()      { r.Max.Y = 77 }

func main() {
	a := Rect{Point{1, 2}, Point{3, 4}, "a"}
	b := a
	b.Min.X = 50
	c := move(a)
	fmt.Println(a, b, c)
	shift(&a)
	a.Move()
	fmt.Println(a, a.Moved(), a)
	arr := []Rect{a, b}
	for _, r := range arr {
		r.Name = "changed"
	}
	arr[0].Max = Point{}
	p := &arr[1].Min
	p.Y = 12345
	fmt.Println(arr, a == b, a.Min == Point{101, 2})
	m := map[string]Rect{"a": a}
	r := m["a"]
	r.Name = "copy"
	fmt.Println(m["a"].Name, r.Name, m["none"].Name == "")
	var i interface{} = a
	a.Name = "later"
	fmt.Println(i.(Rect).Name, i == interface{}(b))
	anon := struct{ X, Y int }{1, 2}
	pt := Point(anon)
	pt.X = 9
	anon = pt
	fmt.Println(anon, pt)
}
