package main

import (
	"fmt"
	"sync"
)

func main() {
	start := make(chan struct{})
	var wg sync.WaitGroup
	total := make(chan int, 10)
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			<-start
			total <- i
		}(i)
	}
	close(start)
	wg.Wait()
	close(total)
	sum := 0
	for v := range total {
		sum += v
	}
	fmt.Println(sum)
}
