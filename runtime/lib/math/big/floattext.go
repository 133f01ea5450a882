// Floats as text, and texts as Floats.

package big

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// decimal is 0.digits times ten to the power of exp; digits begin and end with none that is 0.
type decimal struct {
	digits string
	exp    int
}

// decimalOf is m times two to the power of e.
func decimalOf(m *Int, e int) decimal {
	v := new(Int).Set(m)
	shift := 0
	if e >= 0 {
		v.Lsh(v, uint(e))
	} else {
		v.Mul(v, new(Int).Exp(NewInt(5), NewInt(int64(-e)), nil))
		shift = e
	}
	s := v.String()
	return trimmed(s, len(s)+shift)
}

func trimmed(digits string, exp int) decimal {
	whole := strings.TrimLeft(digits, "0")
	exp -= len(digits) - len(whole)
	if whole = strings.TrimRight(whole, "0"); whole == "" {
		exp = 0
	}
	return decimal{whole, exp}
}

// cut leaves n digits, the last one as it is or one more.
func (d decimal) cut(n int, up bool) decimal {
	if n >= len(d.digits) {
		return d
	}
	if n < 0 {
		return decimal{}
	}
	if !up {
		return trimmed(d.digits[:n], d.exp)
	}
	if n == 0 {
		return decimal{"1", d.exp + 1}
	}
	v, _ := new(Int).SetString(d.digits[:n], 10)
	s := v.Add(v, one).String()
	return trimmed(s, d.exp+len(s)-n)
}

// round leaves n digits; a half goes to the even one.
func (d decimal) round(n int) decimal {
	if n < 0 || n >= len(d.digits) {
		return d.cut(n, false)
	}
	up := d.digits[n] > '5' || d.digits[n] == '5' && (n+1 < len(d.digits) || n > 0 && (d.digits[n-1]-'0')%2 == 1)
	return d.cut(n, up)
}

// shortest has as few digits as tell x from its neighbours of the same precision.
func (x *Float) shortest() decimal {
	d := decimalOf(&x.m, x.e)
	ulp := x.top() - int(x.prec)
	even := x.e > ulp || x.m.Bit(0) == 0
	// All is counted in units of which half the distance to a neighbour and each digit have a whole number.
	twos, tens := 0, len(d.digits)-d.exp
	if tens < 0 {
		tens = 0
	}
	if ulp < 1 {
		twos = 1 - ulp
	}
	unit := tenTo(tens)
	room := new(Int).Lsh(unit, uint(ulp-1+twos))
	exact := new(Int).Mul(new(Int).Lsh(&x.m, uint(x.e+twos)), unit)
	inside := func(c decimal) bool {
		v, ok := new(Int).SetString(c.digits, 10)
		if !ok {
			return false
		}
		v.Mul(v.Lsh(v, uint(twos)), tenTo(tens+c.exp-len(c.digits)))
		order := v.Abs(v.Sub(v, exact)).Cmp(room)
		return order < 0 || order == 0 && even
	}
	for n := 1; n < len(d.digits); n++ {
		near := d.round(n)
		if inside(near) {
			return near
		}
		if up := d.cut(n, true); up != near && inside(up) {
			return up
		}
	}
	return d
}

func tenTo(n int) *Int { return new(Int).Exp(NewInt(10), NewInt(int64(n)), nil) }

// Text writes x as strconv.FormatFloat does, and in two formats of its own: 'b' and 'p' have powers of two.
func (x *Float) Text(format byte, prec int) string { return string(x.Append(nil, format, prec)) }

// String is Text('g', 10).
func (x *Float) String() string { return x.Text('g', 10) }

