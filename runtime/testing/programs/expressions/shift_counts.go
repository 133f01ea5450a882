package main

import "fmt"

func main() {
	var u8 uint8 = 255
	var i32 int32 = -5
	var n8 int8 = 3
	var u64 uint64 = 1
	for s := uint(0); s < 70; s += 9 {
		fmt.Println(s, u8<<s, u8>>s, i32<<s, i32>>s, u64<<s, int64(-1)<<s, int64(-1)>>s)
	}
	fmt.Println(1<<n8, u64<<n8, i32>>uint8(200), u8<<uint64(1<<40))
	var f float64 = 1 << 3
	var w int64 = 1 << 40 >> n8
	fmt.Println(f, w, uint32(1)<<31, int32(-1)<<31>>31)
	u8 <<= 4
	u8 >>= 2
	fmt.Println(u8, 0x80>>7, -1>>1, -8>>1)
}
