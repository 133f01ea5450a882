// Package big has integers without bounds. The arithmetic is the machine's host's own; a number is kept
// as its hexadecimal digits.
package big

import (
	"errors"
	"fmt"
	"math/rand"
	"strings"
)

// Word is a digit of 64 bits.
type Word uint

// Int is an integer. The zero value is 0.
type Int struct {
	// s is the number in base 16, "" for 0, with a minus sign where it is negative.
	s string
}

// binary does one operation on two numbers: + - * / % for division toward zero, d and m for Euclid's,
// & | ^ n for and-not, g for the greatest common divisor, a for a power.
func binary(op, x, y string) string

// modular is x**y modulo m, or "!" where there is no such number.
func modular(x, y, m string) string
func compare(x, y string) int
func parse(s string, base int) (digits string, ok bool)
func format(s string, base int) string
func shift(x string, n int) string
func root(x string) string
func bitLen(x string) int
func toInt64(x string) int64
func toUint64(x string) uint64
func isPrime(x string) bool
func ofBytes(b []byte) string
func bytesOf(x string) []byte

func NewInt(x int64) *Int { return new(Int).SetInt64(x) }

func (z *Int) SetInt64(x int64) *Int {
	z.s, _ = parse(fmt.Sprint(x), 10)
	return z
}

func (z *Int) SetUint64(x uint64) *Int {
	z.s, _ = parse(fmt.Sprint(x), 10)
	return z
}

func (z *Int) Set(x *Int) *Int {
	z.s = x.s
	return z
}

// Sign is -1, 0 or 1.
func (x *Int) Sign() int {
	switch {
	case x.s == "":
		return 0
	case x.s[0] == '-':
		return -1
	}
	return 1
}

func (z *Int) Abs(x *Int) *Int {
	z.s = strings.TrimPrefix(x.s, "-")
	return z
}

func (z *Int) Neg(x *Int) *Int {
	z.s = binary("-", "", x.s)
	return z
}

func (z *Int) op(name string, x, y *Int) *Int {
	z.s = binary(name, x.s, y.s)
	return z
}

func (z *Int) Add(x, y *Int) *Int    { return z.op("+", x, y) }
func (z *Int) Sub(x, y *Int) *Int    { return z.op("-", x, y) }
func (z *Int) Mul(x, y *Int) *Int    { return z.op("*", x, y) }
func (z *Int) And(x, y *Int) *Int    { return z.op("&", x, y) }
func (z *Int) Or(x, y *Int) *Int     { return z.op("|", x, y) }
func (z *Int) Xor(x, y *Int) *Int    { return z.op("^", x, y) }
func (z *Int) AndNot(x, y *Int) *Int { return z.op("n", x, y) }

func (z *Int) Not(x *Int) *Int {
	z.s = binary("-", binary("-", "", x.s), "1")
	return z
}

func (z *Int) divide(name string, x, y *Int) *Int {
	if y.s == "" {
		panic("division by zero")
	}
	return z.op(name, x, y)
}

// Quo and Rem divide toward zero, as Go does.
func (z *Int) Quo(x, y *Int) *Int { return z.divide("/", x, y) }
func (z *Int) Rem(x, y *Int) *Int { return z.divide("%", x, y) }

func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	q, m := new(Int).Quo(x, y), new(Int).Rem(x, y)
	z.s, r.s = q.s, m.s
	return z, r
}

// Div and Mod divide as Euclid does: the rest is never negative.
func (z *Int) Div(x, y *Int) *Int { return z.divide("d", x, y) }
func (z *Int) Mod(x, y *Int) *Int { return z.divide("m", x, y) }

func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	q, r := new(Int).Div(x, y), new(Int).Mod(x, y)
	z.s, m.s = q.s, r.s
	return z, m
}

func (x *Int) Cmp(y *Int) int { return compare(x.s, y.s) }
func (x *Int) CmpAbs(y *Int) int {
	return compare(strings.TrimPrefix(x.s, "-"), strings.TrimPrefix(y.s, "-"))
}