// Append appends what Text gives.
func (x *Float) Append(buf []byte, format byte, prec int) []byte {
	if x.neg {
		buf = append(buf, '-')
	}
	if x.kind == infinite {
		if !x.neg {
			buf = append(buf, '+')
		}
		return append(buf, "Inf"...)
	}
	switch format {
	case 'b':
		return x.appendBits(buf)
	case 'p':
		return x.appendHex(buf)
	case 'e', 'E', 'f', 'g', 'G':
	default:
		if x.neg {
			buf = buf[:len(buf)-1]
		}
		return append(buf, '%', format)
	}
	var d decimal
	short := prec < 0
	if short {
		if x.kind == finite {
			d = x.shortest()
		}
		switch format {
		case 'e', 'E':
			prec = len(d.digits) - 1
		case 'f':
			prec = len(d.digits) - d.exp
		case 'g', 'G':
			prec = len(d.digits)
		}
		if prec < 0 {
			prec = 0
		}
	} else {
		if x.kind == finite {
			d = decimalOf(&x.m, x.e)
		}
		switch format {
		case 'e', 'E':
			d = d.round(1 + prec)
		case 'f':
			d = d.round(d.exp + prec)
		case 'g', 'G':
			if prec == 0 {
				prec = 1
			}
			d = d.round(prec)
		}
	}
	switch format {
	case 'e', 'E':
		return d.scientific(buf, format, prec)
	case 'f':
		return d.plain(buf, prec)
	}
	bound := prec
	if bound > len(d.digits) && len(d.digits) >= d.exp {
		bound = len(d.digits)
	}
	if short {
		bound = 6
	}
	if at := d.exp - 1; at < -4 || at >= bound {
		if prec > len(d.digits) {
			prec = len(d.digits)
		}
		return d.scientific(buf, format+'e'-'g', prec-1)
	}
	if prec > d.exp {
		prec = len(d.digits)
	}
	if prec -= d.exp; prec < 0 {
		prec = 0
	}
	return d.plain(buf, prec)
}

// digit is the i-th digit, 0 outside.
func (d decimal) digit(i int) byte {
	if i < 0 || i >= len(d.digits) {
		return '0'
	}
	return d.digits[i]
}

func (d decimal) scientific(buf []byte, e byte, prec int) []byte {
	buf = append(buf, d.digit(0))
	if prec > 0 {
		buf = append(buf, '.')
		for i := 1; i <= prec; i++ {
			buf = append(buf, d.digit(i))
		}
	}
	exp := 0
	if d.digits != "" {
		exp = d.exp - 1
	}
	buf = append(buf, e)
	return append(buf, fmt.Sprintf("%+03d", exp)...)
}

func (d decimal) plain(buf []byte, prec int) []byte {
	if d.exp <= 0 {
		buf = append(buf, '0')
	}
	for i := 0; i < d.exp; i++ {
		buf = append(buf, d.digit(i))
	}
	if prec > 0 {
		buf = append(buf, '.')
		for i := 0; i < prec; i++ {
			buf = append(buf, d.digit(d.exp+i))
		}
	}
	return buf
}

// appendBits has all bits of the precision as a decimal number, and a power of two.
func (x *Float) appendBits(buf []byte) []byte {
	if x.kind == zero {
		return append(buf, '0')
	}
	shift := int(x.prec) - x.m.BitLen()
	buf = append(buf, new(Int).Lsh(&x.m, uint(shift)).String()...)
	return append(append(buf, 'p'), fmt.Sprintf("%+d", x.e-shift)...)
}

// appendHex has a hexadecimal number from a half to one, and a power of two.
func (x *Float) appendHex(buf []byte) []byte {
	if x.kind == zero {
		return append(buf, '0')
	}
	bits := x.m.BitLen()
	digits := new(Int).Lsh(&x.m, uint(-bits&3)).Text(16)
	buf = append(append(buf, "0x."...), strings.TrimRight(digits, "0")...)
	return append(append(buf, 'p'), fmt.Sprintf("%+d", x.top())...)
}

