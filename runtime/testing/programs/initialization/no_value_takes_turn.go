package main

import "fmt"

func note(name string, _ ...interface{}) int {
	fmt.Print(name, " ")
	return 1
}

var first = note("first", later)
var second = note("second", started)
var third = func() int {
	if false {
		_ = computed
	}
	return note("third")
}()
var fourth = note("fourth")

var later int
var started = 42
var computed = func() int { return 42 }()

func main() {
	fmt.Println()
	fmt.Println(first, second, third, fourth)
}
