package main

import "fmt"

func main() {
	fmt.Println(0600, 0o600, 0O17, 0xBad_Face, 0b1010_1010, 1_000_000, 0xFp2, 0x.8p1)
	fmt.Println(1., .25, 1e+3, 6.67428e-11, 0x1p-2, 1_5.2_5, 07.5, 08.25)
	fmt.Println(0i, 0123i, 0o17i, 1.e+0i, .25i, 0x1p-2i)
	fmt.Println('a', 'ä', '本', '\t', '\000', '\007', '\377', '\x07', '\xff', '\u12e4', '\U00101234', '\'', '"')
}
