// Numbers with a point that floats, of any precision: a whole number times a power of two, rounded after
// each operation.

package big

import (
	"math"
	"strconv"
)

// Bounds of exponents and precisions.
const (
	MaxExp  = math.MaxInt32
	MinExp  = math.MinInt32
	MaxPrec = math.MaxUint32
)

// RoundingMode says where a number goes that has no room between two others.
type RoundingMode byte

const (
	ToNearestEven RoundingMode = iota
	ToNearestAway
	ToZero
	AwayFromZero
	ToNegativeInf
	ToPositiveInf
)

func (i RoundingMode) String() string {
	names := [...]string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}
	if int(i) < len(names) {
		return names[i]
	}
	return "RoundingMode(" + strconv.Itoa(int(i)) + ")"
}

// Accuracy says on which side of the exact result a number is.
type Accuracy int8

const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (i Accuracy) String() string {
	switch i {
	case Below:
		return "Below"
	case Exact:
		return "Exact"
	case Above:
		return "Above"
	}
	return "Accuracy(" + strconv.Itoa(int(i)) + ")"
}

// ErrNaN is the panic of an operation that has no result.
type ErrNaN struct {
	msg string
}

func (err ErrNaN) Error() string { return err.msg }

// kind of a Float.
const (
	zero = iota
	finite
	infinite
)

// Float is a number of prec bits: m times two to the power of e. The zero value is 0 with the precision
// of what it is set to first.
type Float struct {
	prec uint32
	mode RoundingMode
	acc  Accuracy
	kind byte
	neg  bool
	m    Int // above 0 where finite, odd
	e    int
}

func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

// top is the exponent of a number between a half and one.
func (x *Float) top() int { return x.e + x.m.BitLen() }

// side tells where a number is that is larger, or smaller, than the exact one by its size.
func (z *Float) side(larger bool) Accuracy {
	if larger != z.neg {
		return Above
	}
	return Below
}

// round makes z the number m*2^e, with more behind it if there is a rest, in its precision.
func (z *Float) round(neg bool, m *Int, e int, rest bool) *Float {
	z.neg, z.acc = neg, Exact
	if m.Sign() == 0 && !rest {
		z.kind, z.e = zero, 0
		z.m.Set(new(Int))
		return z
	}
	z.kind = finite
	kept := new(Int).Set(m)
	if drop := m.BitLen() - int(z.prec); drop > 0 || rest {
		if drop <= 0 {
			// Bits are made, so that there is one to be judged by.
			kept.Lsh(kept, uint(1-drop))
			e -= 1 - drop
			drop = 1
		}
		half := kept.Bit(drop - 1)
		low := new(Int).Sub(kept, new(Int).Lsh(new(Int).Rsh(kept, uint(drop-1)), uint(drop-1)))
		under := low.Sign() != 0 || rest // something below the half
		kept.Rsh(kept, uint(drop))
		e += drop
		if half != 0 || under {
			up := false
			switch z.mode {
			case ToNearestEven:
				up = half != 0 && (under || kept.Bit(0) != 0)
			case ToNearestAway:
				up = half != 0
			case AwayFromZero:
				up = true
			case ToNegativeInf:
				up = neg
			case ToPositiveInf:
				up = !neg
			}
			if up {
				kept.Add(kept, one)
			}
			z.acc = z.side(up)
		}
	}
	if kept.Sign() == 0 {
		z.kind, z.e = zero, 0
		z.m.Set(kept)
		return z
	}
	if n := kept.TrailingZeroBits(); n > 0 {
		kept.Rsh(kept, n)
		e += int(n)
	}
	z.m.Set(kept)
	z.e = e
	if top := z.top(); top > MaxExp {
		z.kind, z.acc = infinite, z.side(true)
	} else if top < MinExp {
		z.kind, z.acc = zero, z.side(false)
	}
	return z
}

// again rounds what z has already.
func (z *Float) again() *Float {
	if z.kind != finite {
		return z
	}
	m := new(Int).Set(&z.m)
	return z.round(z.neg, m, z.e, false)
}

