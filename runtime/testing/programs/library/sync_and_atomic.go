package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
	fmt.Println(name, "ends")
}

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	n := 0
	for i := 0; i < 50; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			n++
		}()
	}
	wg.Wait()
	fmt.Println(n)
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()

	var rw sync.RWMutex
	rw.RLock()
	rw.RLock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.RUnlock()
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.Unlock()
	l := rw.RLocker()
	l.Lock()
	fmt.Println(rw.TryLock())
	l.Unlock()

	var once sync.Once
	try("once", func() { once.Do(func() { panic("first") }) })
	try("once", func() { once.Do(func() { fmt.Println("again") }) })

	try("negative", func() {
		var wg sync.WaitGroup
		wg.Add(1)
		wg.Done()
		wg.Done()
	})

	c := sync.NewCond(&mu)
	ready := 0
	var done sync.WaitGroup
	for i := 0; i < 3; i++ {
		done.Add(1)
		go func() {
			c.L.Lock()
			for ready == 0 {
				c.Wait()
			}
			c.L.Unlock()
			done.Done()
		}()
	}
	mu.Lock()
	ready = 1
	mu.Unlock()
	c.Broadcast()
	done.Wait()
	c.Signal()

	p := sync.Pool{New: func() interface{} { return "new" }}
	fmt.Println(p.Get())
	var none sync.Pool
	fmt.Println(none.Get())

	var m sync.Map
	m.Store("a", 1)
	fmt.Println(m.Load("a"))
	fmt.Println(m.Load("b"))
	fmt.Println(m.LoadOrStore("a", 2))
	fmt.Println(m.LoadOrStore("b", nil))
	fmt.Println(m.LoadAndDelete("b"))
	fmt.Println(m.LoadAndDelete("b"))
	m.Delete("zzz")
	m.Range(func(k, v interface{}) bool { fmt.Println(k, v); return true })
	try("unhashable", func() { m.Store([]int{1}, 1) })
	try("unhashable load", func() { var m sync.Map; m.Load(func() {}) })

	var i32 int32 = 5
	var u32 uint32
	var i64 int64 = 1<<62 + 1
	var u64 uint64
	fmt.Println(atomic.AddInt32(&i32, -7), atomic.AddUint32(&u32, ^uint32(0)), atomic.AddInt64(&i64, 1<<62), atomic.AddUint64(&u64, ^uint64(0)))
	fmt.Println(atomic.CompareAndSwapInt32(&i32, -2, 9), atomic.CompareAndSwapInt32(&i32, -2, 9), i32)
	fmt.Println(atomic.SwapInt64(&i64, 3), atomic.LoadInt64(&i64), atomic.SwapUint64(&u64, 1<<63), atomic.LoadUint64(&u64))
	atomic.StoreUint32(&u32, 77)
	fmt.Println(atomic.LoadUint32(&u32))
	var up uintptr
	fmt.Println(atomic.AddUintptr(&up, 3), atomic.CompareAndSwapUintptr(&up, 3, 4), atomic.LoadUintptr(&up), atomic.SwapUintptr(&up, 9))
	atomic.StoreUintptr(&up, 1)
	var b atomic.Bool
	fmt.Println(b.Load(), b.Swap(true), b.CompareAndSwap(true, false), b.Load())
	var ai atomic.Int64
	ai.Store(1 << 60)
	fmt.Println(ai.Add(1), ai.CompareAndSwap(1<<60+1, 2), ai.Load(), ai.Swap(4))
	var au atomic.Uint32
	fmt.Println(au.Add(^uint32(0)), au.Load())
	var ap atomic.Uintptr
	fmt.Println(ap.Add(2), ap.Load())
	var v atomic.Value
	fmt.Println(v.Load())
	try("nil", func() { v.Store(nil) })
	v.Store("x")
	fmt.Println(v.Load(), v.Swap("y"), v.CompareAndSwap("y", "z"), v.CompareAndSwap("y", "q"), v.Load())
	try("other type", func() { v.Store(1) })
	try("other swap", func() { v.Swap(1) })
	try("cas nil", func() { v.CompareAndSwap("z", nil) })
	try("cas types", func() { v.CompareAndSwap(1, "q") })
	try("cas stored", func() { v.CompareAndSwap(1, 2) })
}
