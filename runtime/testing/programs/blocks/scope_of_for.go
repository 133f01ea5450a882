package main

func main() {
	for i := 0; i < 1; i++ {
	}
	println(i)
}
