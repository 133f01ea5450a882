package main

import (
	"fmt"
	"runtime"
	"strings"
)

type node struct {
	next  *node
	value int
}

func (n *node) follow() *node { return n.next }
func (n node) plain() int     { return n.value }

var none *node
var list []int
var zero int
var any interface{}

func try(name string, f func()) {
	defer func() {
		r := recover()
		for i := 1; ; i++ {
			pc, _, line, ok := runtime.Caller(i)
			if !ok {
				break
			}
			if strings.HasPrefix(runtime.FuncForPC(pc).Name(), "main.main.func") {
				fmt.Println(name, line, r)
				break
			}
		}
	}()
	f()
}

func main() {
	try("index", func() {
		_ = 1 +
			list[
				9]
	})
	try("slice", func() {
		_ = list[
			9:]
	})
	try("divide", func() {
		_ = 1 /
			zero
	})
	try("chain", func() {
		(&node{}).
			follow().
			follow()
	})
	try("fields", func() {
		_ = (&node{}).
			next.
			next.
			value
	})
	try("value method", func() {
		none.
			plain()
	})
	try("store", func() {
		list[
			9] =
			1
	})
	try("add", func() {
		list[
			9] +=
			1
	})
	try("assert", func() {
		_ = any.(
		int)
	})
	try("condition", func() {
		if zero == 0 &&
			list[1] == 2 {
			return
		}
	})
	try("return", func() {
		func() int {
			return list[
				0] +
				list[1]
		}()
	})
	try("call", func() {
		var f func(int)
		f(
			1)
	})
}
