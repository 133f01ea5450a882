// This is no reconstruction: the smallest program of the room, two goroutines and a channel, to learn the instruments with.

// Command hello hands three words from one goroutine to another.
package main

import "fmt"

// say sends each word, then closes the channel: nothing more will come.
func say(words []string, to chan<- string) {
	for _, word := range words {
		to <- word
	}
	close(to)
}

func main() {
	line := make(chan string, 1)
	go say([]string{"One", "statement", "at a time."}, line)
	for word := range line {
		fmt.Println(word)
	}
}
