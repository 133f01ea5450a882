// Deferred calls, panics and recoveries.
package main

import "errors"

var errOdd = errors.New("odd")

func guarded(n int, log *int) (err error) {
	defer func() { *log++ }()
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	if n%50 == 1 {
		panic(errOdd)
	}
	return nil
}

func main() {
	log, failed := 0, 0
	for i := 0; i < 150000; i++ {
		if guarded(i, &log) != nil {
			failed++
		}
	}
	println(log, failed)
}
