// Two locks, taken in two orders: each goroutine holds what the other waits for.
package main

import (
	"fmt"
	"sync"
	"time"
)

type account struct {
	mu      sync.Mutex
	balance int
}

func transfer(from, to *account, amount int, done chan<- bool) {
	from.mu.Lock()
	defer from.mu.Unlock()
	time.Sleep(time.Millisecond) // long enough for the other to take its first lock
	to.mu.Lock()
	defer to.mu.Unlock()
	from.balance -= amount
	to.balance += amount
	done <- true
}

func main() {
	a, b := &account{balance: 100}, &account{balance: 100}
	done := make(chan bool)
	go transfer(a, b, 30, done)
	go transfer(b, a, 10, done)
	<-done
	<-done
	fmt.Println(a.balance, b.balance)
}
