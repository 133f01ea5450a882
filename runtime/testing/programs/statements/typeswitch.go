// Type switches (Go spec: Type switches).
package main

import (
	"errors"
	"fmt"
)

type S struct{}

func (S) String() string { return "S!" }
func what(x interface{}) string {
	switch v := x.(type) {
	case nil:
		return fmt.Sprint("nil ", v == nil)
	case int:
		return fmt.Sprint("int ", v+1)
	case string:
		return "string " + v
	case bool, float64:
		return fmt.Sprintf("%T %v", v, v)
	case func(int) int:
		return fmt.Sprint("func ", v(2))
	case []int:
		return fmt.Sprint("slice ", len(v))
	case map[string]int:
		return fmt.Sprint("map ", v["a"])
	case *int:
		return fmt.Sprint("pointer ", *v)
	case error:
		return "error " + v.Error()
	case fmt.Stringer:
		return "stringer " + v.String()
	case struct{ x int }:
		return fmt.Sprint("struct ", v.x)
	default:
		return fmt.Sprintf("other %T", v)
	}
}
func main() {
	n := 5
	for _, x := range []interface{}{nil, 1, "a", true, 1.5, func(i int) int { return i * 2 }, []int{1}, map[string]int{"a": 7}, &n, errors.New("e"), S{}, &S{}, struct{ x int }{3}, int8(1), [2]int{}} {
		fmt.Println(what(x))
	}
	var e error
	switch e.(type) {
	case nil:
		fmt.Println("nil error")
	default:
		fmt.Println("other")
	}
	switch x := interface{}(n); y := x.(type) {
	case int:
		y = 6
		fmt.Println(y, n)
	default:
		_ = y
	}
	switch interface{}(S{}).(type) {
	case interface{ None() }:
		fmt.Println("none")
	case S, *S:
		fmt.Println("S or *S")
	}
}
