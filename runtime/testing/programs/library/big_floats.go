package main

import (
	"fmt"
	"math"
	"math/big"
)

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%T %v\n", r, r)
		}
	}()
	f()
}

func main() {
	var z big.Float
	fmt.Println(z.Prec(), z.Mode(), z.Acc(), &z, z.Sign(), z.IsInt(), z.MinPrec())
	values := []float64{0, math.Copysign(0, -1), 1, -1.5, 0.1, 1.0 / 3, 123456789, 1e23, 5e-324, math.MaxFloat64, 2.2250738585072014e-308, 100, 9007199254740993, math.Inf(1), math.Inf(-1), 1e-7, 123.456}
	for _, v := range values {
		x := big.NewFloat(v)
		fmt.Println(x, x.Text('g', -1), x.Text('e', 5), x.Text('f', 3), x.Text('b', 0), x.Text('p', 0), x.Text('G', 3), x.Text('e', -1), x.Text('f', -1) == x.Text('f', 400) || true)
		f64, a64 := x.Float64()
		f32, a32 := x.Float32()
		fmt.Println(f64, a64, f32, a32, x.MinPrec(), x.IsInt(), x.IsInf(), x.Signbit())
		u, ua := x.Uint64()
		i, ia := x.Int64()
		fmt.Println(u, ua, i, ia)
		n, na := x.Int(nil)
		r, ra := x.Rat(nil)
		fmt.Println(n, na, r, ra)
		var m big.Float
		e := x.MantExp(&m)
		fmt.Println(&m, e, new(big.Float).SetMantExp(&m, e).Cmp(x))
		fmt.Printf("%g|%.3e|%10.2f|%-12.4g|%+.2f|%010.1f|% .1f|%v|%d|%s\n", x, x, x, x, x, x, x, x, x, x)
	}
	modes := []big.RoundingMode{big.ToNearestEven, big.ToNearestAway, big.ToZero, big.AwayFromZero, big.ToNegativeInf, big.ToPositiveInf}
	for _, mode := range modes {
		for _, v := range []float64{2.25, 2.75, -2.25, 2.6, -2.6, 3.9375} {
			x := new(big.Float).SetPrec(3).SetMode(mode).SetFloat64(v)
			fmt.Print(x, " ", x.Acc(), "; ")
		}
		third := new(big.Float).SetPrec(10).SetMode(mode).Quo(big.NewFloat(-1), big.NewFloat(3))
		fmt.Println(mode, third.Text('g', 20), third.Acc())
	}
	two := new(big.Float).SetPrec(200).SetInt64(2)
	half := new(big.Float).SetPrec(200).SetFloat64(0.5)
	x, t := new(big.Float).SetPrec(200).SetInt64(1), new(big.Float)
	for i := 0; i < 8; i++ {
		t.Quo(two, x)
		t.Add(x, t)
		x.Mul(half, t)
	}
	fmt.Printf("%.55f\n", x)
	t.Mul(x, x)
	fmt.Printf("error = %e\n", t.Sub(two, t))
	a, b := big.NewFloat(1e30), big.NewFloat(1e-30)
	sum := new(big.Float).Add(a, b)
	fmt.Println(sum, sum.Acc(), new(big.Float).SetPrec(300).Add(a, b).Text('g', 70), new(big.Float).Sub(a, a).Signbit(), new(big.Float).SetMode(big.ToNegativeInf).Sub(a, a).Signbit())
	fmt.Println(a.Cmp(b), b.Cmp(a), a.Cmp(a), new(big.Float).Neg(a).Cmp(new(big.Float).Neg(b)), big.NewFloat(math.Inf(1)).Cmp(a), big.NewFloat(0).Cmp(new(big.Float).Neg(big.NewFloat(0))))
	inf := big.NewFloat(math.Inf(1))
	try(func() { new(big.Float).Sub(inf, inf) })
	try(func() { new(big.Float).Add(inf, new(big.Float).Neg(inf)) })
	try(func() { new(big.Float).Mul(inf, new(big.Float)) })
	try(func() { new(big.Float).Quo(new(big.Float), new(big.Float)) })
	try(func() { big.NewFloat(math.NaN()) })
	fmt.Println(new(big.Float).Quo(a, new(big.Float)), new(big.Float).Quo(a, inf), new(big.Float).Add(inf, a))
	for _, s := range []string{"0", "-0", "1.5", "+1e-3", "0x1.8p3", "0b101.1", "1_000", "Inf", "-inf", "", "x", "1.5x", "1e", "1e400", ".5", "5.", "0x1p-2", "3p4", "0.1", "1e-400", "+", "."} {
		f, base, err := big.ParseFloat(s, 0, 53, big.ToNearestEven)
		fmt.Println(s, f, base, err)
	}
	f, _, _ := big.ParseFloat("ff.8", 16, 0, big.ToZero)
	fmt.Println(f)
	y, ok := new(big.Float).SetString("0.1")
	fmt.Println(y, ok, y.Prec(), y.Text('g', -1), y.Text('g', 30))
	r := new(big.Float).SetPrec(100).SetRat(big.NewRat(22, 7))
	fmt.Println(r.Text('g', 40), r.Acc(), new(big.Float).SetInt(new(big.Int).Lsh(big.NewInt(3), 100)).Prec(), r.SetPrec(10), r.Acc(), r.SetPrec(0), r.Acc())
	var sc big.Float
	n, err := fmt.Sscan(" 12.75 ", &sc)
	fmt.Println(n, err, &sc)
	text, _ := sc.MarshalText()
	fmt.Println(string(text), sc.UnmarshalText([]byte("7.5e1")), &sc)
	for _, v := range []float64{1 << 62, 1 << 63, -(1 << 63), 1 << 64, -1e19, 0.99, -0.5} {
		u, ua := big.NewFloat(v).Uint64()
		i, ia := big.NewFloat(v).Int64()
		fmt.Println(u, ua, i, ia)
	}
	for _, s := range []string{"1e-46", "7.006492321624085e-46", "7.1e-46", "1.401298464324817e-45", "3.5e38", "3.4028235677973366e38", "1.1754943e-38", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623159e308"} {
		f, _ := new(big.Float).SetPrec(100).SetString(s)
		f32, a32 := f.Float32()
		f64, a64 := f.Float64()
		fmt.Println(f32, a32, f64, a64)
	}
}

func init() {
	for _, v := range []float64{0, -1.5, 1e100, math.Inf(-1), 1.0 / 3} {
		x := big.NewFloat(v)
		b, err := x.GobEncode()
		var y big.Float
		fmt.Println(b, err, y.GobDecode(b), y.Cmp(x), y.Prec(), y.Mode())
		z := new(big.Float).SetPrec(4)
		fmt.Println(z.GobDecode(b), z, z.Acc())
	}
	fmt.Println(new(big.Float).GobDecode([]byte{2, 0, 0, 0, 0, 0}), new(big.Float).GobDecode([]byte{1}))
}

func init() {
	for _, s := range []string{"1e40000", "-3.25e-50000", "7e1000000"} {
		f, _, err := big.ParseFloat(s, 10, 60, big.ToNearestEven)
		fmt.Println(f.Text('p', 0), err)
	}
}
