// An alias is the type itself, a definition is another (Go spec: Type declarations).
package main

import "fmt"

type A = int
type B int
type S = struct{ x int }
type F = func(A) A
type E = interface{ Error() string }

func (b B) Double() B { return b * 2 }

type C B

func main() {
	var a A = 1
	var i int = a
	b := B(i)
	fmt.Printf("%T %T %v\n", a, b, b.Double())
	var s S = struct{ x int }{3}
	fmt.Printf("%T %v\n", s, s)
	var f F = func(x int) int { return x + 1 }
	fmt.Println(f(a))
	var e E = fmt.Errorf("err %d", 1)
	var err error = e
	fmt.Println(err, e == err)
	c := C(b)
	fmt.Printf("%T %v\n", c, B(c).Double())
	type local = map[string]A
	fmt.Println(local{"x": 1})
}
