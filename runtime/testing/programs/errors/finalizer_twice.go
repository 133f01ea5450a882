package main

import "runtime"

func main() {
	p := &struct{ a, b int }{}
	runtime.SetFinalizer(p, func(interface{}) {})
	runtime.SetFinalizer(p, func(interface{}) {})
}
