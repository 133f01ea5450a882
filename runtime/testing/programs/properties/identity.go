// Identical types convert and assert; different ones do not (Go spec: Type identity).
package main

import "fmt"

type (
	A0 = []string
	A1 = A0
	B0 A0
	F  func(x int, y float64) string
)

func main() {
	var x interface{} = []string{"a"}
	_, ok0 := x.(A0)
	_, ok1 := x.(A1)
	_, ok2 := x.(B0)
	fmt.Println(ok0, ok1, ok2)
	var f interface{} = func(int, float64) string { return "" }
	_, ok3 := f.(func(a int, b float64) string)
	_, ok4 := f.(F)
	fmt.Println(ok3, ok4)
	var s interface{} = struct{ a int }{1}
	_, ok5 := s.(struct{ a int })
	_, ok6 := s.(struct {
		a int "tag"
	})
	fmt.Println(ok5, ok6)
	var c interface{} = make(chan int)
	_, ok7 := c.(chan int)
	_, ok8 := c.(<-chan int)
	fmt.Println(ok7, ok8)
	var b interface{} = byte(1)
	_, ok9 := b.(uint8)
	_, ok10 := interface{}('a').(int32)
	fmt.Println(ok9, ok10)
}
