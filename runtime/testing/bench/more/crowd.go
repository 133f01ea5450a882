// A hundred thousand goroutines at one channel.
package main

func main() {
	const n = 100000
	c, done := make(chan int), make(chan int)
	for i := 0; i < n; i++ {
		go func(i int) { c <- i }(i)
	}
	go func() {
		sum := 0
		for i := 0; i < n; i++ {
			sum += <-c
		}
		done <- sum
	}()
	println(<-done)
}
