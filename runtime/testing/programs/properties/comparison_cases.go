package main

import "fmt"

type T struct {
	a int
	b string
	c interface{}
}

func try(f func() bool) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	fmt.Println(f())
}

func main() {
	x, y := T{1, "a", 2}, T{1, "a", 2}
	try(func() bool { return x == y })
	y.c = []int{1}
	try(func() bool { return x == y })
	x.c = []int{1}
	try(func() bool { return x == y })
	x.a = 9
	try(func() bool { return x == y })
	var e, f interface{} = map[int]int{}, 1
	try(func() bool { return e == f })
	f = e
	try(func() bool { return e == f })
	try(func() bool { return [2]interface{}{1, e} == [2]interface{}{2, e} })
	p, q := &x, &x
	z := x
	try(func() bool { return p == q && p != &z })
	var ch1, ch2 chan int
	try(func() bool { return ch1 == ch2 && ch1 == nil })
	try(func() bool { return struct{}{} == struct{}{} })
	a, b := [0]int{}, [0]int{}
	try(func() bool { return a == b })
	try(func() bool { return "a"+"b" == "ab" && 'a' == 97 && 1.0 == 1 })
}
