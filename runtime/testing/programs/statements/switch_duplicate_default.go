package main

func main() {
	switch 1 {
	default:
	default:
	}
}
