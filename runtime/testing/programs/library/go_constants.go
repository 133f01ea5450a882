package main

import (
	"fmt"
	"go/constant"
	"go/token"
	"math"
	"strings"
)

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func show(v constant.Value) { fmt.Println(v.Kind(), v, v.ExactString()) }

func main() {
	literals := []struct {
		text string
		tok  token.Token
	}{
		{"0", token.INT}, {"123", token.INT}, {"0x1f", token.INT}, {"0777", token.INT}, {"99999999999999999999999", token.INT}, {"089", token.INT},
		{"1.5", token.FLOAT}, {"1e3", token.FLOAT}, {"1e-1000", token.FLOAT}, {"1e3000", token.FLOAT}, {".25", token.FLOAT}, {"x", token.FLOAT}, {"3.14159265358979", token.FLOAT},
		{"2i", token.IMAG}, {"1.5i", token.IMAG}, {"010i", token.IMAG}, {"'a'", token.CHAR}, {"'\\n'", token.CHAR}, {"'\\u00e4'", token.CHAR}, {"'", token.CHAR},
		{`"hello\n"`, token.STRING}, {"`raw`", token.STRING}, {`"` + strings.Repeat("long ", 30) + `"`, token.STRING}, {`"bad`, token.STRING},
	}
	var numbers []constant.Value
	for _, l := range literals {
		v := constant.MakeFromLiteral(l.text, l.tok, 0)
		fmt.Print(l.text, " ")
		show(v)
		switch v.Kind() {
		case constant.Int, constant.Float, constant.Complex:
			numbers = append(numbers, v)
		}
	}
	for _, v := range numbers {
		fmt.Println(v, constant.Sign(v), constant.ToInt(v), constant.ToFloat(v), constant.ToComplex(v), constant.Real(v), constant.Imag(v))
		if v.Kind() != constant.Complex {
			f, e := constant.Float64Val(v)
			g, h := constant.Float32Val(v)
			fmt.Println(f, e, g, h, constant.Num(v), constant.Denom(v), constant.MakeImag(v))
		}
		if v.Kind() == constant.Int {
			i, e := constant.Int64Val(v)
			u, h := constant.Uint64Val(v)
			fmt.Println(i, e, u, h, constant.BitLen(v), constant.Bytes(v), constant.MakeFromBytes(constant.Bytes(v)), constant.Shift(v, token.SHL, 70), constant.Shift(v, token.SHR, 3))
		}
	}
	pick := []constant.Value{constant.MakeInt64(7), constant.MakeInt64(-3), constant.MakeFloat64(2.5), constant.MakeFromLiteral("1e5000", token.FLOAT, 0), constant.MakeFromLiteral("3i", token.IMAG, 0), constant.MakeUnknown()}
	for _, x := range pick {
		for _, y := range pick {
			for _, op := range []token.Token{token.ADD, token.SUB, token.MUL, token.QUO} {
				fmt.Print(constant.BinaryOp(x, op, y), " ")
			}
			if x.Kind() != constant.Unknown && y.Kind() != constant.Unknown {
				fmt.Print(constant.Compare(x, token.EQL, y), constant.Compare(x, token.NEQ, y))
			}
			if x.Kind() != constant.Complex && y.Kind() != constant.Complex {
				fmt.Print(constant.Compare(x, token.LSS, y), constant.Compare(x, token.GEQ, y))
			}
			if x.Kind() == constant.Int && y.Kind() == constant.Int {
				for _, op := range []token.Token{token.QUO_ASSIGN, token.REM, token.AND, token.OR, token.XOR, token.AND_NOT} {
					fmt.Print(" ", constant.BinaryOp(x, op, y))
				}
			}
			fmt.Println()
		}
		fmt.Println(constant.UnaryOp(token.SUB, x, 0), constant.UnaryOp(token.ADD, x, 0))
	}
	show(constant.UnaryOp(token.XOR, constant.MakeInt64(5), 0))
	show(constant.UnaryOp(token.XOR, constant.MakeInt64(5), 8))
	show(constant.UnaryOp(token.NOT, constant.MakeBool(true), 0))
	show(constant.BinaryOp(constant.MakeBool(true), token.LAND, constant.MakeBool(false)))
	show(constant.BinaryOp(constant.MakeString("a"), token.ADD, constant.MakeString("b")))
	fmt.Println(constant.Compare(constant.MakeString("a"), token.LSS, constant.MakeString("b")), constant.BoolVal(constant.MakeBool(true)), constant.StringVal(constant.MakeString("s")))
	show(constant.MakeFloat64(math.Inf(1)))
	show(constant.MakeFloat64(math.Copysign(0, -1)))
	show(constant.MakeFloat64(math.MaxFloat64))
	show(constant.MakeFloat64(5e-324))
	show(constant.MakeUint64(math.MaxUint64))
	third := constant.BinaryOp(constant.MakeInt64(1), token.QUO, constant.MakeInt64(3))
	show(constant.ToInt(constant.BinaryOp(third, token.MUL, constant.MakeInt64(3))))
	try(func() { constant.BinaryOp(constant.MakeBool(true), token.ADD, constant.MakeBool(true)) })
	try(func() { constant.UnaryOp(token.NOT, constant.MakeInt64(1), 0) })
	try(func() { constant.Int64Val(constant.MakeString("x")) })
	try(func() { constant.Shift(constant.MakeFloat64(1.5), token.SHL, 1) })
	try(func() { constant.Compare(constant.MakeBool(true), token.LSS, constant.MakeBool(true)) })
}
