package main

import (
	"fmt"

	"a"
	"b"
)

type mine struct{ a.Base }

func (mine) hidden() string { return "main's own" }

type hider interface{ hidden() string }

func main() {
	var h hider = mine{}
	fmt.Println(h.hidden(), a.Call(mine{}))
	var x interface{} = b.T{}
	_, isA := x.(a.Hider)
	_, isMain := x.(hider)
	fmt.Println(isA, isMain)
	fmt.Println(struct{ a.Base }{}.Public())
}
