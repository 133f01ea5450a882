// Channel types and their directions (Go spec: Channel types).
package main

import "fmt"

func produce(c chan<- int, n int) {
	for i := 0; i < n; i++ {
		c <- i
	}
	close(c)
}
func consume(c <-chan int) (sum int) {
	for v := range c {
		sum += v
	}
	return
}
func main() {
	c := make(chan int, 3)
	fmt.Println(len(c), cap(c))
	c <- 1
	c <- 2
	fmt.Println(len(c), <-c, len(c))
	var r <-chan int = c
	var s chan<- int = c
	s <- 3
	fmt.Println(<-r, <-r)
	d := make(chan int)
	go produce(d, 5)
	fmt.Println(consume(d))
	v, ok := <-d
	fmt.Println(v, ok)
	cc := make(chan chan string, 1)
	inner := make(chan string, 1)
	cc <- inner
	inner <- "inner"
	fmt.Println(<-<-cc)
	fmt.Printf("%T %T %T %T\n", c, r, s, cc)
	fmt.Println(c == r, c == c)
}
