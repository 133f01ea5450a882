package constant

import (
	"fmt"
	"go/token"
	"math/big"
)

// ToInt is x as a whole number if it is one, or so near to one that it was meant; else unknown.
func ToInt(x Value) Value {
	switch x := x.(type) {
	case intValue:
		return x
	case ratValue:
		if x.r.IsInt() {
			return intValue{new(big.Int).Set(x.r.Num())}
		}
	case floatValue:
		if x.f.MantExp(nil) > mostBits {
			return unknownValue{}
		}
		if x.f.IsInt() {
			n, _ := x.f.Int(nil)
			return intValue{n}
		}
		// The last bits may be what rounding has left.
		for _, mode := range []big.RoundingMode{big.ToZero, big.AwayFromZero} {
			t := new(big.Float).SetMode(mode).SetPrec(precision - 4)
			if t.Set(x.f); t.IsInt() {
				n, _ := t.Int(nil)
				return intValue{n}
			}
		}
	case complexValue:
		if re := ToFloat(x); re.Kind() == Float {
			return ToInt(re)
		}
	}
	return unknownValue{}
}

// ToFloat is x as a number with a point if it is real; else unknown.
func ToFloat(x Value) Value {
	switch x := x.(type) {
	case intValue:
		return makeRat(new(big.Rat).SetInt(x.n))
	case ratValue, floatValue:
		return x
	case complexValue:
		if Sign(x.im) == 0 {
			return ToFloat(x.re)
		}
	}
	return unknownValue{}
}

// ToComplex is x as a complex number if it is one; else unknown.
func ToComplex(x Value) Value {
	switch x := x.(type) {
	case intValue, ratValue, floatValue:
		return complexValue{x, MakeInt64(0)}
	case complexValue:
		return x
	}
	return unknownValue{}
}

// UnaryOp is op y. For ^, prec is how many bits the result has if it has no sign, else 0.
func UnaryOp(op token.Token, y Value, prec uint) Value {
	if _, ok := y.(unknownValue); ok {
		return y
	}
	switch op {
	case token.ADD:
		switch y.(type) {
		case intValue, ratValue, floatValue, complexValue:
			return y
		}
	case token.SUB:
		switch y := y.(type) {
		case intValue:
			return intValue{new(big.Int).Neg(y.n)}
		case ratValue:
			return ratValue{new(big.Rat).Neg(y.r)}
		case floatValue:
			return floatValue{newFloat().Neg(y.f)}
		case complexValue:
			return complexValue{UnaryOp(op, y.re, 0), UnaryOp(op, y.im, 0)}
		}
	case token.XOR:
		if y, ok := y.(intValue); ok {
			n := new(big.Int).Not(y.n)
			if prec > 0 {
				// Without a sign: what is beyond the bits is not there.
				mask := new(big.Int).Lsh(big.NewInt(1), prec)
				n.And(n, mask.Sub(mask, big.NewInt(1)))
			}
			return intValue{n}
		}
	case token.NOT:
		if y, ok := y.(boolValue); ok {
			return !y
		}
	}
	panic(fmt.Sprintf("invalid unary operation %s%v", op, y))
}

// rank orders kinds of numbers by what they can hold.
func rank(x Value) int {
	switch x.(type) {
	case unknownValue:
		return 5
	case intValue:
		return 1
	case ratValue:
		return 2
	case floatValue:
		return 3
	case complexValue:
		return 4
	}
	return 0
}

// lifted is x as what has a higher rank.
func lifted(x Value, to int) Value {
	for rank(x) < to {
		switch v := x.(type) {
		case intValue:
			switch {
			case to == 4:
				return complexValue{x, MakeInt64(0)}
			case to == 2 && small(v.n):
				return ratValue{new(big.Rat).SetInt(v.n)}
			}
			return floatValue{newFloat().SetInt(v.n)}
		case ratValue:
			if to == 4 {
				return complexValue{x, MakeInt64(0)}
			}
			return floatValue{newFloat().SetRat(v.r)}
		case floatValue:
			return complexValue{x, MakeInt64(0)}
		default:
			return x
		}
	}
	return x
}

// matched are both operands as the same.
func matched(x, y Value) (Value, Value) {
	a, b := rank(x), rank(y)
	if a == 5 || b == 5 {
		return unknownValue{}, unknownValue{}
	}
	if a > 0 && b > 0 {
		for a != b {
			if a < b {
				x = lifted(x, b)
			} else {
				y = lifted(y, a)
			}
			a, b = rank(x), rank(y)
		}
	}
	return x, y
}

