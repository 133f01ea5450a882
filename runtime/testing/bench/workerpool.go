// Jobs and results over buffered channels, a WaitGroup and a mutex.
package main

import "sync"

type job struct{ id, size int }

func work(size int) int {
	sum := 0
	for i := 0; i < size; i++ {
		sum += i ^ size
	}
	return sum
}

func main() {
	jobs := make(chan job, 64)
	results := make(chan int, 64)
	var wg sync.WaitGroup
	var mu sync.Mutex
	handled := make(map[int]int)
	for w := 0; w < 8; w++ {
		wg.Add(1)
		go func(w int) {
			defer wg.Done()
			for j := range jobs {
				results <- work(j.size)
				mu.Lock()
				handled[w]++
				mu.Unlock()
			}
		}(w)
	}
	go func() {
		for i := 0; i < 400000; i++ {
			jobs <- job{i, i % 100}
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	total := 0
	for r := range results {
		total += r
	}
	n := 0
	for _, c := range handled {
		n += c
	}
	println(total, n)
}
