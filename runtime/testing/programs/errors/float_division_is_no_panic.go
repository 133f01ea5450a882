package main

func main() {
	a, b := 1.0, 0.0
	println(a/b, -a/b, b/b == b/b)
}
