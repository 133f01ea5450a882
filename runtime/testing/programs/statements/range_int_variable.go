package main

func main() {
	x := true
	for range x {
	}
}
