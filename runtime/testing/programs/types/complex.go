// Complex numbers (Go spec: Numeric types, Manipulating complex numbers).
package main

import (
	"fmt"
	"math"
)

func main() {
	a := complex(1, 2)
	b := 3 - 1i
	fmt.Println(a+b, a-b, a*b, a/b, -a, a == b, a != b)
	var c complex64 = complex64(a)
	fmt.Println(real(c), imag(c), c*c)
	fmt.Printf("%T %T %T %.2f\n", a, c, real(c), a/b)
	a += 1i
	a *= 2
	fmt.Println(a)
	var z complex128
	fmt.Println(z == 0, complex(math.Inf(1), 0))
}
