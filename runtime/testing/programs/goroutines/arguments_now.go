package main

import "fmt"

type T struct{ n int }

func (t T) send(c chan int, k int) { c <- t.n*10 + k }

func main() {
	c := make(chan int)
	t := T{1}
	k := 2
	go t.send(c, k)
	t.n, k = 5, 6
	fmt.Println(<-c)
	go func(f func() int) { c <- f() }(func() int { return t.n + k })
	fmt.Println(<-c)
	go println()
	f := t.send
	t.n = 9
	go f(c, 0)
	fmt.Println(<-c)
}
