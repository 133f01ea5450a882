package main

func main() {
	var n int = "text"
	c := '\q'
	_, _ = n, c
}
