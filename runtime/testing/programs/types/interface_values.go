package main

import "fmt"

type Speaker interface{ Speak() string }
type Named interface{ Name() string }
type Both interface {
	Speaker
	Named
}

type Dog struct{ name string }
type Cat int

func (d *Dog) Speak() string { return d.name + " barks" }
func (d *Dog) Name() string  { return d.name }
func (c Cat) Speak() string  { return fmt.Sprint("cat ", int(c)) }

func main() {
	d := &Dog{"rex"}
	var b Both = d
	var s Speaker = b
	var n Named = b
	d.name = "max"
	fmt.Println(s.Speak(), n.Name())
	s = Cat(3)
	_, isNamed := s.(Named)
	c, isCat := s.(Cat)
	fmt.Println(s.Speak(), isNamed, c, isCat)
	var e interface{} = s
	fmt.Println(e == Cat(3), e == 3, e.(Speaker).Speak())
	var nothing Speaker
	var typed *Dog
	fmt.Println(nothing == nil, Speaker(typed) == nil, Speaker(typed) == Speaker((*Dog)(nil)))
	list := []Speaker{d, Cat(1), Cat(1)}
	fmt.Println(list[1] == list[2], list[0] == list[1], list[0] == Speaker(d))
	m := map[interface{}]string{1: "int", "1": "string", 1.0: "float", Cat(1): "cat", [2]int{1, 2}: "array", nil: "nil"}
	fmt.Println(m[1], m["1"], m[1.0], m[Cat(1)], m[[2]int{1, 2}], m[nil], m[int8(1)] == "")
}
