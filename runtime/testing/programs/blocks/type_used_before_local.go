package main

func main() {
	var t T
	type T int
	_ = t
}
