package main

import (
	"fmt"
	"math/big"
)

func main() {
	for _, s := range []string{"1/3", "-2/4", "3.125", "1e3", "-1.5e-2", "0", "6/3", "123456789012345678901234567890/7", ".5", "5.", "1/0", "x", "", "1e", "+7/2", "1.2.3", "10/-3", "1e400", "1e-400", "4.9e-324", "2.4703282292062327e-324", "0.1", "16777217", "3.4028235677973366e38", "1e-45", "7e-46"} {
		r, ok := new(big.Rat).SetString(s)
		if !ok {
			fmt.Println(s, "no")
			continue
		}
		f, e := r.Float64()
		g, h := r.Float32()
		fmt.Println(s, len(r.String()) < 100 && r.String() != "", r.RatString()[:1], r.FloatString(3), r.FloatString(0), f, e, g, h, r.Sign(), r.IsInt())
	}
	a, b := big.NewRat(3, 4), big.NewRat(-5, 6)
	z := new(big.Rat)
	fmt.Println(z.Add(a, b), z.Sub(a, b), z.Mul(a, b), z.Quo(a, b), a.Cmp(b), z.Inv(a), z.Neg(a), z.Abs(b), z.Num(), z.Denom())
	z.Add(z, z)
	fmt.Println(z, z.SetInt64(4), z.SetFrac64(10, -4), z.SetFloat64(0.1), z.SetFloat64(-1e300) != nil)
	t, _ := a.MarshalText()
	fmt.Println(string(t), z.UnmarshalText([]byte("22/7")), z)
	fmt.Printf("%v %s\n", a, b)
	var zero big.Rat
	fmt.Println(zero.String(), zero.Denom(), zero.FloatString(2))
	var q big.Rat
	fmt.Sscan("355/113", &q)
	fmt.Println(&q)
}
