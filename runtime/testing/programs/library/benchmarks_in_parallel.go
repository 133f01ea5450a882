// A parallel benchmark divides its operations among goroutines.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"
)

func main() {
	rounds, wrong := 0, 0
	result := testing.Benchmark(func(b *testing.B) {
		var bodies, operations int64
		b.SetParallelism(3)
		b.SetParallelism(0)
		b.RunParallel(func(pb *testing.PB) {
			atomic.AddInt64(&bodies, 1)
			for pb.Next() {
				atomic.AddInt64(&operations, 1)
				for i := 0; i < 3000; i++ {
				}
			}
		})
		rounds++
		if bodies != int64(3*runtime.GOMAXPROCS(0)) || operations != int64(b.N) {
			wrong++
		}
	})
	fmt.Println(rounds > 0, wrong, result.N > 0)
	early := testing.Benchmark(func(b *testing.B) {
		b.RunParallel(func(pb *testing.PB) {})
	})
	fmt.Println(early.N)
}
