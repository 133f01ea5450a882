package main

func main() {
	delete(map[string]int{}, 1)
}
