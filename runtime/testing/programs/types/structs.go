// Structs, embedded fields and promotion (Go spec: Struct types).
package main

import "fmt"

type Base struct {
	ID   int
	name string
}

func (b Base) Name() string      { return b.name }
func (b *Base) SetName(s string) { b.name = s }

type Mid struct {
	Base
	level int
}
type Top struct {
	*Mid
	ID string
	_  int
}

func main() {
	t := Top{Mid: &Mid{Base{1, "base"}, 2}, ID: "top"}
	fmt.Println(t.ID, t.Mid.ID, t.Base.ID, t.name, t.Name(), t.level)
	t.SetName("new")
	fmt.Println(t.Name(), t.Mid.Base)
	a := Base{1, "x"}
	b := a
	b.ID = 2
	fmt.Println(a, b, a == b, a == Base{1, "x"})
	p := &a
	p.ID = 9
	fmt.Println(a.ID, (*p).name, *p)
	anon := struct {
		X, Y int
		Tag  string "json:\"tag\""
	}{1, 2, "t"}
	fmt.Printf("%v %+v %T\n", anon, anon, anon)
	var e struct{}
	fmt.Println(e, struct{}{} == e)
	fmt.Printf("%+v\n", Mid{Base{3, "m"}, 4})
	pp := &p
	(*pp).ID++
	fmt.Println((**pp).ID)
}
