package main

import "fmt"

type T struct{ n int }

func (t T) Show()   { fmt.Println("value", t.n) }
func (t *T) PShow() { fmt.Println("pointer", t.n) }

func get(s string) func() { fmt.Println("get", s); return func() { fmt.Println("run", s) } }

func main() {
	t := T{1}
	defer t.Show()
	defer t.PShow()
	defer get("a")()
	t.n = 2
	for i := 0; i < 3; i++ {
		defer fmt.Print("i=", i, "\n")
	}
	func() {
		defer fmt.Println("inner done")
		defer func() {
			defer func() { fmt.Println("nested", recover()) }()
			panic("in deferred")
		}()
	}()
	var f func()
	defer func() { fmt.Println("nil func:", recover()) }()
	defer f()
	m := map[string]int{"a": 1}
	defer delete(m, "a")
	defer func(n int) { fmt.Println("copied", n, len(m)) }(len(m))
	fmt.Println("end of main")
}
