package main

import "fmt"

func main() {
	var a int8 = 127
	a++
	var b uint8
	b--
	var c int64 = 1<<63 - 1
	c += 1
	var d uint64
	d -= 1
	var e int16 = -32768
	e = -e
	f := int32(-2147483648)
	fmt.Println(a, b, c, d, e, f/-1, f%-1, -f, f*f)
	g := int64(-1 << 63)
	fmt.Println(g/-1, g%-1, g*-1, -g, g-1, g>>63, uint64(g)>>63)
	h, i := uint32(1<<31), uint64(1<<63)
	h *= 2
	i *= 3
	fmt.Println(h, i, i/7, i%7)
}
