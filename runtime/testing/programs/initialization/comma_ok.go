package main

import "fmt"

var v, ok = table["a"]
var table = map[string]int{"a": 1}
var s, isString = any1.(string)
var any1 interface{} = 5
var r, open = <-ch
var ch = func() chan int { c := make(chan int, 1); c <- 4; return c }()
var _, second = two()
var first, _ = two()

func two() (int, string) { return 1, "two" }

func main() {
	fmt.Println(v, ok, s == "", isString, r, open, first, second)
}
