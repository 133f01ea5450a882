// Promotion through several levels, shadowing and calls up and down (Go spec: Struct types).
package main

import "fmt"

type Logger struct {
	prefix string
	lines  *[]string
}

func (l Logger) Log(s string) { *l.lines = append(*l.lines, l.prefix+s) }

type Animal interface {
	Sound() string
	Name() string
}
type base struct{ name string }

func (b base) Name() string  { return b.name }
func (b base) Sound() string { return "..." }

type Dog struct {
	base
	Logger
}

func (d Dog) Sound() string { d.Log("dog"); return "woof, not " + d.base.Sound() }

type Puppy struct {
	*Dog
	age int
}

func (p Puppy) Name() string { return "little " + p.Dog.Name() }

type Wrapper struct{ Animal }

func (w Wrapper) Sound() string { return "wrapped " + w.Animal.Sound() }
func main() {
	var lines []string
	d := Dog{base{"rex"}, Logger{"> ", &lines}}
	p := Puppy{&d, 1}
	for _, a := range []Animal{d, p, &p, Wrapper{p}, &Wrapper{Wrapper{d}}} {
		fmt.Printf("%T: %s says %s\n", a, a.Name(), a.Sound())
	}
	p.Log("direct")
	fmt.Println(len(lines), lines[len(lines)-1], p.prefix, p.name)
	p.name = "max"
	fmt.Println(d.name, p.Name())
}
