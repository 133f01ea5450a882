package fmt

import (
	"errors"
	"io"
	"math"
	"os"
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ScanState is what a Scanner reads from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// Scanner is implemented by values that read themselves.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// scanError carries an error out of the reading of an operand.
type scanError struct {
	err error
}

const eof = -1

// scanner reads operands from a source of characters.
type scanner struct {
	rs      io.RuneScanner
	count   int
	atEOF   bool
	newline bool // newlines are space
	endLine bool // and the input ends at one
	wid     int  // characters left for the operand, -1 for no limit
	given   int  // the width the verb has, -1 for none
}

// byteRunes reads characters one byte at a time from a Reader that cannot take one back.
type byteRunes struct {
	r       io.Reader
	pending []byte
	last    rune
	back    bool
	size    int
}

func (b *byteRunes) ReadRune() (r rune, size int, err error) {
	if b.back {
		b.back = false
		return b.last, b.size, nil
	}
	for !utf8.FullRune(b.pending) {
		var one [1]byte
		n, err := io.ReadFull(b.r, one[:])
		if n == 0 {
			if len(b.pending) > 0 {
				break
			}
			return 0, 0, err
		}
		b.pending = append(b.pending, one[0])
	}
	r, size = utf8.DecodeRune(b.pending)
	b.pending = b.pending[size:]
	b.last, b.size = r, size
	return r, size, nil
}

func (b *byteRunes) UnreadRune() error {
	if b.back {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	b.back = true
	return nil
}

func newScanner(r io.Reader, newlineIsSpace, endsAtNewline bool) *scanner {
	rs, ok := r.(io.RuneScanner)
	if !ok {
		rs = &byteRunes{r: r}
	}
	return &scanner{rs: rs, newline: newlineIsSpace, endLine: endsAtNewline, wid: -1, given: -1}
}

func (s *scanner) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.wid == 0 {
		return 0, 0, io.EOF
	}
	r, size, err = s.rs.ReadRune()
	if err == nil {
		s.count++
		if s.wid > 0 {
			s.wid--
		}
		if s.endLine && r == '\n' {
			s.atEOF = true
		}
	} else if err == io.EOF {
		s.atEOF = true
	}
	return r, size, err
}

func (s *scanner) UnreadRune() error {
	s.rs.UnreadRune()
	s.atEOF = false
	s.count--
	if s.wid >= 0 {
		s.wid++
	}
	return nil
}

// Read is there to make a ScanState no Reader.
func (s *scanner) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scanner) Width() (wid int, ok bool) {
	if s.given < 0 {
		return 0, false
	}
	return s.given, true
}

func (s *scanner) fail(text string) { panic(scanError{errors.New(text)}) }

// get is the next character, or eof.
func (s *scanner) get() rune {
	r, _, err := s.ReadRune()
	if err != nil {
		if err == io.EOF {
			return eof
		}
		panic(scanError{err})
	}
	return r
}

// must is the next character; its absence is an error.
func (s *scanner) must() rune {
	r := s.get()
	if r == eof {
		panic(scanError{io.ErrUnexpectedEOF})
	}
	return r
}

func (s *scanner) SkipSpace() {
	for {
		r := s.get()
		if r == eof {
			return
		}
		if r == '\r' && s.peek("\n") {
			continue
		}
		if r == '\n' {
			if s.newline {
				continue
			}
			s.fail("unexpected newline")
		}
		if !unicode.IsSpace(r) {
			s.UnreadRune()
			return
		}
	}
}

func (s *scanner) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer func() {
		if e := recover(); e != nil {
			se, ok := e.(scanError)
			if !ok {
				panic(e)
			}
			err = se.err
		}
	}()
	if f == nil {
		f = func(r rune) bool { return !unicode.IsSpace(r) }
	}
	if skipSpace {
		s.SkipSpace()
	}
	return []byte(s.while(f)), nil
}

func (s *scanner) while(f func(rune) bool) string {
	text := ""
	for {
		r := s.get()
		if r == eof {
			return text
		}
		if !f(r) {
			s.UnreadRune()
			return text
		}
		text += string(r)
	}
}

// peek tells whether the next character is one of ok.
func (s *scanner) peek(ok string) bool {
	r := s.get()
	if r != eof {
		s.UnreadRune()
	}
	return r != eof && strings.ContainsRune(ok, r)
}

// accept takes the next character if it is one of ok.
func (s *scanner) accept(text *string, ok string) bool {
	r := s.get()
	if r == eof {
		return false
	}
	if strings.ContainsRune(ok, r) {
		*text += string(r)
		return true
	}
	s.UnreadRune()
	return false
}

