// Comparable values: structs, arrays, interfaces, channels, pointers (Go spec: Comparison operators).
package main

import (
	"errors"
	"fmt"
)

type p struct{ x, y int }

func main() {
	fmt.Println(p{1, 2} == p{1, 2}, p{1, 2} != p{2, 1}, [2]p{{1, 2}} == [2]p{{1, 2}, {}})
	var a, b interface{} = p{1, 2}, p{1, 2}
	fmt.Println(a == b, a != nil, a == p{1, 2})
	a, b = 1, int64(1)
	fmt.Println(a == b, a == 1, b == 1)
	c, d := make(chan int), make(chan int)
	fmt.Println(c == c, c == d)
	x, y := new(int), new(int)
	fmt.Println(x == y, x == x, *x == *y)
	fmt.Println("a" < "b", "a" <= "a", "Z" < "a", 1.5 >= 1.5, 'a' > 'b')
	e1, e2 := errors.New("e"), errors.New("e")
	fmt.Println(e1 == e2, e1 == e1, true == !false)
	var np *p
	var i1, i2 interface{} = np, nil
	fmt.Println(i1 == i2, i1 == np, i2 == nil)
	var s interface{} = "s"
	switch s {
	case 1:
		fmt.Println("int")
	case "s":
		fmt.Println("string")
	}
}
