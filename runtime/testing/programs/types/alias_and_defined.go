package main

import "fmt"

type Celsius float64
type Temp = Celsius
type Strings = []string
type Fn = func(Temp) Celsius
type Chain struct{ Next *Link }
type Link = Chain

func (c Celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

func main() {
	var t Temp = 36.6
	var c Celsius = t
	var f Fn = func(t Temp) Celsius { return t + 1 }
	fmt.Println(c, f(t))
	var s Strings = []string{"a"}
	s = append(s, "b")
	fmt.Printf("%T %T %T %v\n", t, s, f, s)
	l := Link{&Chain{}}
	fmt.Printf("%T %v\n", l, l.Next.Next == nil)
	type local = map[string]int
	m := local{"a": 1}
	var n map[string]int = m
	fmt.Println(n)
	var e interface{} = t
	_, ok := e.(float64)
	_, ok2 := e.(Celsius)
	fmt.Println(ok, ok2)
}
