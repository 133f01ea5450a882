// := declares at least one new variable and assigns the others (Go spec: Short variable declarations).
package main

import "fmt"

func two() (int, error) { return 7, nil }
func main() {
	a, b := 1, "x"
	a, c := 2, true
	fmt.Println(a, b, c)
	p := &a
	a, d := 3, 4.5
	fmt.Println(*p, d)
	if a, err := two(); err == nil {
		fmt.Println(a)
		a++
		fmt.Println(a)
	}
	fmt.Println(a)
	for a := 0; a < 1; a++ {
		fmt.Println("inner", a)
	}
	{
		a := a * 10
		fmt.Println(a)
	}
	fmt.Println(a)
	_, e := two()
	fmt.Println(e)
	x, y := 1, 2
	x, y = y, x
	fmt.Println(x, y)
}
