package main

import "fmt"

func main() {
	a, b := make(chan int), make(chan int)
	stop := make(chan bool)
	feed := func(c chan int) {
		for {
			select {
			case c <- 1:
			case <-stop:
				return
			}
		}
	}
	go feed(a)
	go feed(b)
	na, nb := 0, 0
	for i := 0; i < 1000; i++ {
		select {
		case <-a:
			na++
		case <-b:
			nb++
		}
	}
	close(stop)
	fmt.Println(na+nb, na > 50, nb > 50)
}
