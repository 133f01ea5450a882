package main

import "fmt"

func main() {
	lock := make(chan bool, 1)
	done := make(chan bool)
	n := 0
	for i := 0; i < 8; i++ {
		go func() {
			for j := 0; j < 50; j++ {
				lock <- true
				n++
				<-lock
			}
			done <- true
		}()
	}
	for i := 0; i < 8; i++ {
		<-done
	}
	fmt.Println(n)
}
