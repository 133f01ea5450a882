// Package variables are set in the order of what they need (Go spec: Package initialization).
package main

import "fmt"

var (
	a = c + b
	b = f()
	c = 1
)
var d, e = g()

func f() int           { fmt.Println("f", c); return c + 1 }
func g() (int, string) { fmt.Println("g", a); return a * 2, "e" }

var _ = blank()

func blank() int { fmt.Println("blank"); return 0 }

var late = func() int { return early * 2 }()
var early = 21

func init() { fmt.Println("init 1", a, b, c) }
func init() { fmt.Println("init 2", d, e) }
func main() { fmt.Println(a, b, c, d, e, late) }
