// Bit operations and shifts of every width (Go spec: Arithmetic operators).
package main

import "fmt"

func main() {
	a, b := 0xF0F0, 0x3C3C
	fmt.Printf("%x %x %x %x %x\n", a&b, a|b, a^b, a&^b, ^a&0xFFFF)
	var s uint = 70
	fmt.Println(1<<s == 0, -1>>s, int8(-128)>>3, uint8(200)>>3)
	fmt.Println(uint32(1)<<31, int64(1)<<40, uint64(1)<<63>>60)
	var n int64 = -8
	fmt.Println(n>>1, n>>70, uint64(n)>>1, n<<60, n&7, n|7, n^7)
	var i int = 1 << 40
	fmt.Println(i|1, i&^(1<<40), i^-1, i>>39, i<<23)
	x := 0x7fffffffffffffff
	fmt.Println(x&0xffffffff, x>>32, x^0x5555555555555555)
	var sh int8 = 3
	fmt.Println(1<<sh, uint8(1)<<sh<<5)
}
