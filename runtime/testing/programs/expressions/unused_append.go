package main

func main() {
	var s []int
	append(s, 1)
}
