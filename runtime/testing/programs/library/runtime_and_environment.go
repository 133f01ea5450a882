package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
)

type T struct{}

func (T) M() string  { return where(0) }
func (*T) P() string { return where(1) }
func where(n int) string {
	pc, file, line, ok := runtime.Caller(n + 1)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", file[strings.LastIndex(file, "/")+1:], ":", line, " ", ok)
}

func names() []string {
	pcs := make([]uintptr, 20)
	n := runtime.Callers(0, pcs)
	fr := runtime.CallersFrames(pcs[:n])
	var out []string
	for {
		f, more := fr.Next()
		out = append(out, fmt.Sprint(f.Function, ":", f.Line > 0, f.Func != nil))
		if !more {
			break
		}
	}
	return out
}

func main() {
	fmt.Println(T{}.M(), (&T{}).P(), where(0))
	func() { fmt.Println(where(0), where(1)) }()
	fmt.Println(names()[1:3])
	_, _, _, ok := runtime.Caller(100)
	fmt.Println(ok, runtime.FuncForPC(0) == nil, runtime.FuncForPC(0).Name() == "")
	done := make(chan int)
	go func() {
		defer close(done)
		defer fmt.Println("deferred")
		runtime.Goexit()
		fmt.Println("never")
	}()
	<-done
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine(), runtime.GOOS, runtime.GOARCH, runtime.Compiler)
	runtime.GC()
	debug.FreeOSMemory()
	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(100))
	s := string(debug.Stack())
	fmt.Println(strings.HasPrefix(s, "goroutine 1 [running]:\n"), strings.Contains(s, "main.main()"))
	var e runtime.Error
	func() {
		defer func() { e = recover().(runtime.Error) }()
		var x interface{} = "s"
		_ = x.(int)
	}()
	_, isTA := e.(*runtime.TypeAssertionError)
	fmt.Println(e, isTA)

	os.Setenv("AAA", "1")
	os.Setenv("Empty", "")
	fmt.Println(os.Getenv("AAA"), os.Getenv("NOPE") == "")
	fmt.Println(os.LookupEnv("Empty"))
	fmt.Println(os.LookupEnv("NOPE"))
	fmt.Println(os.Setenv("", "x"), os.Setenv("A=B", "x"), os.Setenv("A", "x\x00"), os.Unsetenv("NOPE"), os.Unsetenv("AAA"))
	fmt.Println(os.ExpandEnv("$AAA-${AAA}-$Empty|"))
	m := func(s string) string { return "<" + s + ">" }
	for _, s := range []string{"$", "$$", "a$b", "${a}b", "${", "${}", "${ab", "$a.b", "$1x", "$12", "$*x", "${*}", "${*x}", "$-", "$ x", "${a b}", "$é", "x$", "${1}", "${10}", "$_a-", "{$a}"} {
		fmt.Printf("%q %q\n", s, os.Expand(s, m))
	}
	os.Clearenv()
	fmt.Println(os.Environ())
	os.Setenv("Z", "1")
	os.Setenv("B", "2")
	os.Setenv("Z", "3")
	fmt.Println(os.Environ(), len(os.Args))
	defer fmt.Println("never")
	go func() { runtime.Goexit() }()
	fmt.Fprintln(os.Stderr, "to stderr")
	os.Exit(3)
}
