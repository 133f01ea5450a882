package main

import (
	"fmt"

	"shapes"
	. "shapes/area"
	alias "shapes/names"
)

func init() { fmt.Println("init main") }

func main() {
	s := shapes.New(2, 3)
	fmt.Println(s, Of(s), alias.Of(s))
	fmt.Println(shapes.Count, shapes.Default.W)
	var n alias.Namer = s
	fmt.Println(n.Name())
	fmt.Printf("%T %T\n", s, n)
}
