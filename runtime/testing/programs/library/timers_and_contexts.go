package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(20 * time.Millisecond)
	fmt.Println(t.Stop(), t.Stop(), t.Reset(time.Millisecond))
	<-t.C
	fmt.Println(t.Stop(), t.Reset(time.Millisecond))
	<-t.C
	tk := time.NewTicker(2 * time.Millisecond)
	for i := 0; i < 3; i++ {
		<-tk.C
	}
	tk.Reset(time.Millisecond)
	<-tk.C
	tk.Stop()
	done := make(chan string)
	af := time.AfterFunc(time.Millisecond, func() { done <- "fired" })
	fmt.Println(<-done, af.Stop())
	af.Reset(time.Millisecond)
	fmt.Println(<-done)
	select {
	case <-time.After(time.Millisecond):
		fmt.Println("timeout")
	case <-done:
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		time.NewTicker(0)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		tk.Reset(-1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var t time.Timer
		t.Stop()
	}()
	fmt.Println(time.Tick(0) == nil)

	bg := context.Background()
	fmt.Println(bg, context.TODO(), bg.Err(), bg.Done() == nil)
	ctx, cancel := context.WithCancel(bg)
	fmt.Println(ctx)
	child, cancel2 := context.WithTimeout(ctx, time.Hour)
	defer cancel2()
	v := context.WithValue(child, "k", "v")
	fmt.Println(v.Value("k"), v.Value("x"), ctx.Err())
	_, has := ctx.Deadline()
	_, has2 := v.Deadline()
	fmt.Println(has, has2)
	cancel()
	cancel()
	<-v.Done()
	fmt.Println(v.Err(), child.Err(), ctx.Err() == context.Canceled)
	late, c3 := context.WithTimeout(bg, 2*time.Millisecond)
	defer c3()
	<-late.Done()
	fmt.Println(late.Err(), late.Err() == context.DeadlineExceeded, errors.Is(late.Err(), context.DeadlineExceeded))
	to, ok := late.Err().(interface{ Timeout() bool })
	fmt.Println(ok && to.Timeout())
	past, c4 := context.WithDeadline(bg, time.Now().Add(-time.Second))
	defer c4()
	fmt.Println(past.Err())
	for i, f := range []func(){
		func() { context.WithCancel(nil) },
		func() { context.WithValue(nil, 1, 2) },
		func() { context.WithValue(bg, nil, 2) },
		func() { context.WithValue(bg, []int{1}, 2) },
	} {
		func() {
			defer func() { fmt.Println(i, recover()) }()
			f()
		}()
	}
	type key int
	fmt.Println(context.WithValue(bg, key(1), "x"))
	fmt.Println(context.WithValue(bg, "s", 5))
}
