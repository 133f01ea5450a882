package main

import "fmt"

func produce(out chan<- int, n int) {
	for i := 0; i < n; i++ {
		out <- i
	}
	close(out)
}

func square(in <-chan int, out chan<- int) {
	for v := range in {
		out <- v * v
	}
	close(out)
}

func main() {
	a, b := make(chan int), make(chan int, 2)
	go produce(a, 6)
	go square(a, b)
	sum := 0
	for v := range b {
		sum += v
	}
	fmt.Println(sum)
	fmt.Printf("%T %T\n", (<-chan int)(b), (chan<- int)(b))
}
