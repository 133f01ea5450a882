// Type assertions (Go spec: Type assertions).
package main

import "fmt"

type I interface{ M() string }
type A int

func (A) M() string { return "A" }

type B struct{}

func (*B) M() string { return "*B" }
func main() {
	var x interface{} = 7
	i := x.(int)
	s, ok := x.(string)
	fmt.Printf("%d %q %v\n", i, s, ok)
	if n, ok := x.(int); ok {
		fmt.Println("int", n)
	}
	_, ok = x.(I)
	fmt.Println(ok)
	x = A(3)
	fmt.Println(x.(I).M(), x.(A)+1)
	x = &B{}
	m, ok := x.(I)
	fmt.Println(m.M(), ok)
	_, ok = x.(B)
	fmt.Println(ok)
	x = nil
	_, ok = x.(interface{})
	fmt.Println(ok)
	var e error = fmt.Errorf("e")
	_, ok = e.(interface{ Timeout() bool })
	fmt.Println(ok)
	var f interface{} = func(int) string { return "f" }
	fmt.Println(f.(func(int) string)(1))
	v, ok := interface{}([2]int{1, 2}).([2]int)
	fmt.Println(v, ok)
}