func (x *Int) Int64() int64   { return toInt64(x.s) }
func (x *Int) Uint64() uint64 { return toUint64(x.s) }
func (x *Int) IsInt64() bool  { return NewInt(x.Int64()).Cmp(x) == 0 }
func (x *Int) IsUint64() bool { return new(Int).SetUint64(x.Uint64()).Cmp(x) == 0 }
func (x *Int) BitLen() int    { return bitLen(x.s) }
func (x *Int) String() string {
	if x == nil {
		return "<nil>"
	}
	return format(x.s, 10)
}

// Text is the number in a base from 2 to MaxBase.
func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	return format(x.s, base)
}

func (x *Int) Append(buf []byte, base int) []byte { return append(buf, x.Text(base)...) }

// SetString reads a number; base 0 goes by its prefix.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	digits, ok := parse(s, base)
	if !ok {
		return nil, false
	}
	z.s = digits
	return z, true
}

// SetBytes reads big-endian bytes; Bytes gives them.
func (z *Int) SetBytes(buf []byte) *Int {
	z.s = ofBytes(buf)
	return z
}

func (x *Int) Bytes() []byte { return bytesOf(x.s) }

func (x *Int) FillBytes(buf []byte) []byte {
	b := x.Bytes()
	if len(b) > len(buf) {
		panic("math/big: buffer too small to fit value")
	}
	for i := range buf {
		buf[i] = 0
	}
	copy(buf[len(buf)-len(b):], b)
	return buf
}

func (z *Int) Lsh(x *Int, n uint) *Int {
	z.s = shift(x.s, int(n))
	return z
}

func (z *Int) Rsh(x *Int, n uint) *Int {
	z.s = shift(x.s, -int(n))
	return z
}

func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	return uint(new(Int).And(new(Int).Rsh(x, uint(i)), NewInt(1)).Int64())
}

func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	one := new(Int).Lsh(NewInt(1), uint(i))
	if b == 0 {
		return z.AndNot(x, one)
	}
	return z.Or(x, one)
}

func (x *Int) TrailingZeroBits() uint {
	if x.s == "" {
		return 0
	}
	n := uint(0)
	for x.Bit(int(n)) == 0 {
		n++
	}
	return n
}

// Exp is x**y, modulo |m| if m is not nil or 0; nil if there is no inverse for a negative y.
func (z *Int) Exp(x, y, m *Int) *Int {
	if m == nil || m.s == "" {
		if y.Sign() <= 0 {
			return z.SetInt64(1)
		}
		return z.op("a", x, y)
	}
	s := modular(x.s, y.s, m.s)
	if s == "!" {
		return nil
	}
	z.s = s
	return z
}

func (z *Int) ModInverse(g, n *Int) *Int { return z.Exp(g, NewInt(-1), n) }

// GCD is the greatest common divisor of a and b; x and y, where they are not nil, make it z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	r0, r1 := new(Int).Set(a), new(Int).Set(b)
	s0, s1 := NewInt(1), NewInt(0)
	t0, t1 := NewInt(0), NewInt(1)
	for r1.Sign() != 0 {
		q := new(Int).Quo(r0, r1)
		r0, r1 = r1, new(Int).Sub(r0, new(Int).Mul(q, r1))
		s0, s1 = s1, new(Int).Sub(s0, new(Int).Mul(q, s1))
		t0, t1 = t1, new(Int).Sub(t0, new(Int).Mul(q, t1))
	}
	if r0.Sign() < 0 {
		r0.Neg(r0)
		s0.Neg(s0)
		t0.Neg(t0)
	}
	if x != nil {
		x.Set(s0)
	}
	if y != nil {
		y.Set(t0)
	}
	return z.Set(r0)
}

// Sqrt is the root, rounded down.
func (z *Int) Sqrt(x *Int) *Int {
	if x.Sign() < 0 {
		panic("square root of negative number")
	}
	z.s = root(x.s)
	return z
}