func (s *scanner) verb(verb rune, ok, kind string) {
	if !strings.ContainsRune(ok, verb) {
		s.fail("bad verb '%" + string(verb) + "' for " + kind)
	}
}

func (s *scanner) notEOF() {
	if r := s.get(); r == eof {
		panic(scanError{io.EOF})
	}
	s.UnreadRune()
}

func (s *scanner) bool(verb rune) bool {
	s.SkipSpace()
	s.notEOF()
	s.verb(verb, "tv", "boolean")
	text := ""
	switch s.get() {
	case '0':
		return false
	case '1':
		return true
	case 't', 'T':
		if s.accept(&text, "rR") && (!s.accept(&text, "uU") || !s.accept(&text, "eE")) {
			s.fail("syntax error scanning boolean")
		}
		return true
	case 'f', 'F':
		if s.accept(&text, "aA") && (!s.accept(&text, "lL") || !s.accept(&text, "sS") || !s.accept(&text, "eE")) {
			s.fail("syntax error scanning boolean")
		}
		return false
	}
	return false
}

const (
	binaryDigits  = "01"
	octalDigits   = "01234567"
	decimalDigits = "0123456789"
	hexDigits     = "0123456789aAbBcCdDeEfF"
)

// number reads the digits of an integer, its sign in text already.
func (s *scanner) number(text *string, digits string, had bool) {
	if !had {
		s.notEOF()
		if !s.accept(text, digits) {
			s.fail("expected integer")
		}
	}
	for s.accept(text, digits) {
	}
}

// prefixed reads what tells the base under %v: 0b, 0o, 0x or a zero; the text keeps it.
func (s *scanner) prefixed(text *string) (digits string, zero bool) {
	if !s.accept(text, "0") {
		return decimalDigits + "_", false
	}
	switch {
	case s.accept(text, "bB"):
		return binaryDigits + "_", true
	case s.accept(text, "oO"):
		return octalDigits + "_", true
	case s.accept(text, "xX"):
		return hexDigits + "_", true
	}
	return octalDigits + "_", true
}

// char reads a character for %c into an integer of some bits; unsigned ones hold no more than signed.
func (s *scanner) char(bits int) rune {
	s.notEOF()
	r := s.get()
	if bits <= 16 && r >= 1<<uint(bits-1) {
		s.fail("overflow on character value " + string(r))
	}
	return r
}

func (s *scanner) base(verb rune) (base int, digits string) {
	s.verb(verb, "bdoUxXv", "integer")
	switch verb {
	case 'b':
		return 2, binaryDigits
	case 'o':
		return 8, octalDigits
	case 'x', 'X', 'U':
		return 16, hexDigits
	}
	return 10, decimalDigits
}

func (s *scanner) int(verb rune, bits int) int64 {
	if verb == 'c' {
		return int64(s.char(bits))
	}
	s.SkipSpace()
	s.notEOF()
	base, digits := s.base(verb)
	text, had := "", false
	if verb == 'U' {
		if !s.accept(&text, "U") || !s.accept(&text, "+") {
			s.fail("bad unicode format ")
		}
		text = ""
	} else {
		s.accept(&text, "+-")
		if verb == 'v' {
			base = 0
			digits, had = s.prefixed(&text)
		}
	}
	s.number(&text, digits, had)
	i, err := strconv.ParseInt(text, base, 64)
	if err != nil {
		panic(scanError{err})
	}
	if shift := uint(64 - bits); (i<<shift)>>shift != i {
		s.fail("integer overflow on token " + text)
	}
	return i
}

func (s *scanner) uint(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.char(bits))
	}
	s.SkipSpace()
	s.notEOF()
	base, digits := s.base(verb)
	text, had := "", false
	if verb == 'U' {
		if !s.accept(&text, "U") || !s.accept(&text, "+") {
			s.fail("bad unicode format ")
		}
		text = ""
	} else if verb == 'v' {
		base = 0
		digits, had = s.prefixed(&text)
	}
	s.number(&text, digits, had)
	i, err := strconv.ParseUint(text, base, 64)
	if err != nil {
		panic(scanError{err})
	}
	if shift := uint(64 - bits); (i<<shift)>>shift != i {
		s.fail("unsigned integer overflow on token " + text)
	}
	return i
}

