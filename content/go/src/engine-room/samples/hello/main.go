// A first program: two goroutines and the channel between them.
package main

import "fmt"

func greet(names []string, out chan<- string) {
	for _, name := range names {
		out <- "hello, " + name
	}
	close(out)
}

func main() {
	out := make(chan string)
	go greet([]string{"engine", "job", "handler"}, out)
	for line := range out {
		fmt.Println(line)
	}
}