// Format is for package fmt: all its verbs for floating point, and 'b' and 'p'.
func (x *Float) Format(s fmt.State, format rune) {
	prec, there := s.Precision()
	if !there {
		prec = 6
	}
	switch format {
	case 'e', 'E', 'f', 'b', 'p':
	case 'F':
		format = 'f'
	case 'v', 'g', 'G':
		if format == 'v' {
			format = 'g'
		}
		if !there {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", format, x.String())
		return
	}
	text := x.Text(byte(format), prec)
	sign := ""
	switch {
	case text[0] == '-':
		sign, text = "-", text[1:]
	case text[0] == '+':
		sign, text = "+", text[1:]
		if s.Flag(' ') {
			sign = " "
		}
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	padding := ""
	if width, ok := s.Width(); ok && width > len(sign)+len(text) {
		padding = strings.Repeat(" ", width-len(sign)-len(text))
	}
	switch {
	case s.Flag('-'):
		io.WriteString(s, sign+text+padding)
	case s.Flag('0') && x.kind != infinite:
		io.WriteString(s, sign+strings.Replace(padding, " ", "0", -1)+text)
	default:
		io.WriteString(s, padding+sign+text)
	}
}

// noDigits is made when it is wanted: a variable would be a statement whenever a program starts.
func noDigits() error { return errors.New("number has no digits") }

// scanned is what a text says: digits of a base, how many of them are behind the point, and powers.
type scanned struct {
	neg, inf bool
	digits   *Int
	base     int
	behind   int
	ten, two int
	consumed int
}

// scan reads a number from the beginning of a text.
func scan(s string, base int) (n scanned, err error) {
	at := 0
	if at < len(s) && (s[at] == '+' || s[at] == '-') {
		n.neg = s[at] == '-'
		at++
	}
	if rest := s[at:]; strings.HasPrefix(rest, "Inf") || strings.HasPrefix(rest, "inf") {
		n.inf, n.consumed = true, at+3
		return n, nil
	}
	n.base = base
	prefixed := false
	if base == 0 {
		n.base = 10
		if at+1 < len(s) && s[at] == '0' {
			switch s[at+1] | 0x20 {
			case 'x':
				n.base = 16
			case 'o':
				n.base = 8
			case 'b':
				n.base = 2
			}
			if prefixed = n.base != 10; prefixed {
				at += 2
			}
		}
	}
	var digits []byte
	point := -1
	for ; at < len(s); at++ {
		c := s[at]
		if c == '.' && point < 0 {
			point = len(digits)
			continue
		}
		if c == '_' && base == 0 && (len(digits) > 0 || prefixed) {
			continue
		}
		d := 99
		switch {
		case '0' <= c && c <= '9':
			d = int(c - '0')
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			d = int(c|0x20-'a') + 10
		}
		if d >= n.base {
			break
		}
		digits = append(digits, c)
	}
	if len(digits) == 0 {
		return n, noDigits()
	}
	if point >= 0 {
		n.behind = len(digits) - point
	}
	n.digits, _ = new(Int).SetString(string(digits), n.base)
	if at < len(s) {
		which := s[at] | 0x20
		if which == 'p' || which == 'e' && n.base == 10 {
			end := at + 1
			if end < len(s) && (s[end] == '+' || s[end] == '-') {
				end++
			}
			from := end
			for end < len(s) && '0' <= s[end] && s[end] <= '9' {
				end++
			}
			if from == end {
				return n, noDigits()
			}
			exp, err := strconv.Atoi(s[at+1 : end])
			if err != nil || exp > math.MaxInt32 || exp < math.MinInt32 {
				return n, errors.New("exponent overflow")
			}
			if which == 'p' {
				n.two = exp
			} else {
				n.ten = exp
			}
			at = end
		}
	}
	n.consumed = at
	return n, nil
}

// setScanned makes z the number.
func (z *Float) setScanned(n scanned) *Float {
	z.precise(64)
	if n.inf {
		return z.SetInf(n.neg)
	}
	if n.digits.Sign() == 0 {
		z.kind, z.neg, z.acc = zero, n.neg, Exact
		return z
	}
	up, down := new(Int).Set(n.digits), new(Int).Set(one)
	exp := n.two
	// Powers of two among the bases are exponents.
	switch n.base {
	case 2:
		exp -= n.behind
	case 8:
		exp -= 3 * n.behind
	case 16:
		exp -= 4 * n.behind
	default:
		n.ten -= n.behind
	}
	if n.ten > 1<<15 || n.ten < -1<<15 {
		return z.far(n, up, exp)
	}
	if n.ten > 0 {
		up.Mul(up, new(Int).Exp(NewInt(5), NewInt(int64(n.ten)), nil))
	} else if n.ten < 0 {
		down.Exp(NewInt(5), NewInt(int64(-n.ten)), nil)
	}
	exp += n.ten
	if more := int(z.prec) + 2 + down.BitLen() - up.BitLen(); more > 0 {
		up.Lsh(up, uint(more))
		exp -= more
	}
	rest := new(Int)
	up.QuoRem(up, down, rest)
	return z.round(n.neg, up, exp, rest.Sign() != 0)
}

// far makes z a number with a large power of ten, whose five is not worked out to the last bit.
func (z *Float) far(n scanned, digits *Int, exp int) *Float {
	rough := func() *Float { return new(Float).SetPrec(uint(z.prec) + 64) }
	five, square := rough().SetInt64(1), rough().SetInt64(5)
	left := n.ten
	if left < 0 {
		left = -left
	}
	for ; left > 0; left >>= 1 {
		if left&1 != 0 {
			five.Mul(five, square)
		}
		square.Mul(square, square)
	}
	r := rough().SetInt(digits)
	if n.ten > 0 {
		r.Mul(r, five)
	} else {
		r.Quo(r, five)
	}
	return z.round(n.neg, &r.m, r.e+exp+n.ten, false)
}

// SetString reads a number, rounded to the precision of z, which is 64 if it was 0.
func (z *Float) SetString(s string) (*Float, bool) {
	f, _, err := z.Parse(s, 0)
	return f, err == nil
}

// Parse reads a number in a base: 0 goes by the prefix. It gives the base that it was.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	if s == "" {
		return nil, 0, io.EOF
	}
	switch base {
	case 0, 2, 8, 10, 16:
	default:
		panic(fmt.Sprintf("invalid number base %d", base))
	}
	n, err := scan(s, base)
	if err != nil {
		return nil, n.base, err
	}
	if n.consumed < len(s) {
		return z.setScanned(n), n.base, fmt.Errorf("expected end of string, found %q", s[n.consumed])
	}
	return z.setScanned(n), n.base, nil
}

