package main

func main() {
	delete([]int{}, 0)
}
