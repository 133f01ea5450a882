package main

import "fmt"

var (
	a = c + b
	b = f("b", 2)
	c = f("c", d)
	d = 3
)

var _ = f("blank", 0)

var x, y = pair()

var m = map[string]func() int{"late": func() int { return late }}
var late = f("late", 50)

func pair() (int, int) { fmt.Println("pair", d); return d, d + 1 }

func f(name string, v int) int { fmt.Println("init", name, v); return v }

func init() { fmt.Println("init 1", a, b, c, d); a = 100 }
func init() { fmt.Println("init 2", a, x, y) }

func main() {
	fmt.Println("main", m["late"]())
}
