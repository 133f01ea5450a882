// Conversions between types of the same underlying type (Go spec: Conversions).
package main

import "fmt"

type A struct {
	X int "a"
	Y string
}
type B struct {
	X int
	Y string "b"
}
type PI *int
type Fn func(int) int
type Sl []int
type St interface{ String() string }
type name string

func (n name) String() string { return "name:" + string(n) }
func main() {
	a := A{1, "y"}
	b := B(a)
	pa := &a
	pb := (*B)(pa)
	pb.X = 9
	fmt.Println(b, a, *pb)
	x := 5
	var pi PI = &x
	fmt.Println(*(*int)(pi))
	f := Fn(func(i int) int { return i * 2 })
	fmt.Println((func(int) int)(f)(4))
	s := Sl([]int{1, 2})
	fmt.Println([]int(s), s)
	st := St(name("n"))
	fmt.Println(st, interface{}(st).(name) == "n")
	c := (<-chan int)(make(chan int, 1))
	fmt.Println(cap(c))
	anon := struct {
		X int
		Y string
	}(a)
	fmt.Println(anon)
	fmt.Println((*int)(nil) == nil, []int(nil) == nil, map[string]int(nil) == nil, error(nil) == nil)
}
