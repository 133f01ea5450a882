package main

import (
	"fmt"
	"runtime"
)

type I interface{ M() }

func main() {
	try := func(f func()) {
		defer func() {
			r := recover()
			_, is := r.(*runtime.TypeAssertionError)
			fmt.Println(is, r)
		}()
		f()
	}
	var e interface{}
	var i I
	try(func() { _ = e.(int) })
	e = 1.5
	try(func() { _ = e.(int) })
	try(func() { _ = e.(I) })
	try(func() { _ = i.(interface{ N() }) })
	e = struct{ a int }{}
	try(func() { _ = e.(map[string]int) })
}
