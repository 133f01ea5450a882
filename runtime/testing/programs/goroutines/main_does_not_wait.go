package main

import "fmt"

func main() {
	go func() {
		select {}
	}()
	go func() {
		for i := 0; ; i++ {
			if i < 0 {
				fmt.Println("never")
			}
		}
	}()
	fmt.Println("main is done")
}
