package main

import "fmt"

func ch(name string, c chan int) chan int { fmt.Println("channel", name); return c }
func val(v int) int                       { fmt.Println("value", v); return v }

func main() {
	a, b := make(chan int, 1), make(chan int)
	var arr [3]int
	i := 0
	a <- 5
	select {
	case ch("b", b) <- val(1):
	case arr[i+1] = <-ch("a", a):
		i++
	}
	fmt.Println(arr, i)
}
