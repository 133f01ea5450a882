package main

import "fmt"

type T struct {
	n int
	a [2]int
}

func main() {
	c := make(chan T, 2)
	t := T{1, [2]int{1, 2}}
	c <- t
	t.n, t.a[0] = 9, 9
	c <- t
	u := <-c
	u.a[1] = 100
	fmt.Println(u, <-c, t)
}
