package main

import "fmt"

func main() {
	re, im := 3.0, -4.0
	c := complex(re, im)
	fmt.Println(c, real(c), imag(c), c*c, c/complex(0, 1), -c, c == 3-4i)
	var f float32 = 0.1
	d := complex(f, f)
	fmt.Printf("%v %T %T\n", d, d, real(d))
	const k = complex(1, 2) * 1i
	fmt.Println(k, real(k), imag(k))
	var z complex128
	z += 1
	z *= 2i
	fmt.Println(z, z != 0)
}
