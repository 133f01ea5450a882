package main

var g = 1

func inc() int { g++; return g }

func main() {
	defer println("d", g, inc(), g)
	defer print(g, inc(), "\n")
	c := make(chan bool)
	go func(a, b int) { println("g", a, b); c <- true }(g, inc())
	<-c
}
