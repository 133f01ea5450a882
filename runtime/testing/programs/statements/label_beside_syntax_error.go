package main

func first() {
Unused:
	for {
	}
}

func main() {
	n := := 3
Other:
}
