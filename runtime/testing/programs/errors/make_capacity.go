package main

func main() {
	n, c := 4, 2
	_ = make([]int, n, c)
}
