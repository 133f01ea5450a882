// Conversions between numbers (Go spec: Conversions between numeric types).
package main

import (
	"fmt"
	"math"
)

func main() {
	var i int = 300
	fmt.Println(uint8(i), int8(i), float32(i), uint8(i-301), int16(i*1000))
	var f float64 = -3.99
	fmt.Println(int(f), int64(f), int8(f))
	var u32 uint32 = 1<<32 - 1
	fmt.Println(int32(u32), int64(u32), uint64(u32)<<4, uint16(u32))
	var n int64 = -1
	fmt.Println(uint64(n), uint32(n), uint8(n), uint(n) == math.MaxUint64)
	fmt.Println(float64(1<<53+1) == 1<<53, float32(16777217), float64(uint64(1)<<63))
	var c rune = 'A'
	fmt.Println(byte(c), string(c), int(c))
	type Celsius float64
	t := Celsius(36.6)
	fmt.Println(float64(t)+1, Celsius(1)+t)
	x := 1e10
	fmt.Println(int64(x), uint64(x), int64(float32(x)))
	var c64 complex64 = 1 + 2i
	fmt.Println(complex128(c64))
}
