package big

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Rat is a fraction in lowest terms; its denominator is positive. The zero value is 0.
type Rat struct {
	a Int
	b Int // 0 stands for 1
}

var one = NewInt(1)

// NewRat makes the fraction a/b.
func NewRat(a, b int64) *Rat { return new(Rat).SetFrac64(a, b) }

// set makes z the fraction a/b, which need not be in lowest terms.
func (z *Rat) set(a, b *Int) *Rat {
	if b.Sign() == 0 {
		panic("division by zero")
	}
	n, d := new(Int).Set(a), new(Int).Set(b)
	if d.Sign() < 0 {
		n.Neg(n)
		d.Neg(d)
	}
	if g := new(Int).GCD(nil, nil, new(Int).Abs(n), d); g.Sign() != 0 && g.Cmp(one) != 0 {
		n.Quo(n, g)
		d.Quo(d, g)
	}
	z.a.Set(n)
	if z.b.Set(d); d.Cmp(one) == 0 || n.Sign() == 0 {
		z.b.Set(new(Int))
	}
	return z
}

// down is the denominator as it is.
func (x *Rat) down() *Int {
	if x.b.Sign() == 0 {
		return one
	}
	return &x.b
}

func (z *Rat) SetFrac(a, b *Int) *Rat { return z.set(a, b) }

func (z *Rat) SetFrac64(a, b int64) *Rat {
	if b == 0 {
		panic("division by zero")
	}
	return z.set(NewInt(a), NewInt(b))
}

func (z *Rat) SetInt(x *Int) *Rat      { return z.set(x, one) }
func (z *Rat) SetInt64(x int64) *Rat   { return z.set(NewInt(x), one) }
func (z *Rat) SetUint64(x uint64) *Rat { return z.set(new(Int).SetUint64(x), one) }
func (z *Rat) Set(x *Rat) *Rat         { return z.set(&x.a, x.down()) }
func (z *Rat) Abs(x *Rat) *Rat         { return z.set(new(Int).Abs(&x.a), x.down()) }
func (z *Rat) Neg(x *Rat) *Rat         { return z.set(new(Int).Neg(&x.a), x.down()) }
func (x *Rat) Sign() int               { return x.a.Sign() }
func (x *Rat) IsInt() bool             { return x.b.Sign() == 0 }
func (x *Rat) Num() *Int               { return &x.a }

// Inv is 1/x.
func (z *Rat) Inv(x *Rat) *Rat {
	if x.a.Sign() == 0 {
		panic("division by zero")
	}
	return z.set(x.down(), &x.a)
}

// Denom is the denominator, which is that of x itself where x has been given one.
func (x *Rat) Denom() *Int {
	if x.b.Sign() == 0 {
		return NewInt(1)
	}
	return &x.b
}

// over is x's numerator over the product of both denominators.
func over(x, y *Rat) *Int { return new(Int).Mul(&x.a, y.down()) }

func (x *Rat) Cmp(y *Rat) int { return over(x, y).Cmp(over(y, x)) }

func (z *Rat) Add(x, y *Rat) *Rat {
	return z.set(new(Int).Add(over(x, y), over(y, x)), new(Int).Mul(x.down(), y.down()))
}

func (z *Rat) Sub(x, y *Rat) *Rat {
	return z.set(new(Int).Sub(over(x, y), over(y, x)), new(Int).Mul(x.down(), y.down()))
}

func (z *Rat) Mul(x, y *Rat) *Rat {
	return z.set(new(Int).Mul(&x.a, &y.a), new(Int).Mul(x.down(), y.down()))
}

func (z *Rat) Quo(x, y *Rat) *Rat {
	if y.a.Sign() == 0 {
		panic("division by zero")
	}
	return z.set(over(x, y), over(y, x))
}

// SetFloat64 makes z exactly f, or gives nil where f is no number.
func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	fraction, exponent := math.Frexp(f)
	n := NewInt(int64(fraction * (1 << 53)))
	exponent -= 53
	if exponent < 0 {
		return z.set(n, new(Int).Lsh(one, uint(-exponent)))
	}
	return z.set(n.Lsh(n, uint(exponent)), one)
}

// nearest is x rounded to so many bits, where the exponent of the first one is not below least.
func (x *Rat) nearest(bits, least int) (f float64, exact bool) {
	a, b := new(Int).Abs(&x.a), new(Int).Set(x.down())
	if a.Sign() == 0 {
		return 0, true
	}
	shift := bits + 13 - (a.BitLen() - b.BitLen())
	if shift > 0 {
		a.Lsh(a, uint(shift))
	} else {
		b.Lsh(b, uint(-shift))
	}
	q, r := new(Int).QuoRem(a, b, new(Int))
	first := q.BitLen() - 1 - shift
	keep := bits
	if first < least {
		keep -= least - first
	}
	drop := q.BitLen() - keep
	if drop > q.BitLen()+1 {
		return math.Copysign(0, float64(x.a.Sign())), false
	}
	m := new(Int).Rsh(q, uint(drop))
	rest := new(Int).Sub(q, new(Int).Lsh(m, uint(drop)))
	half := new(Int).Lsh(one, uint(drop-1))
	up := rest.Cmp(half)
	if up == 0 && r.Sign() == 0 && m.Bit(0) == 0 {
		up = -1
	}
	if up >= 0 {
		m.Add(m, one)
	}
	f = math.Ldexp(float64(m.Uint64()), drop-shift)
	if x.a.Sign() < 0 {
		f = -f
	}
	return f, rest.Sign() == 0 && r.Sign() == 0
}

