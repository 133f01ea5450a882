package main

import "fmt"

func main() {
	a, b, c, d, e, f := 1, 1.0, 'a', 1i, "s", true
	fmt.Printf("%T %T %T %T %T %T\n", a, b, c, d, e, f)
	g, h, i := 1+'a', 1+2.0, 2.0+1i
	fmt.Printf("%T %T %T %v\n", g, h, i, g)
	var j interface{} = 1 << 3
	var k interface{} = 'b' * 2.0
	fmt.Printf("%T %T %v\n", j, k, k)
	var s uint = 3
	var l float32 = 1
	var m int64 = 1 << s
	var n = 1.0*l + 2
	fmt.Printf("%T %v %T\n", m, m, n)
	var w = uint8(200) - 100 + 100
	fmt.Println(w, uint8(1)<<7)
}
