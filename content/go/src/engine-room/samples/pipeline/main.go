// Three workers share one queue; who gets which number is for the scheduler to say.
package main

import (
	"fmt"
	"sync"
)

type result struct {
	worker, n, square int
}

func work(id int, queue <-chan int, results chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for n := range queue {
		results <- result{id, n, n * n}
	}
}

func main() {
	queue, results := make(chan int, 2), make(chan result)
	var wg sync.WaitGroup
	for id := 1; id <= 3; id++ {
		wg.Add(1)
		go work(id, queue, results, &wg)
	}
	go func() {
		for n := 1; n <= 9; n++ {
			queue <- n
		}
		close(queue)
		wg.Wait()
		close(results)
	}()
	sum := 0
	for r := range results {
		fmt.Printf("worker %d: %d² = %d\n", r.worker, r.n, r.square)
		sum += r.square
	}
	fmt.Println("sum", sum)
}
