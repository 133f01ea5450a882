// Two goroutines add to one counter without a lock. Hold one of them between reading and writing.
package main

import "fmt"

var counter int

func add(n int, done chan<- bool) {
	for i := 0; i < n; i++ {
		seen := counter
		counter = seen + 1
	}
	done <- true
}

func main() {
	done := make(chan bool)
	go add(5, done)
	go add(5, done)
	<-done
	<-done
	fmt.Println("counter is", counter, "and should be 10")
}