// floatText reads the text of a floating-point number.
func (s *scanner) floatText() string {
	text := ""
	if s.accept(&text, "nN") && s.accept(&text, "aA") && s.accept(&text, "nN") {
		return text
	}
	s.accept(&text, "+-")
	if s.accept(&text, "iI") && s.accept(&text, "nN") && s.accept(&text, "fF") {
		return text
	}
	digits, exp := decimalDigits+"_", "eEpP"
	if s.accept(&text, "0") && s.accept(&text, "xX") {
		digits, exp = hexDigits+"_", "pP"
	}
	for s.accept(&text, digits) {
	}
	if s.accept(&text, ".") {
		for s.accept(&text, digits) {
		}
	}
	if s.accept(&text, exp) {
		s.accept(&text, "+-")
		for s.accept(&text, decimalDigits+"_") {
		}
	}
	return text
}

// scaled is the value of a decimal number with a power of two; the p is at a place in its text.
func (s *scanner) scaled(text string, at, bits int) float64 {
	f, err := strconv.ParseFloat(text[:at], bits)
	exp := 0
	if err == nil {
		exp, err = strconv.Atoi(text[at+1:])
	}
	if err != nil {
		if wrong, ok := err.(*strconv.NumError); ok {
			wrong.Num = text
		}
		panic(scanError{err})
	}
	return math.Ldexp(f, exp)
}

// float is the value of a number's text, which may have a power of two behind a p though it is decimal.
func (s *scanner) float(text string, bits int) float64 {
	if at := strings.IndexByte(text, 'p'); at >= 0 && !strings.ContainsAny(text, "xX") {
		return s.scaled(text, at, bits)
	}
	f, err := strconv.ParseFloat(text, bits)
	if err != nil {
		panic(scanError{err})
	}
	return f
}

func (s *scanner) complex(verb rune, bits int) complex128 {
	s.verb(verb, "beEfFgGv", "complex")
	s.SkipSpace()
	s.notEOF()
	var skip string
	parens := s.accept(&skip, "(")
	re := s.floatText()
	im := ""
	if !s.accept(&im, "+-") {
		s.fail("syntax error scanning complex number")
	}
	im += s.floatText()
	if !s.accept(&skip, "i") || parens && !s.accept(&skip, ")") {
		s.fail("syntax error scanning complex number")
	}
	return complex(s.float(re, bits/2), s.float(im, bits/2))
}

func (s *scanner) string(verb rune) string {
	s.verb(verb, "svqxX", "string")
	s.SkipSpace()
	s.notEOF()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		text := ""
		for {
			first := ""
			if !s.accept(&first, hexDigits) {
				break
			}
			second := s.must()
			if !strings.ContainsRune(hexDigits, second) {
				s.fail("illegal hex digit")
			}
			n, _ := strconv.ParseUint(first+string(second), 16, 8)
			text += string([]byte{byte(n)})
		}
		if text == "" {
			s.fail("no hex data for %x string")
		}
		return text
	}
	return s.while(func(r rune) bool { return !unicode.IsSpace(r) })
}

func (s *scanner) quoted() string {
	s.notEOF()
	quote := s.get()
	switch quote {
	case '`':
		text := ""
		for {
			r := s.must()
			if r == quote {
				return text
			}
			text += string(r)
		}
	case '"':
		text := `"`
		for {
			r := s.must()
			text += string(r)
			if r == '\\' {
				text += string(s.must())
			} else if r == '"' {
				break
			}
		}
		out, err := strconv.Unquote(text)
		if err != nil {
			panic(scanError{err})
		}
		return out
	}
	s.fail("expected quoted string")
	return ""
}