// SetPrec rounds to so many bits; of none only 0 and infinities remain.
func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.kind == finite {
			z.acc = z.side(false)
			z.kind = zero
		}
		return z
	}
	if prec > MaxPrec {
		prec = MaxPrec
	}
	old := z.prec
	z.prec = uint32(prec)
	if z.prec < old {
		z.again()
	}
	return z
}

func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode, z.acc = mode, Exact
	return z
}

func (x *Float) Prec() uint         { return uint(x.prec) }
func (x *Float) Mode() RoundingMode { return x.mode }
func (x *Float) Acc() Accuracy      { return x.acc }
func (x *Float) Signbit() bool      { return x.neg }
func (x *Float) IsInf() bool        { return x.kind == infinite }

// IsInt tells whether there is nothing behind the point.
func (x *Float) IsInt() bool { return x.kind == zero || x.kind == finite && x.e >= 0 }

// MinPrec is how many bits are enough for x.
func (x *Float) MinPrec() uint {
	if x.kind != finite {
		return 0
	}
	return uint(x.m.BitLen())
}

// Sign is -1, 0 or 1.
func (x *Float) Sign() int {
	switch {
	case x.kind == zero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// MantExp parts x into a number from a half to one, and an exponent.
func (x *Float) MantExp(mant *Float) (exp int) {
	if x.kind == finite {
		exp = x.top()
	}
	if mant != nil {
		mant.Copy(x)
		if mant.kind == finite {
			mant.e = -mant.m.BitLen()
		}
	}
	return exp
}

// SetMantExp joins them.
func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	z.Set(mant)
	if z.kind == finite {
		m := new(Int).Set(&z.m)
		z.round(z.neg, m, z.e+exp, false)
	}
	return z
}

// precise gives z a precision if it has none.
func (z *Float) precise(prec uint32) {
	if z.prec == 0 {
		z.prec = prec
	}
}

func (z *Float) SetUint64(x uint64) *Float {
	z.precise(64)
	return z.round(false, new(Int).SetUint64(x), 0, false)
}

func (z *Float) SetInt64(x int64) *Float {
	z.precise(64)
	m := NewInt(x)
	return z.round(x < 0, m.Abs(m), 0, false)
}

func (z *Float) SetFloat64(x float64) *Float {
	z.precise(53)
	if math.IsNaN(x) {
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	}
	if math.IsInf(x, 0) {
		return z.SetInf(x < 0)
	}
	fraction, exponent := math.Frexp(math.Abs(x))
	return z.round(math.Signbit(x), NewInt(int64(fraction*(1<<53))), exponent-53, false)
}

func (z *Float) SetInt(x *Int) *Float {
	bits := uint32(x.BitLen())
	if bits < 64 {
		bits = 64
	}
	z.precise(bits)
	return z.round(x.Sign() < 0, new(Int).Abs(x), 0, false)
}

func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	var a, b Float
	a.SetInt(x.Num())
	b.SetInt(x.Denom())
	if a.prec < b.prec {
		a.prec = b.prec
	}
	z.precise(a.prec)
	return z.Quo(&a, &b)
}

func (z *Float) SetInf(signbit bool) *Float {
	z.kind, z.neg, z.acc = infinite, signbit, Exact
	return z
}

// Set makes z x, rounded to the precision of z if that has one.
func (z *Float) Set(x *Float) *Float {
	if z == x {
		return z
	}
	z.precise(x.prec)
	mode, prec := z.mode, z.prec
	z.Copy(x)
	z.mode, z.prec, z.acc = mode, prec, Exact
	if prec < x.prec {
		z.again()
	}
	return z
}

// Copy makes z x with its precision, mode and accuracy.
func (z *Float) Copy(x *Float) *Float {
	*z = *x
	return z
}

// whole is the part of x before the point, by its size; exact tells whether that is all.
func (x *Float) whole() (m *Int, exact bool) {
	if x.e >= 0 {
		return new(Int).Lsh(&x.m, uint(x.e)), true
	}
	return new(Int).Rsh(&x.m, uint(-x.e)), false
}

