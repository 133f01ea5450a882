// Two goroutines, two unbuffered channels, one number going to and fro.
package main

func main() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for n := range ping {
			pong <- n + 1
		}
		close(pong)
	}()
	n := 0
	for i := 0; i < 1500000; i++ {
		ping <- n
		n = <-pong
	}
	close(ping)
	println(n)
}
