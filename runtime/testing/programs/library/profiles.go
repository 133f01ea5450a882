package main

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/trace"
	"strings"
)

func waits(in, out chan int) {
	in <- 1
	<-out
	in <- 2
}

func inner() (n int, ok bool, own string) {
	p := make([]runtime.StackRecord, 100)
	n, ok = runtime.GoroutineProfile(p)
	frames := runtime.CallersFrames(p[0].Stack())
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		if strings.HasPrefix(f.Function, "main.") {
			own += f.Function + " "
		}
	}
	for _, r := range p[1:n] {
		for frames := runtime.CallersFrames(r.Stack()); ; {
			f, more := frames.Next()
			if f.Function == "main.waits" {
				own += fmt.Sprint(f.Function, " ", f.Line)
			}
			if !more {
				break
			}
		}
	}
	return
}

func main() {
	in, out := make(chan int), make(chan int)
	go waits(in, out)
	<-in
	for i := 0; i < 10; i++ {
		runtime.Gosched()
	}
	n, ok := runtime.GoroutineProfile(nil)
	fmt.Println(n, ok)
	fmt.Println(inner())
	out <- 1
	<-in
	fmt.Println(runtime.BlockProfile(nil))
	r := runtime.MemProfileRecord{AllocBytes: 5, FreeBytes: 2, AllocObjects: 3, FreeObjects: 1}
	fmt.Println(r.InUseBytes(), r.InUseObjects(), len(r.Stack()))
	var b bytes.Buffer
	fmt.Println(trace.Start(&b), trace.Start(&b))
	trace.Stop()
	defer func() { fmt.Println(recover()) }()
	runtime.CPUProfile()
}
