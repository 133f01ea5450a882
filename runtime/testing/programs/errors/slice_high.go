package main

func main() {
	s := make([]int, 2, 4)
	n := 4
	println(len(s[:n]))
	n++
	println(len(s[:n]))
}