// MulRange is the product of all from a to b; Binomial is n over k.
func (z *Int) MulRange(a, b int64) *Int {
	z.SetInt64(1)
	for ; a <= b; a++ {
		z.Mul(z, NewInt(a))
	}
	return z
}

func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	if k > n-k {
		k = n - k
	}
	top, bottom := NewInt(1), NewInt(1)
	for i := int64(0); i < k; i++ {
		top.Mul(top, NewInt(n-i))
		bottom.Mul(bottom, NewInt(i+1))
	}
	return z.Quo(top, bottom)
}

// ProbablyPrime tells whether x is prime, to a certainty no one has found an exception to.
func (x *Int) ProbablyPrime(n int) bool { return isPrime(x.s) }

// Rand is at least 0 and less than n.
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.Sign() <= 0 {
		return z.SetInt64(0)
	}
	bits := n.BitLen()
	for {
		z.SetInt64(0)
		for have := 0; have < bits; have += 32 {
			z.Or(z, new(Int).Lsh(new(Int).SetUint64(uint64(rnd.Uint32())), uint(have)))
		}
		z.And(z, new(Int).Sub(new(Int).Lsh(NewInt(1), uint(bits)), NewInt(1)))
		if z.Cmp(n) < 0 {
			return z
		}
	}
}

// Format writes the number under the verbs of integers.
func (x *Int) Format(s fmt.State, verb rune) {
	base, prefix := 10, ""
	switch verb {
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0"
	case 'x', 'X':
		base, prefix = 16, "0x"
	case 'd', 's', 'v':
		prefix = ""
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", verb, x.String())
		return
	}
	if x == nil {
		fmt.Fprint(s, "<nil>")
		return
	}
	digits := strings.TrimPrefix(x.Text(base), "-")
	if verb == 'X' {
		digits, prefix = strings.ToUpper(digits), "0X"
	}
	sign := ""
	switch {
	case x.Sign() < 0:
		sign = "-"
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	if s.Flag('#') {
		sign += prefix
	}
	if prec, ok := s.Precision(); ok {
		for len(digits) < prec {
			digits = "0" + digits
		}
	}
	width, _ := s.Width()
	gap := width - len(sign) - len(digits)
	if gap < 0 {
		gap = 0
	}
	_, precise := s.Precision()
	switch {
	case s.Flag('-'):
		fmt.Fprint(s, sign+digits+strings.Repeat(" ", gap))
	case s.Flag('0') && !precise:
		fmt.Fprint(s, sign+strings.Repeat("0", gap)+digits)
	default:
		fmt.Fprint(s, strings.Repeat(" ", gap)+sign+digits)
	}
}

func (x *Int) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

func (x *Int) MarshalJSON() ([]byte, error) {
	if x == nil {
		return []byte("null"), nil
	}
	return x.MarshalText()
}

func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}

// Scan reads a number for fmt's Scan functions.
func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	base := 0
	switch ch {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'd':
		base = 10
	case 'x', 'X':
		base = 16
	case 's', 'v':
	default:
		return errors.New("Int.Scan: invalid verb")
	}
	s.SkipSpace()
	text := ""
	if _, err := s.Token(false, func(c rune) bool {
		if !goesOn(text, c, base) {
			return false
		}
		text += string(c)
		return true
	}); err != nil {
		return err
	}
	if text == "" {
		if _, _, err := s.ReadRune(); err != nil {
			return err
		}
		s.UnreadRune()
	}
	if strings.TrimLeft(text, "+-") == "" {
		return errors.New("number has no digits")
	}
	if _, ok := z.SetString(text, base); !ok {
		return errors.New("Int.Scan: syntax error")
	}
	return nil
}

