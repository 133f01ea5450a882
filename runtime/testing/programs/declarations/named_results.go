package main

import (
	"errors"
	"fmt"
)

func a() (n int, s string) { n = 1; s = "a"; return }
func b() (n int)           { n = 5; return n * 2 }
func c() (n int)           { defer func() { n *= 3 }(); n = 1; return n + 1 }
func d() (n int, err error) {
	defer func() {
		if err != nil {
			n = -1
			err = fmt.Errorf("wrapped: %v", err)
		}
	}()
	return 7, errors.New("bad")
}
func e() (x, y int) { x, y = 1, 2; return y, x }
func f() (f func() int) {
	n := 0
	f = func() int { n++; return n }
	return
}
func g() (_ int, ok bool) { ok = true; return }
func h() (r []int) {
	for i := 0; i < 3; i++ {
		defer func() { r = append(r, i) }()
	}
	return []int{100}
}

func main() {
	fmt.Println(a())
	fmt.Println(b(), c())
	fmt.Println(d())
	fmt.Println(e())
	k := f()
	k()
	fmt.Println(k())
	fmt.Println(g())
	fmt.Println(h())
}
