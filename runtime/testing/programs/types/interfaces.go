// Interfaces hold any value with their methods (Go spec: Interface types).
package main

import "fmt"

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Named interface{ Name() string }
type NamedShape interface {
	Shape
	Named
}
type Square struct{ side float64 }
type Circle struct{ r float64 }

func (s Square) Area() float64       { return s.side * s.side }
func (s Square) Perimeter() float64  { return 4 * s.side }
func (s Square) Name() string        { return "square" }
func (c *Circle) Area() float64      { return 3 * c.r * c.r }
func (c *Circle) Perimeter() float64 { return 6 * c.r }
func main() {
	shapes := []Shape{Square{2}, &Circle{1}, &Square{3}}
	for _, s := range shapes {
		fmt.Printf("%T %.1f %.1f", s, s.Area(), s.Perimeter())
		if n, ok := s.(Named); ok {
			fmt.Print(" ", n.Name())
		}
		fmt.Println()
	}
	var ns NamedShape = Square{1}
	var s Shape = ns
	fmt.Println(s.(NamedShape).Name(), s == Shape(Square{1}), s == shapes[0])
	var e interface{} = 1
	_, ok := e.(Shape)
	fmt.Println(ok, e == 1, e == 1.0, e == interface{}(int64(1)))
	var nilCircle *Circle
	var ns2 Shape = nilCircle
	fmt.Println(ns2 == nil, nilCircle == nil)
	var none Shape
	fmt.Println(none == nil, none)
	f := s.Area
	fmt.Println(f())
}
