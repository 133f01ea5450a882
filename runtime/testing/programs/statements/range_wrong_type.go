package main

func main() {
	var s string
	for s = range []int{1} {
	}
	_ = s
}
