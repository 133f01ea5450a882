package main

func main() {
	n := 1
	println(1 << uint(n))
	n = -n
	println(1 << n)
}
