// Typed constants, their arithmetic and their conversions (Go spec: Constant expressions).
package main

import (
	"fmt"
	"math"
)

type Celsius float64
type Duration int64

const (
	Boil    Celsius  = 100
	Second  Duration = 1000
	Minute           = 60 * Second
	mask             = ^uint8(0x0f)
	neg              = -5
	shifted          = uint16(1) << 15
)

func main() {
	fmt.Printf("%v %T\n", Boil*9/5+32, Boil)
	fmt.Printf("%v %T\n", Minute, Minute)
	fmt.Println(mask, ^1, ^neg, neg&^3, shifted)
	fmt.Println(uint8(255), int8(-128), int64(1)<<62, uint(1)<<63)
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.MaxInt8)
	const c = len([10]int{})
	const d = len([...]string{"a", "b"})
	fmt.Println(c, d, 'x' == 120, "s"[0])
	fmt.Println(complex(1, 2), real(2i), imag(2i))
}