// BinaryOp is x op y; QUO of whole numbers gives a fraction, QUO_ASSIGN divides them toward zero.
// Comparisons are Compare's, shifts Shift's.
func BinaryOp(x Value, op token.Token, y Value) Value {
	a, b := matched(x, y)
	var result Value
	switch a := a.(type) {
	case unknownValue:
		return a
	case boolValue:
		if b, ok := b.(boolValue); ok {
			switch op {
			case token.LAND:
				return a && b
			case token.LOR:
				return a || b
			}
		}
	case stringValue:
		if b, ok := b.(stringValue); ok && op == token.ADD {
			return stringValue{a.s + b.s}
		}
	case intValue:
		if b, ok := b.(intValue); ok {
			result = integers(a.n, op, b.n)
		}
	case ratValue:
		if b, ok := b.(ratValue); ok {
			r := new(big.Rat)
			switch op {
			case token.ADD:
				result = makeRat(r.Add(a.r, b.r))
			case token.SUB:
				result = makeRat(r.Sub(a.r, b.r))
			case token.MUL:
				result = makeRat(r.Mul(a.r, b.r))
			case token.QUO:
				result = makeRat(r.Quo(a.r, b.r))
			}
		}
	case floatValue:
		if b, ok := b.(floatValue); ok {
			f := newFloat()
			switch op {
			case token.ADD:
				result = makeFloat(f.Add(a.f, b.f))
			case token.SUB:
				result = makeFloat(f.Sub(a.f, b.f))
			case token.MUL:
				result = makeFloat(f.Mul(a.f, b.f))
			case token.QUO:
				result = makeFloat(f.Quo(a.f, b.f))
			}
		}
	case complexValue:
		if b, ok := b.(complexValue); ok {
			result = complexes(a, op, b)
		}
	}
	if result == nil {
		panic(fmt.Sprintf("invalid binary operation %v %s %v", x, op, y))
	}
	return result
}

func integers(a *big.Int, op token.Token, b *big.Int) Value {
	n := new(big.Int)
	switch op {
	case token.ADD:
		n.Add(a, b)
	case token.SUB:
		n.Sub(a, b)
	case token.MUL:
		n.Mul(a, b)
	case token.QUO:
		return makeRat(new(big.Rat).SetFrac(a, b))
	case token.QUO_ASSIGN:
		n.Quo(a, b)
	case token.REM:
		n.Rem(a, b)
	case token.AND:
		n.And(a, b)
	case token.OR:
		n.Or(a, b)
	case token.XOR:
		n.Xor(a, b)
	case token.AND_NOT:
		n.AndNot(a, b)
	default:
		return nil
	}
	return intValue{n}
}

func complexes(x complexValue, op token.Token, y complexValue) Value {
	a, b, c, d := x.re, x.im, y.re, y.im
	switch op {
	case token.ADD, token.SUB:
		return complexValue{BinaryOp(a, op, c), BinaryOp(b, op, d)}
	case token.MUL, token.QUO:
		times := func(p, q Value) Value { return BinaryOp(p, token.MUL, q) }
		if op == token.MUL {
			return complexValue{
				BinaryOp(times(a, c), token.SUB, times(b, d)),
				BinaryOp(times(b, c), token.ADD, times(a, d)),
			}
		}
		// Both are multiplied by what makes the divisor real.
		size := BinaryOp(times(c, c), token.ADD, times(d, d))
		return complexValue{
			BinaryOp(BinaryOp(times(a, c), token.ADD, times(b, d)), token.QUO, size),
			BinaryOp(BinaryOp(times(b, c), token.SUB, times(a, d)), token.QUO, size),
		}
	}
	return nil
}

// Shift is x << s or x >> s of a whole number.
func Shift(x Value, op token.Token, s uint) Value {
	switch x := x.(type) {
	case unknownValue:
		return x
	case intValue:
		switch op {
		case token.SHL:
			return intValue{new(big.Int).Lsh(x.n, s)}
		case token.SHR:
			return intValue{new(big.Int).Rsh(x.n, s)}
		}
	}
	panic(fmt.Sprintf("invalid shift %v %s %d", x, op, s))
}

// Compare is x op y; nothing is true of what is unknown.
func Compare(x Value, op token.Token, y Value) bool {
	a, b := matched(x, y)
	order, ordered := 0, true
	switch a := a.(type) {
	case unknownValue:
		return false
	case boolValue:
		b, ok := b.(boolValue)
		if !ok {
			panic(fmt.Sprintf("invalid comparison %v %s %v", x, op, y))
		}
		ordered = false
		if a != b {
			order = 1
		}
	case stringValue:
		switch b := b.(stringValue); {
		case a.s < b.s:
			order = -1
		case a.s > b.s:
			order = 1
		}
	case intValue:
		order = a.n.Cmp(b.(intValue).n)
	case ratValue:
		order = a.r.Cmp(b.(ratValue).r)
	case floatValue:
		order = a.f.Cmp(b.(floatValue).f)
	case complexValue:
		b := b.(complexValue)
		ordered = false
		if !Compare(a.re, token.EQL, b.re) || !Compare(a.im, token.EQL, b.im) {
			order = 1
		}
	}
	switch op {
	case token.EQL:
		return order == 0
	case token.NEQ:
		return order != 0
	}
	if ordered {
		switch op {
		case token.LSS:
			return order < 0
		case token.LEQ:
			return order <= 0
		case token.GTR:
			return order > 0
		case token.GEQ:
			return order >= 0
		}
	}
	panic(fmt.Sprintf("invalid comparison %v %s %v", x, op, y))
}
