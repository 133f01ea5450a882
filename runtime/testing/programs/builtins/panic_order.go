package main

import "fmt"

func main() {
	defer fmt.Println("main deferred")
	func() {
		defer func() {
			fmt.Println("inner", recover())
		}()
		for i := 0; i < 3; i++ {
			defer func(i int) {
				fmt.Println("deferred", i)
				if i == 1 {
					panic(fmt.Sprint("replaced at ", i))
				}
			}(i)
		}
		panic("original")
	}()
	fmt.Println("goes on")
}
