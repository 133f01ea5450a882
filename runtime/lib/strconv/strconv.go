// Package strconv turns numbers, booleans and quoted texts into strings and back.
package strconv

import "errors"

const IntSize = 64

var ErrRange = errors.New("value out of range")

var ErrSyntax = errors.New("invalid syntax")

// A NumError says which function could not read which text, and why.
type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// refused makes the error for a native's refusal code.
func refused(fn, s string, code, base, bitSize int) error {
	switch code {
	case 1:
		return &NumError{fn, s, ErrSyntax}
	case 2:
		return &NumError{fn, s, ErrRange}
	case 3:
		return &NumError{fn, s, errors.New("invalid base " + Itoa(base))}
	case 4:
		return &NumError{fn, s, errors.New("invalid bit size " + Itoa(bitSize))}
	}
	return nil
}

func parseInt(s string, base, bitSize int) (int64, int)
func parseUint(s string, base, bitSize int) (uint64, int)
func parseFloat(s string, bitSize int) (float64, int)
func parseFloatPrefix(s string, bitSize int) (float64, int, int)

func ParseInt(s string, base int, bitSize int) (int64, error) {
	n, code := parseInt(s, base, bitSize)
	if code != 0 {
		return n, refused("ParseInt", s, code, base, bitSize)
	}
	return n, nil
}

func ParseUint(s string, base int, bitSize int) (uint64, error) {
	n, code := parseUint(s, base, bitSize)
	if code != 0 {
		return n, refused("ParseUint", s, code, base, bitSize)
	}
	return n, nil
}

func Atoi(s string) (int, error) {
	n, code := parseInt(s, 10, 0)
	if code != 0 {
		return int(n), refused("Atoi", s, code, 10, 0)
	}
	return int(n), nil
}

func ParseFloat(s string, bitSize int) (float64, error) {
	f, code := parseFloat(s, bitSize)
	if code != 0 {
		return f, refused("ParseFloat", s, code, 0, 0)
	}
	return f, nil
}

func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, &NumError{"ParseBool", str, ErrSyntax}
}

// ParseComplex reads N, Ni or N±Ni, in parentheses or not.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	orig := s
	fail := func(code int) (complex128, error) {
		return 0, refused("ParseComplex", orig, code, 0, 0)
	}
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s = s[1 : len(s)-1]
	}
	re, n, code := parseFloatPrefix(s, size)
	if code == 1 {
		return fail(1)
	}
	s = s[n:]
	if len(s) == 0 {
		if code != 0 {
			return complex(re, 0), refused("ParseComplex", orig, code, 0, 0)
		}
		return complex(re, 0), nil
	}
	switch s[0] {
	case '+':
		if len(s) > 1 && s[1] == '+' {
			s = s[1:]
		}
	case '-':
	case 'i':
		if len(s) == 1 {
			if code != 0 {
				return complex(0, re), refused("ParseComplex", orig, code, 0, 0)
			}
			return complex(0, re), nil
		}
		return fail(1)
	default:
		return fail(1)
	}
	im, n, code2 := parseFloatPrefix(s, size)
	if code2 == 1 || s[n:] != "i" {
		return fail(1)
	}
	if code2 != 0 {
		code = code2
	}
	if code != 0 {
		return complex(re, im), refused("ParseComplex", orig, code, 0, 0)
	}
	return complex(re, im), nil
}

func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func Itoa(i int) string
func FormatInt(i int64, base int) string
func FormatUint(i uint64, base int) string
func FormatFloat(f float64, fmt byte, prec, bitSize int) string

func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	bitSize >>= 1
	im := FormatFloat(imag(c), fmt, prec, bitSize)
	if im[0] != '+' && im[0] != '-' {
		im = "+" + im
	}
	return "(" + FormatFloat(real(c), fmt, prec, bitSize) + im + "i)"
}

func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }
func AppendInt(dst []byte, i int64, base int) []byte {
	return append(dst, FormatInt(i, base)...)
}
func AppendUint(dst []byte, i uint64, base int) []byte {
	return append(dst, FormatUint(i, base)...)
}
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return append(dst, FormatFloat(f, fmt, prec, bitSize)...)
}
func AppendQuote(dst []byte, s string) []byte { return append(dst, Quote(s)...) }
func AppendQuoteToASCII(dst []byte, s string) []byte {
	return append(dst, QuoteToASCII(s)...)
}
func AppendQuoteToGraphic(dst []byte, s string) []byte {
	return append(dst, QuoteToGraphic(s)...)
}
func AppendQuoteRune(dst []byte, r rune) []byte { return append(dst, QuoteRune(r)...) }
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToASCII(r)...)
}
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToGraphic(r)...)
}

func Quote(s string) string
func QuoteToASCII(s string) string
func QuoteToGraphic(s string) string
func QuoteRune(r rune) string
func QuoteRuneToASCII(r rune) string
func QuoteRuneToGraphic(r rune) string
func CanBackquote(s string) bool
func IsPrint(r rune) bool
func IsGraphic(r rune) bool

func unquotePrefix(s string) (n int, value string)
func unquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, ok bool)

func QuotedPrefix(s string) (string, error) {
	n, _ := unquotePrefix(s)
	if n == 0 {
		return "", ErrSyntax
	}
	return s[:n], nil
}

func Unquote(s string) (string, error) {
	n, value := unquotePrefix(s)
	if n == 0 || n != len(s) {
		return "", ErrSyntax
	}
	return value, nil
}

func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	value, multibyte, tail, ok := unquoteChar(s, quote)
	if !ok {
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, tail, nil
}
