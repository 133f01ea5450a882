// A goroutine choosing among three channels until told to stop.
package main

func produce(out chan<- int, n, step int, done chan<- bool) {
	for i := 0; i < n; i++ {
		out <- i * step
	}
	done <- true
}

func main() {
	a, b := make(chan int), make(chan int, 16)
	done := make(chan bool)
	go produce(a, 1000000, 2, done)
	go produce(b, 1000000, 3, done)
	sum, left := 0, 2
	for left > 0 {
		select {
		case v := <-a:
			sum += v
		case v := <-b:
			sum -= v
		case <-done:
			left--
		}
	}
	for len(b) > 0 {
		sum -= <-b
	}
	println(sum)
}
