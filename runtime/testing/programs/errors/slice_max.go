package main

func main() {
	s := make([]int, 2, 4)
	m := 5
	_ = s[0:1:m]
}
