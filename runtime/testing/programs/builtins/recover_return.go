package main

import "fmt"

func divide(a, b int) (q int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
			q = -1
		}
	}()
	q = a / b
	return q, nil
}

func main() {
	fmt.Println(divide(7, 2))
	fmt.Println(divide(7, 0))
}
