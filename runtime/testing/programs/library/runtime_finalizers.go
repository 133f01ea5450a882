package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

type node struct {
	name string
	next *node
	size [4]int
}

var finalized int32

func gone(n *node) { atomic.AddInt32(&finalized, 1) }

func make10() {
	for i := 0; i < 10; i++ {
		n := &node{name: fmt.Sprint("n", i)}
		runtime.SetFinalizer(n, gone)
		if i == 3 {
			runtime.SetFinalizer(n, nil)
		}
	}
}

func await(want int32) {
	for i := 0; i < 200 && atomic.LoadInt32(&finalized) < want; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println(atomic.LoadInt32(&finalized))
}

var kept *node

func pair() {
	inner := &node{name: "inner"}
	outer := &node{name: "outer", next: inner}
	runtime.SetFinalizer(inner, func(n *node) { fmt.Println(n.name); atomic.AddInt32(&finalized, 1) })
	runtime.SetFinalizer(outer, func(x interface{}) {
		n := x.(*node)
		fmt.Println(n.name, n.next.name)
		atomic.AddInt32(&finalized, 1)
	})
}

func main() {
	kept = &node{name: fmt.Sprint("kept")}
	runtime.SetFinalizer(kept, gone)
	make10()
	await(9)
	pair()
	await(11)
	kept = nil
	await(12)

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	held := make([]byte, 8<<20)
	runtime.GC()
	runtime.ReadMemStats(&after)
	fmt.Println(after.Alloc-before.Alloc > 7<<20, after.NumGC > before.NumGC, len(held))
	held[0] = 1
}
