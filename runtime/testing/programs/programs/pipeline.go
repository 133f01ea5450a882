package main

import "fmt"

type stage func(<-chan int) <-chan int

func source(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 1; i <= n; i++ {
			c <- i
		}
	}()
	return c
}

func mapper(f func(int) int) stage {
	return func(in <-chan int) <-chan int {
		out := make(chan int)
		go func() {
			defer close(out)
			for v := range in {
				out <- f(v)
			}
		}()
		return out
	}
}

func filter(keep func(int) bool) stage {
	return func(in <-chan int) <-chan int {
		out := make(chan int, 4)
		go func() {
			for v := range in {
				if keep(v) {
					out <- v
				}
			}
			close(out)
		}()
		return out
	}
}

func main() {
	var c <-chan int = source(20)
	for _, s := range []stage{
		mapper(func(x int) int { return x * x }),
		filter(func(x int) bool { return x%2 == 1 }),
		mapper(func(x int) int { return x + 1 }),
	} {
		c = s(c)
	}
	sum := 0
	for v := range c {
		fmt.Print(v, " ")
		sum += v
	}
	fmt.Println(sum)
}
