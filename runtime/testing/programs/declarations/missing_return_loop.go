package main

func f(x int) int {
	for x < 10 {
		return x
	}
}

func main() {}
