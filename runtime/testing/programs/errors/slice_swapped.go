package main

func main() {
	s := []int{1, 2, 3}
	a, b := 2, 1
	_ = s[a:b]
}
