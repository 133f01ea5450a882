// Integer literals in every base, with separators (Go spec: Integer literals).
package main

import "fmt"

func main() {
	fmt.Println(42, 4_2, 0600, 0_600, 0o600, 0o600, 0xBadFace, 0xBad_Face, 0x_67_7a_2f_cc_40_c6)
	fmt.Println(0b1010, 0b11_01, 0, 00, 0b0, 0x0)
	fmt.Println(uint64(18446744073709551615), int64(-9223372036854775808))
	fmt.Println(0377 == 255, 0xFF == 255, 0b11111111 == 255)
	const big = 170141183460469231731687303715884105727
	fmt.Println(big >> 100)
}
