// A scanner of texts in Go's tokens or some of them.

// Package scanner splits texts in UTF-8 into tokens, Go's unless told otherwise.
package scanner

import (
	"fmt"
	"io"
	"os"
	"unicode"
	"unicode/utf8"
)

// Position is a place in a text; it is valid if Line > 0.
type Position struct {
	Filename string
	Offset   int // bytes, from 0
	Line     int // from 1
	Column   int // characters, from 1
}

// IsValid tells whether it is a place at all.
func (pos *Position) IsValid() bool { return pos.Line > 0 }

func (pos Position) String() string {
	name := pos.Filename
	if name == "" {
		name = "<input>"
	}
	if pos.IsValid() {
		name += fmt.Sprintf(":%d:%d", pos.Line, pos.Column)
	}
	return name
}

// Which tokens are recognised. Without its bit a token is read character by
// character.
const (
	ScanIdents     = 1 << -Ident
	ScanInts       = 1 << -Int
	ScanFloats     = 1 << -Float // ints, too
	ScanChars      = 1 << -Char
	ScanStrings    = 1 << -String
	ScanRawStrings = 1 << -RawString
	ScanComments   = 1 << -Comment
	SkipComments   = 1 << -skipped // with ScanComments: as if they were white space
	GoTokens       = ScanIdents | ScanFloats | ScanChars | ScanStrings | ScanRawStrings | ScanComments | SkipComments
)

// What Scan gives beside characters.
const (
	EOF = -(iota + 1)
	Ident
	Int
	Float
	Char
	String
	RawString
	Comment

	skipped
)

var names = map[rune]string{
	EOF: "EOF", Ident: "Ident", Int: "Int", Float: "Float",
	Char: "Char", String: "String", RawString: "RawString", Comment: "Comment",
}

// TokenString gives a token's name, or the quoted character.
func TokenString(tok rune) string {
	if name, ok := names[tok]; ok {
		return name
	}
	return fmt.Sprintf("%q", string(tok))
}

// GoWhitespace is Go's white space.
const GoWhitespace = 1<<'\t' | 1<<'\n' | 1<<'\r' | 1<<' '

// unread stands for a character that has not been looked at.
const unread = -2

// Scanner reads a text. Its Position is where the last token begins.
type Scanner struct {
	src    io.Reader
	buf    []byte // what of src has been read and not been used
	ended  bool
	text   []byte // of the token, as long as one is being scanned
	inside bool

	ch    rune     // the character ahead
	width int      // its bytes
	at    Position // its place

	// Error is called for each mistake; without it they go to os.Stderr.
	Error func(s *Scanner, msg string)
	// ErrorCount counts them.
	ErrorCount int
	// Mode says which tokens are recognised; it may be changed at any time.
	Mode uint
	// Whitespace has a bit for each character up to ' ' that is skipped.
	Whitespace uint64
	// IsIdentRune tells whether ch may be the i-th character of an identifier.
	IsIdentRune func(ch rune, i int) bool

	Position
}

// Init makes s ready to read src as Go.
func (s *Scanner) Init(src io.Reader) *Scanner {
	s.src, s.buf, s.ended = src, nil, false
	s.text, s.inside = nil, false
	s.ch, s.width, s.at = unread, 0, Position{Line: 1, Column: 1}
	s.Error, s.ErrorCount = nil, 0
	s.Mode, s.Whitespace = GoTokens, GoWhitespace
	s.Line = 0
	return s
}

func (s *Scanner) fail(msg string) {
	s.ErrorCount++
	if s.Error != nil {
		s.Error(s, msg)
		return
	}
	pos := s.Position
	if !pos.IsValid() {
		pos = s.Pos()
	}
	fmt.Fprintf(os.Stderr, "%s: %s\n", pos, msg)
}

// fill reads until a whole character is there, or the end.
func (s *Scanner) fill() {
	for !s.ended && !utf8.FullRune(s.buf) {
		more := make([]byte, 1024)
		n, err := s.src.Read(more)
		s.buf = append(s.buf, more[:n]...)
		if err != nil {
			s.ended = true
			if err != io.EOF {
				s.fail(err.Error())
			}
		}
	}
}

