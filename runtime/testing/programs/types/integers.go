// Integers wrap around (Go spec: Integer overflow).
package main

import "fmt"

func main() {
	var i8 int8 = 127
	i8++
	fmt.Println(i8)
	var u8 uint8 = 255
	u8++
	fmt.Println(u8)
	var i16 int16 = -32768
	i16--
	fmt.Println(i16)
	var u16 uint16
	u16--
	fmt.Println(u16)
	var i32 int32 = 1 << 30
	i32 *= 4
	fmt.Println(i32)
	i32 = 46341
	i32 *= i32
	fmt.Println(i32)
	var u32 uint32 = 1 << 31
	u32 <<= 1
	fmt.Println(u32)
	var i64 int64 = 1<<63 - 1
	i64++
	fmt.Println(i64)
	var u64 uint64
	u64--
	fmt.Println(u64)
	i64 = -1 << 63
	fmt.Println(-i64, i64/-1, i64%-1)
	i64 = 3037000500
	fmt.Println(i64 * i64)
	u64 = 0xfffffffffffffff1
	fmt.Println(u64*u64, u64/3, u64%10, u64>>60)
	x := 9007199254740993
	fmt.Println(x, x+1, x*3, x*x, x/7, x%1000)
	u8 = 200
	fmt.Println(u8+100, u8*2, u8<<1, ^u8, -u8)
}
