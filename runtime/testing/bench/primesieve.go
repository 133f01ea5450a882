// A chain of goroutines, each filtering one prime.
package main

func generate(out chan<- int) {
	for i := 2; ; i++ {
		out <- i
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if i := <-in; i%prime != 0 {
			out <- i
		}
	}
}

func main() {
	ch := make(chan int)
	go generate(ch)
	last := 0
	for i := 0; i < 2500; i++ {
		last = <-ch
		next := make(chan int)
		go filter(ch, next, last)
		ch = next
	}
	println(last)
}
