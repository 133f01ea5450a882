// Calls that are under way while package-level variables get their values, as runtime tells of them.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

func frames() (out []string) {
	pcs := make([]uintptr, 20)
	it := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		f, more := it.Next()
		out = append(out, fmt.Sprint(f.Function, ":", f.Line))
		if !more {
			return
		}
	}
}

var a = frames()

var (
	b,
	c = frames(), frames()
	d = map[string][]string{
		"x": frames(),
		"y": frames(),
	}
	e    = func() []string { return frames() }()
	f, g = pair()
)

func pair() ([]string, []string) {
	x := frames()
	return x, frames()
}

var never []string

func init() { never = frames() }

var stack = func() []string {
	buf := make([]byte, 4096)
	var calls []string
	for _, line := range strings.Split(string(buf[:runtime.Stack(buf, false)]), "\n")[1:] {
		if i := strings.Index(line, "("); i > 0 {
			calls = append(calls, line[:i])
		}
	}
	return calls
}()

func main() {
	for _, s := range [][]string{a, b, c, d["x"], d["y"], e, f, g, never, frames()} {
		fmt.Println(s)
	}
	fmt.Println(stack)
	done := make(chan bool)
	go func() { fmt.Println(frames()); done <- true }()
	<-done
}