// goesOn tells whether c can stand behind text in a number; its prefix tells the base if that is 0.
func goesOn(text string, c rune, base int) bool {
	if text == "" && (c == '+' || c == '-') {
		return true
	}
	if base == 0 {
		base = 10
		if text = strings.TrimLeft(text, "+-"); text != "" && text[0] == '0' {
			if text == "0" && strings.ContainsRune("bBoOxX", c) {
				return true
			}
			base = 8
			if len(text) > 1 {
				switch text[1] | 0x20 {
				case 'b':
					base = 2
				case 'x':
					base = 16
				}
			}
		}
		if c == '_' {
			return true
		}
	}
	value := base
	switch {
	case '0' <= c && c <= '9':
		value = int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		value = int(c|0x20-'a') + 10
	}
	return value < base
}

// Jacobi gives the Jacobi symbol (x/y); y is odd.
func Jacobi(x, y *Int) int {
	if y.Bit(0) == 0 {
		panic(fmt.Sprintf("big: invalid 2nd argument to Int.Jacobi: need odd integer but got %s", y))
	}
	a, b := new(Int).Set(x), new(Int).Set(y)
	j := 1
	if b.Sign() < 0 {
		if a.Sign() < 0 {
			j = -1
		}
		b.Neg(b)
	}
	for {
		if b.Cmp(NewInt(1)) == 0 {
			return j
		}
		if a.Mod(a, b); a.Sign() == 0 {
			return 0
		}
		twos := a.TrailingZeroBits()
		a.Rsh(a, twos)
		if low := new(Int).And(b, NewInt(7)).Int64(); twos%2 == 1 && (low == 3 || low == 5) {
			j = -j
		}
		if a.Bit(1) == 1 && b.Bit(1) == 1 && a.Bit(0) == 1 && b.Bit(0) == 1 {
			j = -j
		}
		a, b = b, a
	}
}

// ModSqrt sets z to a square root of x modulo the prime p; nil if there is none.
func (z *Int) ModSqrt(x, p *Int) *Int {
	switch Jacobi(x, p) {
	case -1:
		return nil
	case 0:
		return z.SetInt64(0)
	}
	x = new(Int).Mod(x, p)
	one := NewInt(1)
	// Tonelli and Shanks: p - 1 is q·2^e.
	q := new(Int).Sub(p, one)
	e := q.TrailingZeroBits()
	q.Rsh(q, e)
	other := NewInt(2)
	for Jacobi(other, p) != -1 {
		other.Add(other, one)
	}
	c := new(Int).Exp(other, q, p)
	t := new(Int).Exp(x, q, p)
	r := new(Int).Exp(x, new(Int).Rsh(new(Int).Add(q, one), 1), p)
	for t.Cmp(one) != 0 {
		least := uint(0)
		for u := new(Int).Set(t); u.Cmp(one) != 0; least++ {
			u.Mul(u, u).Mod(u, p)
		}
		b := new(Int).Set(c)
		for i := e - least - 1; i > 0; i-- {
			b.Mul(b, b).Mod(b, p)
		}
		e = least
		r.Mul(r, b).Mod(r, p)
		c.Mul(b, b).Mod(c, p)
		t.Mul(t, c).Mod(t, p)
	}
	return z.Set(r)
}

// Bits gives the digits of x without its sign, the lowest first.
func (x *Int) Bits() []Word {
	b := x.Bytes()
	var words []Word
	for len(b) > 0 {
		n := len(b) - 8
		if n < 0 {
			n = 0
		}
		var w Word
		for _, d := range b[n:] {
			w = w<<8 | Word(d)
		}
		words = append(words, w)
		b = b[:n]
	}
	return words
}

// SetBits sets z to what the digits say, the lowest first.
func (z *Int) SetBits(words []Word) *Int {
	b := make([]byte, 0, len(words)*8)
	for i := len(words) - 1; i >= 0; i-- {
		for shift := 56; shift >= 0; shift -= 8 {
			b = append(b, byte(words[i]>>uint(shift)))
		}
	}
	return z.SetBytes(b)
}

// MaxBase is the largest base of Text and SetString.
const MaxBase = 62
