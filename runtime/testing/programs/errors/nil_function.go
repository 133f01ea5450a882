package main

func main() {
	var f func(int) int
	println(f == nil)
	f(1)
}
