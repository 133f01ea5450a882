package main

func main() {
	m := map[interface{}]int{1: 1, "a": 2}
	println(m[1], m["a"])
	var k interface{} = func() {}
	m[k] = 3
}
