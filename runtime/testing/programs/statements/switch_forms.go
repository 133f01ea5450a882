package main

import "fmt"

func classify(x interface{}) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v %T", v, v)
	case string:
		return "string " + v
	case error:
		return "error " + v.Error()
	case func() int:
		return fmt.Sprint("func ", v())
	case []int, map[string]int:
		return fmt.Sprintf("container %v", v)
	case interface{ Len() int }:
		return "has Len"
	default:
		return fmt.Sprintf("other %T", v)
	}
}

func main() {
	for _, x := range []interface{}{nil, 1, int64(2), "s", fmt.Errorf("e"), func() int { return 9 }, []int{1}, map[string]int{"a": 1}, 2.5, struct{}{}} {
		fmt.Println(classify(x))
	}
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
		fallthrough
	case x > 100:
		fmt.Println("fell")
	case x > 4:
		fmt.Println("not here")
	}
	switch y := 3; y {
	default:
		fmt.Println("default first")
	case 1, 2:
		fmt.Println("one or two")
	}
	var i interface{} = 3
	switch i {
	case "3":
		fmt.Println("string")
	case 3.0:
		fmt.Println("float")
	case 3:
		fmt.Println("int")
	}
	switch {
	}
	switch f := func() bool { return true }; f() {
	case true:
		fmt.Println("true")
	}
	a, b := 1, 2
	switch [2]int{a, b} {
	case [2]int{1, 2}:
		fmt.Println("array")
	}
	switch p := &a; p {
	case &b:
		fmt.Println("b")
	case &a:
		fmt.Println("a")
	}
}
