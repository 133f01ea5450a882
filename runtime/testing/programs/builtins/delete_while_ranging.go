package main

import "fmt"

func main() {
	m := map[int]bool{}
	for i := 0; i < 100; i++ {
		m[i] = true
	}
	seen := 0
	for k := range m {
		seen++
		delete(m, k)
		delete(m, (k+1)%100)
	}
	fmt.Println(len(m), seen >= 50 && seen <= 100)
	delete(m, 5)
	var none map[string]int
	delete(none, "a")
	fmt.Println(len(none))
}
