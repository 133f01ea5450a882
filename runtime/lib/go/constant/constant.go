// Package constant has the values of Go's constants, and what may be done with them (Go spec, "Constants").
package constant

import (
	"fmt"
	"go/token"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Kind says what a Value is.
type Kind int

const (
	Unknown Kind = iota
	Bool
	String
	Int
	Float
	Complex
)

func (i Kind) String() string {
	names := [...]string{"Unknown", "Bool", "String", "Int", "Float", "Complex"}
	if i < 0 || int(i) >= len(names) {
		return "Kind(" + strconv.Itoa(int(i)) + ")"
	}
	return names[i]
}

// Value is a constant's value.
type Value interface {
	// Kind is the simplest kind that the value was made as.
	Kind() Kind
	// String is short, ExactString is not.
	String() string
	ExactString() string

	constant()
}

type (
	unknownValue struct{}
	boolValue    bool
	stringValue  struct{ s string }
	intValue     struct{ n *big.Int }
	// A ratValue is exact; what would be too long for that is a floatValue.
	ratValue     struct{ r *big.Rat }
	floatValue   struct{ f *big.Float }
	complexValue struct{ re, im Value }
)

func (unknownValue) constant() {}
func (boolValue) constant()    {}
func (stringValue) constant()  {}
func (intValue) constant()     {}
func (ratValue) constant()     {}
func (floatValue) constant()   {}
func (complexValue) constant() {}

func (unknownValue) Kind() Kind { return Unknown }
func (boolValue) Kind() Kind    { return Bool }
func (stringValue) Kind() Kind  { return String }
func (intValue) Kind() Kind     { return Int }
func (ratValue) Kind() Kind     { return Float }
func (floatValue) Kind() Kind   { return Float }
func (complexValue) Kind() Kind { return Complex }

func (unknownValue) String() string { return "unknown" }
func (x boolValue) String() string  { return strconv.FormatBool(bool(x)) }
func (x intValue) String() string   { return x.n.String() }

// String is quoted, and cut where it is long.
func (x stringValue) String() string {
	const most = 72
	s := strconv.Quote(x.s)
	if utf8.RuneCountInString(s) > most {
		at := 0
		for n := 0; n < most-3; n++ {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
		}
		s = s[:at] + "..."
	}
	return s
}

func (x ratValue) String() string     { return decimal(newFloat().SetRat(x.r)) }
func (x floatValue) String() string   { return decimal(x.f) }
func (x complexValue) String() string { return "(" + x.re.String() + " + " + x.im.String() + "i)" }

func (x unknownValue) ExactString() string { return x.String() }
func (x boolValue) ExactString() string    { return x.String() }
func (x stringValue) ExactString() string  { return strconv.Quote(x.s) }
func (x intValue) ExactString() string     { return x.String() }
func (x ratValue) ExactString() string     { return x.r.RatString() }
func (x floatValue) ExactString() string   { return x.f.Text('p', 0) }
func (x complexValue) ExactString() string {
	return "(" + x.re.ExactString() + " + " + x.im.ExactString() + "i)"
}

// precision is that of floats.
const precision = 512

func newFloat() *big.Float { return new(big.Float).SetPrec(precision) }

// decimal is a float with six digits.
func decimal(x *big.Float) string {
	if x.IsInf() {
		return x.String()
	}
	if f, _ := x.Float64(); x.Sign() == 0 == (f == 0) && !math.IsInf(f, 0) {
		return fmt.Sprintf("%.6g", f)
	}
	// Beyond float64: the power of two is one of ten, whose fraction goes to the digits.
	var m big.Float
	power := float64(x.MantExp(&m)) * math.Log10(2)
	whole := math.Trunc(power)
	lead, _ := m.Float64()
	lead *= math.Pow(10, power-whole)
	if size := math.Abs(lead); size >= 10 {
		lead, whole = lead/10, whole+1
	} else if size < 1-0.5e-6 {
		lead, whole = lead*10, whole-1
	}
	return fmt.Sprintf("%.6ge%+d", lead, int(whole))
}

// Numbers of more bits than this are kept as floats.
const mostBits = 4 << 10

func small(x *big.Int) bool { return x.BitLen() < mostBits }

func makeRat(r *big.Rat) Value {
	if small(r.Num()) && small(r.Denom()) {
		return ratValue{r}
	}
	return floatValue{newFloat().SetRat(r)}
}

func makeFloat(f *big.Float) Value {
	if f.Sign() == 0 {
		return ratValue{new(big.Rat)}
	}
	if f.IsInf() {
		return unknownValue{}
	}
	return floatValue{f}
}

func MakeUnknown() Value        { return unknownValue{} }
func MakeBool(b bool) Value     { return boolValue(b) }
func MakeString(s string) Value { return stringValue{s} }
func MakeInt64(x int64) Value   { return intValue{big.NewInt(x)} }
func MakeUint64(x uint64) Value { return intValue{new(big.Int).SetUint64(x)} }

// MakeFloat64 is unknown for what is no number; there is one zero.
func MakeFloat64(x float64) Value {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return unknownValue{}
	}
	if x == 0 {
		return ratValue{new(big.Rat)}
	}
	// A small exponent makes a short fraction.
	if _, exp := math.Frexp(x); -mostBits < exp && exp < mostBits {
		return ratValue{new(big.Rat).SetFloat64(x)}
	}
	return floatValue{newFloat().SetFloat64(x)}
}