// Uint64 is x without what is behind the point, or the nearest there is.
func (x *Float) Uint64() (uint64, Accuracy) {
	if x.kind == zero {
		return 0, Exact
	}
	if x.neg {
		return 0, Above
	}
	if x.kind == infinite || x.top() > 64 {
		return math.MaxUint64, Below
	}
	m, _ := x.whole()
	// Go tells of what is behind the point only where there are no bits before it, or too many in all.
	if x.top() > 0 && x.MinPrec() <= 64 {
		return m.Uint64(), Exact
	}
	return m.Uint64(), Below
}

// Int64 is x without what is behind the point, or the nearest there is.
func (x *Float) Int64() (int64, Accuracy) {
	if x.kind == zero {
		return 0, Exact
	}
	acc := Below
	if x.neg {
		acc = Above
	}
	if x.kind == infinite || x.top() > 63 {
		if !x.neg {
			return math.MaxInt64, Below
		}
		if x.kind == finite && x.top() == 64 && x.m.Cmp(one) == 0 {
			return math.MinInt64, Exact
		}
		return math.MinInt64, Above
	}
	m, exact := x.whole()
	if exact {
		acc = Exact
	}
	if x.neg {
		return -m.Int64(), acc
	}
	return m.Int64(), acc
}

// nearest is x in so many bits, fewer where the exponent is below least; most is the largest exponent.
func (x *Float) nearest(bits, least, most int) (float64, Accuracy) {
	sign := 1.0
	if x.neg {
		sign = -1
	}
	switch x.kind {
	case zero:
		return math.Copysign(0, sign), Exact
	case infinite:
		return math.Inf(int(sign)), Exact
	}
	keep := bits
	if top := x.top(); top < least {
		keep -= least - top
	}
	if keep < 0 || keep == 0 && x.m.Cmp(one) == 0 {
		return math.Copysign(0, sign), x.side(false)
	}
	if keep == 0 {
		// More than half of the smallest there is.
		return math.Ldexp(sign, least-bits), x.side(true)
	}
	var r Float
	r.prec = uint32(keep)
	r.Set(x)
	if r.top() > most {
		return math.Inf(int(sign)), x.side(true)
	}
	return sign * math.Ldexp(float64(r.m.Uint64()), r.e), r.acc
}

// Float64 is the nearest float64.
func (x *Float) Float64() (float64, Accuracy) { return x.nearest(53, -1021, 1024) }

// Float32 is the nearest float32.
func (x *Float) Float32() (float32, Accuracy) {
	f, acc := x.nearest(24, -125, 128)
	return float32(f), acc
}

// Int puts x without what is behind the point into z, or into a new one.
func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if z == nil && x.kind != infinite {
		z = new(Int)
	}
	switch x.kind {
	case zero:
		return z.SetInt64(0), Exact
	case infinite:
		return nil, x.side(false)
	}
	m, exact := x.whole()
	z.Set(m)
	if x.neg {
		z.Neg(z)
	}
	if exact {
		return z, Exact
	}
	return z, x.side(false)
}

// Rat puts x into z, or into a new one.
func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if z == nil && x.kind != infinite {
		z = new(Rat)
	}
	switch x.kind {
	case zero:
		return z.SetInt64(0), Exact
	case infinite:
		return nil, x.side(false)
	}
	m := new(Int).Set(&x.m)
	if x.neg {
		m.Neg(m)
	}
	if x.e >= 0 {
		return z.SetInt(m.Lsh(m, uint(x.e))), Exact
	}
	return z.SetFrac(m, new(Int).Lsh(one, uint(-x.e))), Exact
}

func (z *Float) Abs(x *Float) *Float {
	z.Set(x)
	z.neg = false
	return z
}

func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}

// larger gives z the larger precision of two, if it has none.
func (z *Float) larger(x, y *Float) {
	if x.prec > y.prec {
		z.precise(x.prec)
	} else {
		z.precise(y.prec)
	}
}

