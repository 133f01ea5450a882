package main

import "fmt"

func main() {
	for _, v := range []int{-129, -1, 0, 127, 128, 255, 256, 65535, 1 << 31, 1<<40 + 7, -1 << 63} {
		fmt.Println(int8(v), uint8(v), int16(v), uint16(v), int32(v), uint32(v), uint64(v), uint(v))
	}
	var x uint8 = 200
	fmt.Println(x+100, x*x, x<<1, x>>1, ^x, -x, x/7, x%7, x&^15)
	var y int8 = -100
	fmt.Println(y-100, y*y, y<<1, y>>1, ^y, -y, y/7, y%7, y&^15)
	var s uint = 70
	fmt.Println(1<<(s&31), int32(1)<<s, uint64(1)<<(s-7), int64(-1)>>s, int8(-128)>>1)
}
