package main

import "fmt"

var x = "package"

func f(x int) (y int) {
	{
		x := x + 1
		y = x
		{
			y := "inner"
			_ = y
		}
	}
	return
}

func main() {
	fmt.Println(x, f(1))
	x := 1
	if x := x + 1; x > 1 {
		x := x * 10
		fmt.Println(x)
	} else if y := x; y > 0 {
		fmt.Println(y)
	}
	for x := 0; x < 2; x++ {
		x := x * 2
		x++
		fmt.Print(x, " ")
	}
	fmt.Println(x)
	len := func(s string) int { return 42 }
	fmt.Println(len("x"))
	type int string
	var s int = "a string type called int"
	fmt.Println(s)
	true := false
	fmt.Println(true)
	switch x := interface{}(x).(type) {
	case string:
		_ = x
	default:
		fmt.Printf("%T\n", x)
	}
}
