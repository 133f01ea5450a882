package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan int)
	go func() {
		time.Sleep(30 * time.Millisecond)
		c <- 1
	}()
	select {
	case <-c:
		fmt.Println("value")
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timeout")
	}
	fmt.Println(<-c)
}
