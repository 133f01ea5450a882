// Floating-point literals, decimal and hexadecimal (Go spec: Floating-point literals).
package main

import "fmt"

func main() {
	fmt.Println(0., 72.40, 072.40, 2.71828, 1.e+0, 6.67428e-11, 1e6, .25, .12345e+5, 1_5., 0.15e+0_2)
	fmt.Println(0x1p-2, 0x2.p10, 0x1.Fp+0, 0x.8p1, 0x_1FFFp-16)
	fmt.Println(0x15e - 2)
	fmt.Println(1e3, 1e21, 1e20, 123456789.0, 1e-5, 0.0001)
	var f float32 = 0.1
	fmt.Println(f, float64(f) == 0.1)
}
