package main

import (
	"fmt"
	"reflect"
	"runtime"
)

func plain() {}

func nameOf(f interface{}) string {
	return runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name()
}

func inner() {
	var pcs [10]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs[:])])
	for {
		frame, more := frames.Next()
		fmt.Println(frame.Function)
		if !more {
			break
		}
	}
}

func main() {
	fmt.Println(nameOf(plain), nameOf(nameOf), nameOf(func() {}))
	inner()
	defer func() {
		pc, _, _, _ := runtime.Caller(1)
		fmt.Println(runtime.FuncForPC(pc).Name())
		recover()
		done := make(chan bool)
		go func() {
			inner()
			close(done)
		}()
		<-done
	}()
	panic("x")
}
