package main

import "fmt"

func main() {
	defer func() {
		defer func() {
			fmt.Println(recover())
			panic("third")
		}()
		panic("second")
	}()
	defer func() {
		panic(fmt.Sprint("again: ", recover()))
	}()
	var none []int
	_ = none[5]
}
