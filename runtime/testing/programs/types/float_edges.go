package main

import (
	"fmt"
	"math"
)

func main() {
	z := 0.0
	inf, nan := 1/z, z/z
	fmt.Println(inf, -inf, nan, nan == nan, nan != nan, nan < 1, inf > math.MaxFloat64)
	big, small := math.MaxFloat64, math.SmallestNonzeroFloat64
	fmt.Println(big*2, small/2, -1/inf, 1/(-1/inf))
	var f float32 = 16777216
	fmt.Println(f+1 == f, float32(0.1), float64(float32(0.1)), f/3)
	fmt.Println(0.1+0.2, 1e21, 1e20, 123456789.0, 1e-5, 0.0001, 100000.0, float32(1e10))
	t := 2.9
	fmt.Println(int(t), int(-t), uint8(t+1), int64(1e18), math.Floor(-0.5), 7.0/2)
	var a, b float64 = 9007199254740993, 1
	fmt.Println(a, int64(a), a+b == a)
	x := 1e308
	fmt.Println(x*10, -x*10, x*10-x*10)
	fmt.Printf("%v %g %e %.3f %6.1f|%x\n", 2.5, 1e100, 12345.678, 2.0005, 3.14159, 1.5)
}