// MakeFromLiteral is the value of a literal of kind tok, unknown if it is none; zero must be 0.
func MakeFromLiteral(lit string, tok token.Token, zero uint) Value {
	if zero != 0 {
		panic("MakeFromLiteral called with non-zero last argument")
	}
	switch tok {
	case token.INT:
		if n, ok := new(big.Int).SetString(lit, 0); ok {
			return intValue{n}
		}
	case token.FLOAT:
		if x := floatOf(lit); x != nil {
			return x
		}
	case token.IMAG:
		if n := len(lit); n > 0 && lit[n-1] == 'i' {
			if im := imaginary(lit[:n-1]); im != nil {
				return complexValue{MakeInt64(0), im}
			}
		}
	case token.CHAR:
		if n := len(lit); n >= 2 {
			if r, _, _, err := strconv.UnquoteChar(lit[1:n-1], '\''); err == nil {
				return MakeInt64(int64(r))
			}
		}
	case token.STRING:
		if s, err := strconv.Unquote(lit); err == nil {
			return MakeString(s)
		}
	default:
		panic(fmt.Sprintf("%v is not a valid token", tok))
	}
	return unknownValue{}
}

func floatOf(lit string) Value {
	f, ok := newFloat().SetString(lit)
	if !ok {
		return nil
	}
	if exp := f.MantExp(nil); f.Sign() == 0 || -mostBits < exp && exp < mostBits {
		if !strings.ContainsAny(lit, "pP") {
			if r, ok := new(big.Rat).SetString(strings.Replace(lit, "_", "", -1)); ok {
				return makeRat(r)
			}
		}
		r, _ := f.Rat(nil)
		return makeRat(r)
	}
	return makeFloat(f)
}

// imaginary is the number before an i; there leading zeros do not make an octal one.
func imaginary(lit string) Value {
	if digits := strings.TrimLeft(lit, "0"); strings.Trim(lit, "0123456789_") == "" {
		if digits == "" {
			digits = "0"
		}
		if n, ok := new(big.Int).SetString(strings.Replace(digits, "_", "", -1), 10); ok {
			return intValue{n}
		}
		return nil
	}
	if n, ok := new(big.Int).SetString(lit, 0); ok {
		return intValue{n}
	}
	return floatOf(lit)
}

// BoolVal and StringVal give a value's own; of an unknown one there is false, or "".
func BoolVal(x Value) bool {
	switch x := x.(type) {
	case boolValue:
		return bool(x)
	case unknownValue:
		return false
	}
	panic(fmt.Sprintf("%v not a Bool", x))
}

func StringVal(x Value) string {
	switch x := x.(type) {
	case stringValue:
		return x.s
	case unknownValue:
		return ""
	}
	panic(fmt.Sprintf("%v not a String", x))
}

// Int64Val and Uint64Val give whole numbers, and whether they are exact.
func Int64Val(x Value) (int64, bool) {
	switch x := x.(type) {
	case intValue:
		return x.n.Int64(), x.n.IsInt64()
	case unknownValue:
		return 0, false
	}
	panic(fmt.Sprintf("%v not an Int", x))
}

func Uint64Val(x Value) (uint64, bool) {
	switch x := x.(type) {
	case intValue:
		return x.n.Uint64(), x.n.IsUint64()
	case unknownValue:
		return 0, false
	}
	panic(fmt.Sprintf("%v not an Int", x))
}

