package main

func main() {
	int(1.0)
}
