package main

import "fmt"

func main() {
	f := -3.99
	g := 300.7
	fmt.Println(int(f), int8(f), int64(g), uint16(g), float32(g), int(float32(16777217)))
	i := -1
	fmt.Println(uint8(i), uint16(i), uint32(i), uint64(i), float64(i), uint(i) == ^uint(0))
	var u uint64 = 1<<63 + 1025
	fmt.Println(float64(u), float32(u), int64(u), uint32(u), float64(int64(u)))
	var r rune = 'é'
	var b byte = byte(r)
	fmt.Println(b, string(r), string(rune(b)), int8(b))
	type Meters float64
	type Feet float64
	m := Meters(10)
	fmt.Println(Feet(m*3.28), float64(m)/3)
	c := complex64(complex(1.1, 2.2))
	fmt.Println(complex128(c) == complex(1.1, 2.2), real(c))
	fmt.Println(int64(float64(1<<53+1)), int64(9007199254740993), float64(9007199254740993))
}
