// Constant arithmetic does not round as float64 does (Go spec: Constants).
package main

import (
	"fmt"
	"math"
)

const e = 2.71828182845904523536028747135266249775724709369995957496696763
const tiny = 1e-300 * 1e-300 * 1e300 * 1e300
const sum = 0.1 + 0.2

func main() {
	fmt.Println(e, tiny, sum, sum == 0.3)
	x, y := 0.1, 0.2
	fmt.Println(x+y, x+y == 0.3)
	fmt.Println(1/3.0, float32(1)/3, 1e100/1e99)
	fmt.Println(5.0/2, 5/2, 5%2, 5/2.0)
	fmt.Println(math.Pi, math.Pi*1e10, int64(math.MaxInt32*1e3))
	const big = 1 << 62
	fmt.Println(big*4/8, big*big/big)
}
