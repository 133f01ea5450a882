package main

import "fmt"

type A []int
type S1 struct{ x int }
type S2 struct{ x int }

func main() {
	var a A = []int{1}
	var b []int = a
	var f func(a int, b string) = func(int, string) {}
	var e interface{} = f
	_, ok := e.(func(int, string))
	fmt.Println(b, ok)
	x := struct{ x int }{1}
	s1, s2 := S1(x), S2(x)
	x = s1
	fmt.Println(x, s1, S1(s2), interface{}(s1) == interface{}(s2), interface{}(s1) == interface{}(S1{1}))
	var c interface{} = make(chan int)
	_, bidirectional := c.(chan int)
	_, send := c.(chan<- int)
	fmt.Println(bidirectional, send)
	var m interface{} = map[string][]struct{ X int }{}
	_, same := m.(map[string][]struct{ X int })
	_, other := m.(map[string][]struct{ Y int })
	fmt.Println(same, other)
	type tagged struct {
		X int `json:"x"`
	}
	type plain struct{ X int }
	fmt.Println(plain(tagged{5}))
}
