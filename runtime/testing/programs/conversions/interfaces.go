package main

import "fmt"

type Stringer interface{ String() string }
type T int

func (t T) String() string { return fmt.Sprintf("T(%d)", int(t)) }

func main() {
	x := Stringer(T(5))
	y := interface{}(x)
	z := interface{ String() string }(x)
	fmt.Println(x, y, z.String(), y.(T)+1)
	var n Stringer
	fmt.Println(interface{}(n) == nil, Stringer(nil) == nil)
	type R interface{ Read() }
	_, ok := y.(R)
	_, ok2 := y.(interface{})
	fmt.Println(ok, ok2)
	f := (func(T) string)(T.String)
	fmt.Println(f(7), (*T)(nil) == nil, (<-chan int)(nil) == nil)
}
