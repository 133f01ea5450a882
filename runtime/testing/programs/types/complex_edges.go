package main

import "fmt"

func main() {
	a, b := 3+4i, 1-2i
	fmt.Println(a+b, a-b, a*b, a/b, -a, a == 3+4i, a != b)
	var c complex64 = 1.5
	c *= 2i
	fmt.Println(c, real(c), imag(c), complex128(c)+1)
	var z complex128
	fmt.Println(a/z, z/z, 1/a)
	m := map[complex128]string{1i: "i", 1: "one"}
	fmt.Println(m[1i], m[complex(1, 0)])
	var e interface{} = a
	fmt.Println(e == interface{}(3+4i), e.(complex128))
	fmt.Printf("%v %.1f %T\n", a, a, c)
}
