package main

import (
	"fmt"
	"math"
)

func main() {
	for _, x := range []float64{1e-9, 0.001, 0.1, 0.5, 1, 2, 2.4, 3, 5, 3.83, 7.5, 10, 14.2, 20, 29.9, 30.1, 55, 100, 1234.5} {
		fmt.Printf("%g %.11e %.11e %.11e %.11e %.11e %.11e\n", x, math.J0(x), math.J1(x), math.Jn(5, x), math.Y0(x), math.Y1(x), math.Yn(4, x))
	}
	fmt.Println(math.J0(math.Inf(1)), math.J0(math.NaN()), math.J0(0), math.J1(0), math.Y0(0), math.Y1(0), math.Y0(-1), math.Yn(3, 0), math.Yn(-3, 0), math.Yn(2, math.Inf(1)))
	fmt.Printf("%.10e %.10e %.10e\n", math.Jn(-3, 2.5), math.Jn(3, -2.5), math.Jn(-3, -2.5))
}
