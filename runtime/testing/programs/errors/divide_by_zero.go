package main

func main() {
	a, b := 7, 0
	println(a / (b + 1))
	println(a / b)
}