// Float64 is the nearest float64, and whether it is x itself.
func (x *Rat) Float64() (f float64, exact bool) {
	f, exact = x.nearest(53, -1022)
	return f, exact && !math.IsInf(f, 0)
}

// Float32 is the nearest float32, and whether it is x itself.
func (x *Rat) Float32() (f float32, exact bool) {
	wide, exact := x.nearest(24, -126)
	if f = float32(wide); math.IsInf(float64(f), 0) {
		exact = false
	}
	return f, exact
}

// String is "a/b", even for a whole number.
func (x *Rat) String() string { return x.a.String() + "/" + x.down().String() }

// RatString is "a/b", or "a" for a whole number.
func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

// FloatString has prec digits after the point, the last one rounded, halves away from zero.
func (x *Rat) FloatString(prec int) string {
	if prec < 0 {
		prec = 0
	}
	b := x.down()
	scaled := new(Int).Mul(new(Int).Abs(&x.a), new(Int).Exp(NewInt(10), NewInt(int64(prec)), nil))
	q, r := new(Int).QuoRem(scaled, b, new(Int))
	if r.Lsh(r, 1).Cmp(b) >= 0 {
		q.Add(q, one)
	}
	digits := q.String()
	if len(digits) <= prec {
		digits = strings.Repeat("0", prec+1-len(digits)) + digits
	}
	if prec > 0 {
		digits = digits[:len(digits)-prec] + "." + digits[len(digits)-prec:]
	}
	if x.a.Sign() < 0 {
		digits = "-" + digits
	}
	return digits
}

// SetString reads "a/b", or a number with a point and an exponent; ok tells whether it is one.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if i := strings.IndexByte(s, '/'); i >= 0 {
		a, ok := new(Int).SetString(s[:i], 0)
		if !ok {
			return nil, false
		}
		if i+1 == len(s) || s[i+1] < '0' || s[i+1] > '9' {
			return nil, false
		}
		b, ok := new(Int).SetString(s[i+1:], 0)
		if !ok || b.Sign() == 0 {
			return nil, false
		}
		return z.set(a, b), true
	}
	digits, exponent := s, 0
	if i := strings.IndexAny(s, "eE"); i >= 0 && !strings.HasPrefix(strings.TrimLeft(s, "+-"), "0x") {
		var err error
		if exponent, err = strconv.Atoi(s[i+1:]); err != nil {
			return nil, false
		}
		digits = s[:i]
	}
	base := 0
	if i := strings.IndexByte(digits, '.'); i >= 0 {
		exponent -= len(digits) - i - 1
		digits = digits[:i] + digits[i+1:]
		base = 10
	} else if exponent != 0 {
		base = 10
	}
	if digits == "" || strings.ContainsAny(digits[1:], "+-") {
		return nil, false
	}
	n, ok := new(Int).SetString(digits, base)
	if !ok {
		return nil, false
	}
	size := exponent
	if size < 0 {
		size = -size
	}
	power := new(Int).Exp(NewInt(10), NewInt(int64(size)), nil)
	if exponent < 0 {
		return z.set(n, power), true
	}
	return z.set(n.Mul(n, power), one), true
}

// Scan reads what SetString reads, up to the next space.
func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("+-/0123456789.eE", r) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(token)); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}

func (x *Rat) MarshalText() ([]byte, error) {
	return []byte(x.RatString()), nil
}

func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}

// GobEncode writes a version with the sign, and the bytes.
func (x *Int) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	head := byte(1 << 1)
	if x.Sign() < 0 {
		head |= 1
	}
	return append([]byte{head}, x.Bytes()...), nil
}

// GobDecode reads what GobEncode wrote.
func (z *Int) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Int{}
		return nil
	}
	if buf[0]>>1 != 1 {
		return fmt.Errorf("Int.GobDecode: encoding version %d not supported", buf[0]>>1)
	}
	if z.SetBytes(buf[1:]); buf[0]&1 != 0 {
		z.Neg(z)
	}
	return nil
}

// GobEncode writes a version with the sign, the length of the numerator, and the bytes of both numbers.
func (x *Rat) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	above, below := x.a.Bytes(), x.down().Bytes()
	if x.a.Sign() == 0 {
		below = nil
	}
	head := byte(1 << 1)
	if x.Sign() < 0 {
		head |= 1
	}
	n := len(above)
	buf := []byte{head, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}
	return append(append(buf, above...), below...), nil
}

// GobDecode reads what GobEncode wrote.
func (z *Rat) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Rat{}
		return nil
	}
	if len(buf) < 5 {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	if buf[0]>>1 != 1 {
		return fmt.Errorf("Rat.GobDecode: encoding version %d not supported", buf[0]>>1)
	}
	n := int(buf[1])<<24 | int(buf[2])<<16 | int(buf[3])<<8 | int(buf[4])
	if len(buf)-5 < n {
		return errors.New("Rat.GobDecode: invalid length")
	}
	a, b := new(Int).SetBytes(buf[5:5+n]), new(Int).SetBytes(buf[5+n:])
	if b.Sign() == 0 {
		b = one
	}
	if buf[0]&1 != 0 {
		a.Neg(a)
	}
	z.set(a, b)
	return nil
}
