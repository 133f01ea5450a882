package main

func main() {
	for i, c := range "a" {
		i = c
	}
}
