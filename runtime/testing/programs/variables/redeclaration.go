package main

import "fmt"

func two() (int, error) { return 2, nil }

func main() {
	a, err := two()
	b, err := two()
	p := &err
	c, err := 3, fmt.Errorf("third")
	fmt.Println(a, b, c, err, *p)
	a, d := 10, a
	fmt.Println(a, d)
	var e, f, g = 1, "two", 3.0
	var (
		h    int
		i, j string = "i", "j"
	)
	fmt.Println(e, f, g, h, i, j)
}
