// A job that may take too long: select waits for the first of two things. The seconds cost nothing here.
package main

import (
	"fmt"
	"time"
)

func job(takes time.Duration) <-chan string {
	done := make(chan string, 1)
	go func() {
		time.Sleep(takes)
		done <- fmt.Sprintf("done after %v", takes)
	}()
	return done
}

func main() {
	for _, takes := range []time.Duration{2 * time.Second, 8 * time.Second} {
		select {
		case text := <-job(takes):
			fmt.Println(text)
		case <-time.After(5 * time.Second):
			fmt.Println("given up after 5s")
		}
	}
}
