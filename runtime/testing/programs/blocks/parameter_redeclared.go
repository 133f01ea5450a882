package main

func f(a int) {
	var a int
	_ = a
}

func main() {}
