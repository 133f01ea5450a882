package main

import "fmt"

func safe(i int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("call %d: %v", i, r)
		}
	}()
	return []func() error{
		func() error { return nil },
		func() error { panic("text") },
		func() error { var a []int; _ = a[i]; return nil },
		func() error { var m map[int]int; m[i] = i; return nil },
	}[i]()
}

func main() {
	for i := 0; i < 4; i++ {
		fmt.Println(safe(i))
	}
}