// nothing leaves 0 and panics.
func (z *Float) nothing(msg string) {
	z.kind, z.neg, z.acc = zero, false, Exact
	panic(ErrNaN{msg})
}

// Add and Sub take y as it is, or with the other sign.
func (z *Float) Add(x, y *Float) *Float {
	return z.sum(x, y, y.neg, "addition of infinities with opposite signs")
}

func (z *Float) Sub(x, y *Float) *Float {
	return z.sum(x, y, !y.neg, "subtraction of infinities with equal signs")
}

func (z *Float) sum(x, y *Float, neg bool, msg string) *Float {
	z.larger(x, y)
	xneg := x.neg
	switch {
	case x.kind == finite && y.kind == finite:
		a, b, e := new(Int).Set(&x.m), new(Int).Set(&y.m), x.e
		if x.e > y.e {
			a.Lsh(a, uint(x.e-y.e))
			e = y.e
		} else {
			b.Lsh(b, uint(y.e-x.e))
		}
		if xneg {
			a.Neg(a)
		}
		if neg {
			b.Neg(b)
		}
		a.Add(a, b)
		if a.Sign() == 0 {
			return z.round(z.mode == ToNegativeInf, a, 0, false)
		}
		negative := a.Sign() < 0
		return z.round(negative, a.Abs(a), e, false)
	case x.kind == infinite && y.kind == infinite && xneg != neg:
		z.nothing(msg)
	case x.kind == zero && y.kind == zero:
		z.kind, z.neg, z.acc = zero, xneg && neg, Exact
		return z
	case x.kind == infinite || y.kind == zero:
		return z.Set(x)
	}
	z.Set(y)
	z.neg = neg
	// Rounding depends on the sign.
	if y.kind == finite && z.prec < y.prec {
		return z.round(neg, new(Int).Set(&y.m), y.e, false)
	}
	return z
}

func (z *Float) Mul(x, y *Float) *Float {
	z.larger(x, y)
	neg := x.neg != y.neg
	switch {
	case x.kind == finite && y.kind == finite:
		return z.round(neg, new(Int).Mul(&x.m, &y.m), x.e+y.e, false)
	case x.kind == zero && y.kind == infinite || x.kind == infinite && y.kind == zero:
		z.nothing("multiplication of zero with infinity")
	case x.kind == infinite || y.kind == infinite:
		return z.SetInf(neg)
	}
	z.kind, z.neg, z.acc = zero, neg, Exact
	return z
}

func (z *Float) Quo(x, y *Float) *Float {
	z.larger(x, y)
	neg := x.neg != y.neg
	switch {
	case x.kind == finite && y.kind == finite:
		a, e := new(Int).Set(&x.m), x.e-y.e
		if more := int(z.prec) + 2 + y.m.BitLen() - a.BitLen(); more > 0 {
			a.Lsh(a, uint(more))
			e -= more
		}
		rest := new(Int)
		a.QuoRem(a, &y.m, rest)
		return z.round(neg, a, e, rest.Sign() != 0)
	case x.kind == y.kind:
		z.nothing("division of zero by zero or infinity by infinity")
	case x.kind == infinite || y.kind == zero:
		return z.SetInf(neg)
	}
	z.kind, z.neg, z.acc = zero, neg, Exact
	return z
}

// Cmp is -1, 0 or 1 as x is less than y, the same, or more.
func (x *Float) Cmp(y *Float) int {
	a, b := x.place(), y.place()
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	case a == 0 || a == 2 || a == -2:
		return 0
	}
	// Of the same sign, and finite.
	sign := a
	switch m, n := x.top(), y.top(); {
	case m < n:
		return -sign
	case m > n:
		return sign
	}
	p, q := new(Int).Set(&x.m), new(Int).Set(&y.m)
	if x.e > y.e {
		p.Lsh(p, uint(x.e-y.e))
	} else {
		q.Lsh(q, uint(y.e-x.e))
	}
	return sign * p.Cmp(q)
}

// place is the sign, twice for infinities.
func (x *Float) place() int {
	n := x.Sign()
	if x.kind == infinite {
		n *= 2
	}
	return n
}
