package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

func main() {
	var done int32
	go func() {
		time.Sleep(2 * time.Millisecond)
		atomic.StoreInt32(&done, 1)
	}()
	for atomic.LoadInt32(&done) == 0 {
		runtime.Gosched()
	}
	fmt.Println("told")
	start := time.Now()
	for time.Since(start) < 3*time.Millisecond {
	}
	fmt.Println("waited")
	late := time.After(time.Millisecond)
	for n := 0; ; n++ {
		select {
		case <-late:
			fmt.Println("late")
			return
		default:
		}
	}
}
