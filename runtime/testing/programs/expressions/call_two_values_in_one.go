package main

func two() (int, int) { return 1, 2 }

func main() {
	x := 1 + two()
	_ = x
}
