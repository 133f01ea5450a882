// The type of an untyped shift operand comes from its context (Go spec: Operators).
package main

import "fmt"

func main() {
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var w int64 = 1.0 << 33
	var x = make([]byte, 1<<(s-30))
	fmt.Println(i, j, k, w, len(x), 1<<s == 2<<32)
	var u8 uint8 = 1
	fmt.Println(u8<<7, u8<<8, u8<<7>>7, int8(-1)>>7)
	var n = -5
	fmt.Println(n>>1, n<<2, uint32(n)>>28)
	for i := uint(30); i < 36; i++ {
		fmt.Print(1<<i, " ", int32(1)<<i, " ", uint32(1)<<i, "; ")
	}
	fmt.Println()
	for i := uint(61); i < 66; i++ {
		fmt.Print(1<<i, " ", uint64(1)<<i, "; ")
	}
	fmt.Println()
}
