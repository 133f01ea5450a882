package main

import "fmt"

type T struct{ n int }

func (t T) get() int  { return base + t.n }
func (t *T) set() int { t.n = base; return t.n }

var value = T{1}.get()
var pointer = (&T{}).set()
var closure = func() int { return helper() * 2 }()
var base = start()

func helper() int { return base }
func start() int  { fmt.Println("start"); return 10 }

func main() {
	fmt.Println(value, pointer, closure, base)
}