// next goes on by a character and gives it.
func (s *Scanner) next() rune {
	if s.ch != unread {
		if s.inside && s.width > 0 {
			s.text = append(s.text, s.buf[:s.width]...)
		}
		s.buf = s.buf[s.width:]
		s.at.Offset += s.width
		switch {
		case s.width == 0:
		case s.ch == '\n':
			s.at.Line++
			s.at.Column = 1
		default:
			s.at.Column++
		}
	}
	s.fill()
	if len(s.buf) == 0 {
		s.ch, s.width = EOF, 0
		return EOF
	}
	s.ch, s.width = utf8.DecodeRune(s.buf)
	switch {
	case s.ch == utf8.RuneError && s.width == 1:
		s.fail("invalid UTF-8 encoding")
	case s.ch == 0:
		s.fail("invalid character NUL")
	}
	return s.ch
}

// Peek gives the next character without going on, EOF at the end.
func (s *Scanner) Peek() rune {
	if s.ch == unread {
		if s.next() == '\uFEFF' {
			s.next() // a mark of byte order
		}
	}
	return s.ch
}

// Next gives the next character and goes on; the place of a token is lost.
func (s *Scanner) Next() rune {
	s.text, s.inside = nil, false
	s.Line = 0
	ch := s.Peek()
	if ch != EOF {
		s.next()
	}
	return ch
}

// Pos gives the place behind what was read last.
func (s *Scanner) Pos() Position {
	pos := s.at
	pos.Filename = s.Filename
	return pos
}

// TokenText gives the text of the last token.
func (s *Scanner) TokenText() string { return string(s.text) }

func (s *Scanner) identRune(ch rune, i int) bool {
	if s.IsIdentRune != nil {
		return ch != EOF && s.IsIdentRune(ch, i)
	}
	return ch == '_' || unicode.IsLetter(ch) || unicode.IsDigit(ch) && i > 0
}

func decimal(ch rune) bool { return '0' <= ch && ch <= '9' }

func lower(ch rune) rune { return ch | ' ' }

// Scan reads a token: what it is, or the character that is none, EOF at the end.
func (s *Scanner) Scan() rune {
	s.Peek()
	s.Line = 0
	for {
		s.inside, s.text = false, nil
		for s.ch >= 0 && s.ch <= ' ' && s.Whitespace&(1<<uint(s.ch)) != 0 {
			s.next()
		}
		s.Offset, s.Position.Line, s.Position.Column = s.at.Offset, s.at.Line, s.at.Column
		s.inside = true
		tok := s.token()
		s.inside = false
		if tok != skipped {
			return tok
		}
	}
}

// token reads what begins with the character ahead.
func (s *Scanner) token() rune {
	ch := s.ch
	wants := func(mode uint) bool { return s.Mode&mode != 0 }
	switch {
	case s.identRune(ch, 0):
		s.next()
		if !wants(ScanIdents) {
			return ch
		}
		for i := 1; s.identRune(s.ch, i); i++ {
			s.next()
		}
		return Ident
	case decimal(ch):
		if wants(ScanInts | ScanFloats) {
			return s.number(false)
		}
	case ch == EOF:
		return EOF
	case ch == '"' && wants(ScanStrings):
		s.quoted('"')
		s.next()
		return String
	case ch == '\'' && wants(ScanChars):
		if s.quoted('\'') != 1 {
			s.fail("invalid char literal")
		}
		s.next()
		return Char
	case ch == '`' && wants(ScanRawStrings):
		for s.next() != '`' {
			if s.ch == EOF {
				s.fail("literal not terminated")
				break
			}
		}
		s.next()
		return RawString
	case ch == '.':
		s.next()
		if decimal(s.ch) && wants(ScanFloats) {
			return s.number(true)
		}
		return ch
	case ch == '/':
		s.next()
		if (s.ch == '/' || s.ch == '*') && wants(ScanComments) {
			s.comment()
			if wants(SkipComments) {
				return skipped
			}
			return Comment
		}
		return ch
	}
	s.next()
	return ch
}

// comment reads on from its second character.
func (s *Scanner) comment() {
	if s.ch == '/' {
		for s.next() != '\n' && s.ch >= 0 {
		}
		return
	}
	s.next()
	for before := rune(0); ; {
		if s.ch < 0 {
			s.fail("comment not terminated")
			return
		}
		ch := s.ch
		s.next()
		if before == '*' && ch == '/' {
			return
		}
		before = ch
	}
}

// quoted reads up to the closing quote and gives how many characters there are.
func (s *Scanner) quoted(quote rune) (n int) {
	for s.next(); s.ch != quote; n++ {
		if s.ch == '\n' || s.ch < 0 {
			s.fail("literal not terminated")
			return n
		}
		if s.ch != '\\' {
			s.next()
			continue
		}
		switch s.next() {
		case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\', quote:
			s.next()
		case '0', '1', '2', '3', '4', '5', '6', '7':
			s.digits(8, 3)
		case 'x':
			s.next()
			s.digits(16, 2)
		case 'u':
			s.next()
			s.digits(16, 4)
		case 'U':
			s.next()
			s.digits(16, 8)
		default:
			s.fail("invalid char escape")
		}
	}
	return n
}

