// What is shared by many goroutines loses nothing: pools, and conditions that several signal at once.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func pools() {
	var p sync.Pool
	p.Put("a")
	p.Put("b")
	p.Put(nil)
	fmt.Println(p.Get(), p.Get(), p.Get())
	p.New = func() interface{} { return "new" }
	fmt.Println(p.Get())

	p.New = nil
	var wg sync.WaitGroup
	for i := 0; i < 8; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 2000; j++ {
				x := p.Get()
				if x == nil {
					x = 0
				}
				p.Put(x.(int) + 1)
				p.Put(j)
				p.Get()
			}
		}()
	}
	wg.Wait()
	fmt.Println("pool survived")
}

func conditions() {
	const waiters = 200
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	var gone, ready int32
	for i := 0; i < waiters; i++ {
		go func() {
			mu.Lock()
			atomic.AddInt32(&ready, 1)
			c.Wait()
			mu.Unlock()
			atomic.AddInt32(&gone, 1)
		}()
	}
	for atomic.LoadInt32(&ready) < waiters {
		time.Sleep(time.Millisecond)
	}
	mu.Lock() // the last one waits now
	mu.Unlock()
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			for j := 0; j < waiters/4; j++ {
				c.Signal()
			}
			wg.Done()
		}()
	}
	wg.Wait()
	time.Sleep(50 * time.Millisecond)
	fmt.Println(atomic.LoadInt32(&gone))
}

func copies() {
	c := sync.Cond{L: new(sync.Mutex)}
	c.Signal()
	other := c
	defer func() { fmt.Println(recover()) }()
	other.Broadcast()
}

func main() {
	pools()
	conditions()
	copies()
}
