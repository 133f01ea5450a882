package main

import "fmt"

const huge = 1 << 200
const third = 1.0 / 3

func main() {
	fmt.Println(huge>>198, huge/(huge-1), float64(huge))
	fmt.Println(third*3 == 1, third)
	const big = 123456789012345678901234567890
	fmt.Println(big%1000, big/1e20, -big>>90)
	fmt.Println(0.1+0.2 == 0.3, 1e400/1e399)
	x, y := 0.1, 0.2
	fmt.Println(x+y == 0.3)
	const mask = ^uint32(0)
	fmt.Println(mask, ^0, ^uint8(5), -7/2, -7%2, 7&^5)
	fmt.Println('a'+1, "con"+"cat", len("con"+"cat"), !true || false)
	fmt.Println(5.0/2, 5/2, 5/2.0, 1<<3.0, 'x'/2.0)
}