// Float64Val and Float32Val give the nearest numbers, and whether they are exact.
func Float64Val(x Value) (float64, bool) {
	switch x := x.(type) {
	case intValue:
		f, exact := new(big.Rat).SetInt(x.n).Float64()
		return f, exact
	case ratValue:
		return x.r.Float64()
	case floatValue:
		f, acc := x.f.Float64()
		return f, acc == big.Exact
	case unknownValue:
		return 0, false
	}
	panic(fmt.Sprintf("%v not a Float", x))
}

func Float32Val(x Value) (float32, bool) {
	switch x := x.(type) {
	case intValue:
		return new(big.Rat).SetInt(x.n).Float32()
	case ratValue:
		return x.r.Float32()
	case floatValue:
		f, acc := x.f.Float32()
		return f, acc == big.Exact
	case unknownValue:
		return 0, false
	}
	panic(fmt.Sprintf("%v not a Float", x))
}

// Val gives what Make takes: a bool, string, int64, *big.Int, *big.Rat or *big.Float; nil for others.
func Val(x Value) interface{} {
	switch x := x.(type) {
	case boolValue:
		return bool(x)
	case stringValue:
		return x.s
	case intValue:
		if x.n.IsInt64() {
			return x.n.Int64()
		}
		return x.n
	case ratValue:
		return x.r
	case floatValue:
		return x.f
	}
	return nil
}

// Make is the value of a bool, string, int64, *big.Int, *big.Rat or *big.Float.
func Make(x interface{}) Value {
	switch x := x.(type) {
	case bool:
		return boolValue(x)
	case string:
		return stringValue{x}
	case int64:
		return MakeInt64(x)
	case *big.Int:
		return intValue{x}
	case *big.Rat:
		return makeRat(x)
	case *big.Float:
		return makeFloat(x)
	}
	return unknownValue{}
}

// BitLen is how many bits a whole number has, Sign the sign of any; a complex one has 0 if it is 0.
func BitLen(x Value) int {
	switch x := x.(type) {
	case intValue:
		return x.n.BitLen()
	case unknownValue:
		return 0
	}
	panic(fmt.Sprintf("%v not an Int", x))
}

func Sign(x Value) int {
	switch x := x.(type) {
	case intValue:
		return x.n.Sign()
	case ratValue:
		return x.r.Sign()
	case floatValue:
		return x.f.Sign()
	case complexValue:
		return Sign(x.re) | Sign(x.im)
	case unknownValue:
		return 1 // so that nothing divides by zero
	}
	panic(fmt.Sprintf("%v not numeric", x))
}

// Bytes are those of a whole number's size, the lowest first; MakeFromBytes reads them.
func Bytes(x Value) []byte {
	n, ok := x.(intValue)
	if !ok {
		panic(fmt.Sprintf("%v not an Int", x))
	}
	return reversed(n.n.Bytes())
}

func MakeFromBytes(bytes []byte) Value {
	return intValue{new(big.Int).SetBytes(reversed(append([]byte(nil), bytes...)))}
}

func reversed(b []byte) []byte {
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return b
}

// Num and Denom are the parts of a fraction; unknown where there is none to be had.
func Num(x Value) Value {
	switch x := x.(type) {
	case intValue:
		return x
	case ratValue:
		return intValue{new(big.Int).Set(x.r.Num())}
	case floatValue, unknownValue:
		return unknownValue{}
	}
	panic(fmt.Sprintf("%v not Int or Float", x))
}

func Denom(x Value) Value {
	switch x := x.(type) {
	case intValue:
		return MakeInt64(1)
	case ratValue:
		return intValue{new(big.Int).Set(x.r.Denom())}
	case floatValue, unknownValue:
		return unknownValue{}
	}
	panic(fmt.Sprintf("%v not Int or Float", x))
}

// MakeImag is x times i; Real and Imag are the parts.
func MakeImag(x Value) Value {
	switch x.(type) {
	case unknownValue:
		return x
	case intValue, ratValue, floatValue:
		return complexValue{MakeInt64(0), x}
	}
	panic(fmt.Sprintf("%v not Int or Float", x))
}

func Real(x Value) Value {
	switch x := x.(type) {
	case unknownValue, intValue, ratValue, floatValue:
		return x
	case complexValue:
		return x.re
	}
	panic(fmt.Sprintf("%v not numeric", x))
}

func Imag(x Value) Value {
	switch x := x.(type) {
	case unknownValue:
		return x
	case intValue, ratValue, floatValue:
		return MakeInt64(0)
	case complexValue:
		return x.im
	}
	panic(fmt.Sprintf("%v not numeric", x))
}