// one reads one operand.
func (s *scanner) one(verb rune, arg interface{}) {
	if v, ok := arg.(Scanner); ok {
		err := v.Scan(s, verb)
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			panic(scanError{err})
		}
		return
	}
	v := reflect.ValueOf(arg)
	if v.Kind() != reflect.Ptr {
		s.fail("type not a pointer: " + v.Type().String())
	}
	p := v.Elem()
	switch p.Kind() {
	case reflect.Bool:
		p.SetBool(s.bool(verb))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.SetInt(s.int(verb, p.Type().Bits()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		p.SetUint(s.uint(verb, p.Type().Bits()))
	case reflect.String:
		p.SetString(s.string(verb))
	case reflect.Slice:
		if p.Type().Elem().Kind() != reflect.Uint8 {
			s.fail("can't scan type: " + v.Type().String())
		}
		p.SetBytes([]byte(s.string(verb)))
	case reflect.Float32, reflect.Float64:
		s.verb(verb, "beEfFgGv", "float"+strconv.Itoa(p.Type().Bits()))
		s.SkipSpace()
		s.notEOF()
		p.SetFloat(s.float(s.floatText(), p.Type().Bits()))
	case reflect.Complex64, reflect.Complex128:
		p.SetComplex(s.complex(verb, p.Type().Bits()))
	default:
		s.fail("can't scan type: " + v.Type().String())
	}
}

// rescue makes an error of a scanError that comes up.
func rescue(err *error) {
	if e := recover(); e != nil {
		se, ok := e.(scanError)
		if !ok {
			panic(e)
		}
		*err = se.err
	}
}

// operands reads all operands, with space between them.
func (s *scanner) operands(a []interface{}) (n int, err error) {
	defer rescue(&err)
	for _, arg := range a {
		s.one('v', arg)
		n++
	}
	if s.endLine {
		for {
			r := s.get()
			if r == '\n' || r == eof {
				break
			}
			if !unicode.IsSpace(r) {
				s.fail("expected newline")
			}
		}
	}
	return n, err
}

// Sscan reads operands from a string, newlines counting as space.
func Sscan(str string, a ...interface{}) (n int, err error) {
	return Fscan(strings.NewReader(str), a...)
}

// Sscanln stops at a newline.
func Sscanln(str string, a ...interface{}) (n int, err error) {
	return Fscanln(strings.NewReader(str), a...)
}

// Sscanf reads as a format says.
func Sscanf(str string, format string, a ...interface{}) (n int, err error) {
	return Fscanf(strings.NewReader(str), format, a...)
}

func Fscan(r io.Reader, a ...interface{}) (n int, err error) {
	s := newScanner(r, true, false)
	return s.operands(a)
}

func Fscanln(r io.Reader, a ...interface{}) (n int, err error) {
	s := newScanner(r, false, true)
	return s.operands(a)
}

func Fscanf(r io.Reader, format string, a ...interface{}) (n int, err error) {
	s := newScanner(r, false, false)
	return s.formatted(format, a)
}

func Scan(a ...interface{}) (n int, err error)                 { return Fscan(os.Stdin, a...) }
func Scanln(a ...interface{}) (n int, err error)               { return Fscanln(os.Stdin, a...) }
func Scanf(format string, a ...interface{}) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

// text matches what stands in a format before its next verb; it returns how many bytes of the format
// that was, or -1 where the input does not match.
func (s *scanner) text(format string) (i int) {
	for i < len(format) {
		c, w := utf8.DecodeRuneInString(format[i:])
		switch {
		case unicode.IsSpace(c):
			newlines, trailing := 0, false
			for unicode.IsSpace(c) && i < len(format) {
				if c == '\n' {
					newlines++
					trailing = false
				} else {
					trailing = true
				}
				i += w
				c, w = utf8.DecodeRuneInString(format[i:])
			}
			for j := 0; j < newlines; j++ {
				in := s.get()
				for unicode.IsSpace(in) && in != '\n' {
					in = s.get()
				}
				if in != '\n' && in != eof {
					s.fail("newline in format does not match input")
				}
			}
			if trailing {
				in := s.get()
				if newlines == 0 {
					// At least one space, or the end.
					if !unicode.IsSpace(in) && in != eof {
						s.fail("expected space in input to match format")
					}
					if in == '\n' {
						s.fail("newline in input does not match format")
					}
				}
				for unicode.IsSpace(in) && in != '\n' {
					in = s.get()
				}
				if in != eof {
					s.UnreadRune()
				}
			}
			continue
		case c == '%':
			if i+w == len(format) {
				s.fail("missing verb: % at end of format string")
			}
			if next, _ := utf8.DecodeRuneInString(format[i+w:]); next != '%' {
				return i
			}
			i += w
		}
		in := s.get()
		if in == eof {
			panic(scanError{io.ErrUnexpectedEOF})
		}
		if in != c {
			s.UnreadRune()
			return -1
		}
		i += w
	}
	return i
}

func (s *scanner) formatted(format string, a []interface{}) (n int, err error) {
	defer rescue(&err)
	for i := 0; i < len(format); {
		w := s.text(format[i:])
		if w > 0 {
			i += w
			continue
		}
		if w < 0 {
			s.fail("input does not match format")
		}
		i++ // the percent sign
		s.wid, s.given = -1, -1
		width := 0
		digits := false
		for i < len(format) && '0' <= format[i] && format[i] <= '9' {
			width = width*10 + int(format[i]-'0')
			digits = true
			i++
		}
		c, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if c != 'c' {
			s.SkipSpace()
		}
		if digits {
			s.wid, s.given = width, width
		}
		if n >= len(a) {
			s.fail("too few operands for format '%" + format[i-size:] + "'")
		}
		s.one(c, a[n])
		n++
		s.wid = -1
	}
	if n < len(a) {
		s.fail("too many operands")
	}
	return n, err
}
