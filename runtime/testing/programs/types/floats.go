// Floating-point numbers: infinities, NaN, signed zero, rounding (Go spec: Numeric types).
package main

import (
	"fmt"
	"math"
)

func main() {
	zero := 0.0
	inf := 1 / zero
	nan := zero / zero
	fmt.Println(inf, -inf, nan, nan == nan, nan != nan, nan < 1, inf > 1e308)
	fmt.Println(-zero, 1/(-1/inf), math.Copysign(0, -1))
	fmt.Println(float32(16777216)+1 == 16777216, 16777216.0+1 == 16777217)
	var f float32 = 1.0 / 3
	fmt.Println(f, float64(f), f*3, f*f)
	big := 1e308
	fmt.Println(big*10, 5e-324, math.SmallestNonzeroFloat64/big)
	fmt.Println(math.Floor(-1.5), math.Ceil(-1.5), math.Trunc(-1.5), math.Sqrt(2), math.Abs(-3))
	y := 1.9
	fmt.Println(int(y), int(-y), uint8(y*100), int64(1e18), int64(-y*1e9))
	x := 0.1
	var sum float64
	for i := 0; i < 10; i++ {
		sum += x
	}
	fmt.Println(sum, sum == 1)
	fmt.Printf("%.3f %8.2f|%-8.2f|%e %g %G\n", math.Pi, math.E, 1.5, 123456.789, 1e-7, 1e21)
}
