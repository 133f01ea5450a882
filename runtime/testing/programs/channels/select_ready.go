package main

import "fmt"

func main() {
	a := make(chan int, 1)
	var never chan int
	select {
	case v := <-a:
		fmt.Println("unexpected", v)
	case never <- 1:
		fmt.Println("nil channel")
	default:
		fmt.Println("default")
	}
	a <- 7
	select {
	case v, ok := <-a:
		fmt.Println(v, ok)
	case <-never:
	}
	select {
	case a <- 8:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
	select {
	case a <- 9:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
}
