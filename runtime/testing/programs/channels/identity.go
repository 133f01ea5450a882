package main

import "fmt"

func main() {
	a := make(chan int)
	b := a
	c := make(chan int)
	var r <-chan int = a
	m := map[chan int]string{a: "a", c: "c"}
	fmt.Println(a == b, a == c, r == a, m[b], m[c], len(m))
	var i, j interface{} = a, b
	fmt.Println(i == j)
}
