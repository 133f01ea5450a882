// Deferred calls, panics and recoveries.
package main

func guarded(n int, log *int) (failed bool) {
	defer func() { *log++ }()
	defer func() {
		if r := recover(); r != nil {
			failed = true
		}
	}()
	if n%50 == 1 {
		panic("odd")
	}
	return false
}

func main() {
	log, failed := 0, 0
	for i := 0; i < 400000; i++ {
		if guarded(i, &log) {
			failed++
		}
	}
	println(log, failed)
}