// ParseFloat reads a number into a new Float.
func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error) {
	return new(Float).SetPrec(prec).SetMode(mode).Parse(s, base)
}

// Scan is for package fmt.
func (z *Float) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	token, err := s.Token(false, func(r rune) bool {
		return strings.ContainsRune("+-.0123456789abcdefABCDEFxXpPoOinIN_", r)
	})
	if err != nil {
		return err
	}
	n, err := scan(string(token), 0)
	if err == nil {
		z.setScanned(n)
	}
	return err
}

// MarshalText has as many digits as are needed.
func (x *Float) MarshalText() (text []byte, err error) {
	if x == nil {
		return []byte("<nil>"), nil
	}
	return x.Append(nil, 'g', -1), nil
}

func (z *Float) UnmarshalText(text []byte) error {
	if _, _, err := z.Parse(string(text), 0); err != nil {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%v)", text, err)
	}
	return nil
}

// GobEncode writes a version, what kind of number it is, its precision, and if it is finite the exponent
// and the bits, which begin with a one.
func (x *Float) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	head := byte(x.mode)<<5 | byte(x.acc+1)<<3 | x.kind<<1
	if x.neg {
		head |= 1
	}
	buf := append([]byte{1, head}, fourBytes(x.prec)...)
	if x.kind == finite {
		buf = append(buf, fourBytes(uint32(int32(x.top())))...)
		buf = append(buf, new(Int).Lsh(&x.m, uint(-x.m.BitLen()&63)).Bytes()...)
	}
	return buf, nil
}

func fourBytes(n uint32) []byte { return []byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)} }

func ofFour(b []byte) uint32 {
	return uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
}

// GobDecode reads what GobEncode wrote; if z has a precision, rounded to that.
func (z *Float) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Float{}
		return nil
	}
	if len(buf) < 6 {
		return errors.New("Float.GobDecode: buffer too small")
	}
	if buf[0] != 1 {
		return fmt.Errorf("Float.GobDecode: encoding version %d not supported", buf[0])
	}
	prec, mode, head := z.prec, z.mode, buf[1]
	*z = Float{
		prec: ofFour(buf[2:]), mode: RoundingMode(head >> 5 & 7), acc: Accuracy(head>>3&3) - 1, kind: head >> 1 & 3, neg: head&1 != 0,
	}
	if z.kind == finite {
		if len(buf) < 10 {
			return errors.New("Float.GobDecode: buffer too small for finite form float")
		}
		bits := buf[10:]
		z.m.SetBytes(bits)
		z.e = int(int32(ofFour(buf[6:]))) - 8*len(bits)
		n := z.m.TrailingZeroBits()
		z.m.Rsh(&z.m, n)
		z.e += int(n)
	}
	if prec != 0 {
		z.mode = mode
		z.SetPrec(uint(prec))
	}
	return nil
}