func (s *Scanner) digits(base, n int) {
	for ; n > 0 && digit(s.ch) < base; n-- {
		s.next()
	}
	if n > 0 {
		s.fail("invalid char escape")
	}
}

func digit(ch rune) int {
	switch {
	case decimal(ch):
		return int(ch - '0')
	case 'a' <= lower(ch) && lower(ch) <= 'f':
		return int(lower(ch)-'a') + 10
	}
	return 16
}

// mantissa reads digits and underscores. It tells what there was of both, and
// keeps the first digit that the base does not have.
func (s *Scanner) mantissa(base int, wrong *rune) (digits, separators bool) {
	max := rune('0' + base)
	for {
		switch {
		case s.ch == '_':
			separators = true
		case base <= 10 && decimal(s.ch):
			digits = true
			if s.ch >= max && *wrong == 0 {
				*wrong = s.ch
			}
		case base > 10 && digit(s.ch) < 16:
			digits = true
		default:
			return digits, separators
		}
		s.next()
	}
}

var literals = map[rune]string{0: "decimal literal", 'x': "hexadecimal literal", 'o': "octal literal", '0': "octal literal", 'b': "binary literal"}

// number reads a number, of which the point may have been read already.
func (s *Scanner) number(point bool) rune {
	start := len(s.text)
	if point {
		start-- // the point is text by now
	}
	base, prefix := 10, rune(0)
	var wrong rune
	var digits, separators bool
	tok := rune(Int)
	if !point {
		if s.ch == '0' {
			s.next()
			switch lower(s.ch) {
			case 'x':
				s.next()
				base, prefix = 16, 'x'
			case 'o':
				s.next()
				base, prefix = 8, 'o'
			case 'b':
				s.next()
				base, prefix = 2, 'b'
			default:
				base, prefix = 8, '0'
				digits = true
			}
		}
		d, sep := s.mantissa(base, &wrong)
		digits, separators = digits || d, sep
		if s.ch == '.' && s.Mode&ScanFloats != 0 {
			s.next()
			point = true
		}
	}
	if point {
		tok = Float
		if prefix == 'o' || prefix == 'b' {
			s.fail("invalid radix point in " + literals[prefix])
		}
		d, sep := s.mantissa(base, &wrong)
		digits, separators = digits || d, separators || sep
	}
	if !digits {
		s.fail(literals[prefix] + " has no digits")
	}
	if e := lower(s.ch); (e == 'e' || e == 'p') && s.Mode&ScanFloats != 0 {
		switch {
		case e == 'e' && prefix != 0 && prefix != '0':
			s.fail(fmt.Sprintf("%q exponent requires decimal mantissa", s.ch))
		case e == 'p' && prefix != 'x':
			s.fail(fmt.Sprintf("%q exponent requires hexadecimal mantissa", s.ch))
		}
		s.next()
		tok = Float
		if s.ch == '+' || s.ch == '-' {
			s.next()
		}
		d, sep := s.mantissa(10, new(rune))
		separators = separators || sep
		if !d {
			s.fail("exponent has no digits")
		}
	} else if prefix == 'x' && tok == Float {
		s.fail("hexadecimal mantissa requires a 'p' exponent")
	}
	if tok == Int && wrong != 0 {
		s.fail(fmt.Sprintf("invalid digit %q in %s", wrong, literals[prefix]))
	}
	if separators && badSeparator(string(s.text[start:])) {
		s.fail("'_' must separate successive digits")
	}
	return tok
}

// badSeparator tells whether some _ stands not between digits; a prefix counts
// as one.
func badSeparator(number string) bool {
	before := '.' // or 0 for a digit, _ for itself
	i := 0
	hex := false
	if len(number) >= 2 && number[0] == '0' {
		p := lower(rune(number[1]))
		hex = p == 'x'
		if hex || p == 'o' || p == 'b' {
			before = '0'
			i = 2
		}
	}
	for ; i < len(number); i++ {
		c := rune(number[i])
		kind := '.'
		switch {
		case c == '_':
			if before != '0' {
				return true
			}
			kind = '_'
		case decimal(c) || hex && digit(c) < 16:
			kind = '0'
		default:
			if before == '_' {
				return true
			}
		}
		before = kind
	}
	return before == '_'
}
