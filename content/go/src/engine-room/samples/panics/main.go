// A panic on its way up: deferred calls run, one of them recovers.
package main

import (
	"errors"
	"fmt"
)

func divide(a, b int) (q int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	return a / b, nil
}

func must(q int, err error) int {
	if err != nil {
		panic(errors.New("must: " + err.Error()))
	}
	return q
}

func main() {
	fmt.Println(must(divide(7, 2)))
	defer fmt.Println("main leaves")
	fmt.Println(must(divide(7, 0)))
}
