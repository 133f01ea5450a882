package main

func main() {
	n := -5
	_ = make(chan int, n)
}
