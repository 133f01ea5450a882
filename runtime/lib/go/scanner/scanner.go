// The scanner of Go's sources.

// Package scanner splits Go's sources into tokens.
package scanner

import (
	"bytes"
	"fmt"
	"go/token"
	"path/filepath"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// ErrorHandler is called for each error.
type ErrorHandler func(pos token.Position, msg string)

// Mode says what is given.
type Mode uint

const (
	// ScanComments gives comments as tokens.
	ScanComments Mode = 1 << iota
	dontInsertSemis
)

// Scanner reads a source.
type Scanner struct {
	file *token.File
	dir  string
	src  []byte
	err  ErrorHandler
	mode Mode

	ch         rune // the character ahead, -1 at the end
	at         int  // its offset
	next       int  // the offset behind it
	lineStart  int
	insertSemi bool // at the line's end

	// ErrorCount counts the errors.
	ErrorCount int
}

const bom = 0xFEFF

// Init makes s ready to read src, which has the file's size.
func (s *Scanner) Init(file *token.File, src []byte, err ErrorHandler, mode Mode) {
	if file.Size() != len(src) {
		panic(fmt.Sprintf("file size (%d) does not match src len (%d)", file.Size(), len(src)))
	}
	*s = Scanner{file: file, src: src, err: err, mode: mode, ch: ' '}
	s.dir, _ = filepath.Split(file.Name())
	s.advance()
	if s.ch == bom {
		s.advance()
	}
}

func (s *Scanner) error(offset int, msg string) {
	if s.err != nil {
		s.err(s.file.Position(s.file.Pos(offset)), msg)
	}
	s.ErrorCount++
}

func (s *Scanner) errorf(offset int, format string, args ...interface{}) {
	s.error(offset, fmt.Sprintf(format, args...))
}

// advance goes on by a character.
func (s *Scanner) advance() {
	if s.ch == '\n' {
		s.lineStart = s.next
		s.file.AddLine(s.next)
	}
	s.at = s.next
	if s.next >= len(s.src) {
		s.at = len(s.src)
		s.ch = -1
		return
	}
	r, width := rune(s.src[s.next]), 1
	switch {
	case r == 0:
		s.error(s.at, "illegal character NUL")
	case r >= utf8.RuneSelf:
		r, width = utf8.DecodeRune(s.src[s.next:])
		if r == utf8.RuneError && width == 1 {
			s.error(s.at, "illegal UTF-8 encoding")
		} else if r == bom && s.at > 0 {
			s.error(s.at, "illegal byte order mark")
		}
	}
	s.next += width
	s.ch = r
}

func (s *Scanner) peek() byte {
	if s.next < len(s.src) {
		return s.src[s.next]
	}
	return 0
}

func letter(ch rune) bool {
	return 'a' <= lower(ch) && lower(ch) <= 'z' || ch == '_' || ch >= utf8.RuneSelf && unicode.IsLetter(ch)
}

func digit(ch rune) bool {
	return decimal(ch) || ch >= utf8.RuneSelf && unicode.IsDigit(ch)
}

func lower(ch rune) rune   { return ('a' - 'A') | ch }
func decimal(ch rune) bool { return '0' <= ch && ch <= '9' }

func digitValue(ch rune) int {
	switch {
	case decimal(ch):
		return int(ch - '0')
	case 'a' <= lower(ch) && lower(ch) <= 'f':
		return int(lower(ch)-'a') + 10
	}
	return 16
}

// Scan gives the next token: where it begins, what it is, and its text if that
// may differ. A semicolon that is not written has the text "\n".
func (s *Scanner) Scan() (pos token.Pos, tok token.Token, lit string) {
	for {
		for s.ch == ' ' || s.ch == '\t' || s.ch == '\n' && !s.insertSemi || s.ch == '\r' {
			s.advance()
		}
		pos = s.file.Pos(s.at)
		semi := false
		ch := s.ch
		switch {
		case letter(ch):
			lit = s.identifier()
			tok = token.IDENT
			if len(lit) > 1 {
				tok = token.Lookup(lit)
			}
			switch tok {
			case token.IDENT, token.BREAK, token.CONTINUE, token.FALLTHROUGH, token.RETURN:
				semi = true
			}
		case decimal(ch) || ch == '.' && decimal(rune(s.peek())):
			semi = true
			tok, lit = s.number()
		case ch == -1:
			if s.insertSemi {
				s.insertSemi = false
				return pos, token.SEMICOLON, "\n"
			}
			tok = token.EOF
		case ch == '\n':
			s.advance()
			s.insertSemi = false
			return pos, token.SEMICOLON, "\n"
		case ch == '"':
			s.advance()
			semi = true
			tok, lit = token.STRING, s.str()
		case ch == '\'':
			s.advance()
			semi = true
			tok, lit = token.CHAR, s.char()
		case ch == '`':
			s.advance()
			semi = true
			tok, lit = token.STRING, s.raw()
		case ch == '/' && (s.peek() == '/' || s.peek() == '*'):
			if s.insertSemi && s.endsLine() {
				// The semicolon stands before the comment, which comes next.
				s.insertSemi = false
				return pos, token.SEMICOLON, "\n"
			}
			s.advance()
			text := s.comment()
			if s.mode&ScanComments == 0 {
				// Within a line a comment is space.
				continue
			}
			tok, lit = token.COMMENT, text
			semi = s.insertSemi
		default:
			s.advance()
			tok = s.operator(ch)
			switch tok {
			case token.RPAREN, token.RBRACK, token.RBRACE, token.INC, token.DEC:
				semi = true
			case token.SEMICOLON:
				lit = ";"
			case token.ILLEGAL:
				if ch != bom {
					s.errorf(s.file.Offset(pos), "illegal character %#U", ch)
				}
				semi = s.insertSemi
				lit = string(ch)
			}
		}
		if s.mode&dontInsertSemis == 0 {
			s.insertSemi = semi
		}
		return pos, tok, lit
	}
}

func (s *Scanner) identifier() string {
	start := s.at
	for letter(s.ch) || digit(s.ch) {
		s.advance()
	}
	return string(s.src[start:s.at])
}

// operators by what they are written with: the longest that fits counts.
var operators = map[string]token.Token{}

func init() {
	for tok := token.ADD; tok <= token.COLON; tok++ {
		operators[tok.String()] = tok
	}
	operators["~"] = token.TILDE
}

// operator gives the operator that began with the character before.
func (s *Scanner) operator(first rune) token.Token {
	if first >= utf8.RuneSelf {
		return token.ILLEGAL
	}
	start := s.at - 1
	tok, ok := operators[string(first)]
	if !ok {
		return token.ILLEGAL
	}
	if first == '.' {
		if s.ch == '.' && s.peek() == '.' {
			s.advance()
			s.advance()
			return token.ELLIPSIS
		}
		return tok
	}
	for s.ch > 0 && s.ch < utf8.RuneSelf {
		longer, ok := operators[string(s.src[start:s.at+1])]
		if !ok {
			break
		}
		tok = longer
		s.advance()
	}
	return tok
}

// endsLine tells whether the comments ahead hold or reach the line's end.
func (s *Scanner) endsLine() bool {
	for i := s.at; i < len(s.src); {
		switch c := s.src[i]; {
		case c == ' ' || c == '\t' || c == '\r':
			i++
		case c == '\n':
			return true
		case c == '/' && i+1 < len(s.src) && s.src[i+1] == '/':
			return true
		case c == '/' && i+1 < len(s.src) && s.src[i+1] == '*':
			end := bytes.Index(s.src[i+2:], []byte("*/"))
			if end < 0 || bytes.IndexByte(s.src[i+2:i+2+end], '\n') >= 0 {
				return true
			}
			i += 2 + end + 2
		default:
			return false
		}
	}
	return true
}

// comment reads on from its second character and gives the whole.
func (s *Scanner) comment() string {
	start := s.at - 1
	returns := 0
	textEnd := -1
	directive := -1 // where what follows a //line begins
	if s.ch == '/' {
		s.advance()
		for s.ch != '\n' && s.ch >= 0 {
			if s.ch == '\r' {
				returns++
			}
			s.advance()
		}
		textEnd = s.at
		directive = s.at
		if s.ch == '\n' {
			directive++
		}
		if start != s.lineStart || !bytes.HasPrefix(s.src[start+2:], []byte("line ")) {
			directive = -1
		}
	} else {
		s.advance()
		for s.ch >= 0 {
			ch := s.ch
			if ch == '\r' {
				returns++
			}
			s.advance()
			if ch == '*' && s.ch == '/' {
				s.advance()
				textEnd = s.at
				break
			}
		}
		if textEnd < 0 {
			s.error(start, "comment not terminated")
			textEnd = s.at
		} else if bytes.HasPrefix(s.src[start+2:], []byte("line ")) {
			directive = s.at
		}
	}
	text := s.src[start:textEnd]
	// A return at the end of a // comment belongs to the line's end.
	if returns > 0 && len(text) >= 2 && text[1] == '/' && text[len(text)-1] == '\r' {
		text = text[:len(text)-1]
		returns--
	}
	if directive >= 0 {
		s.lineDirective(directive, start, text)
	}
	if returns > 0 {
		text = withoutReturns(text, text[1] == '*')
	}
	return string(text)
}

// lineDirective takes //line file:line or file:line:column.
func (s *Scanner) lineDirective(next, start int, text []byte) {
	if text[1] == '*' {
		text = text[:len(text)-2]
	}
	text = text[7:]
	start += 7
	i, n, ok := trailing(text)
	if i == 0 {
		return // no colon: no directive
	}
	if !ok {
		s.error(start+i, "invalid line number: "+string(text[i:]))
		return
	}
	const most = 1 << 30
	line, column := n, 0
	i2, n2, ok2 := trailing(text[:i-1])
	if ok2 {
		i, i2 = i2, i
		line, column = n2, n
		if column == 0 || column > most {
			s.error(start+i2, "invalid column number: "+string(text[i2:]))
			return
		}
		text = text[:i2-1]
	}
	if line == 0 || line > most {
		s.error(start+i, "invalid line number: "+string(text[i:]))
		return
	}
	// Without a file name it is the same file's.
	name := string(text[:i-1])
	if name == "" && ok2 {
		name = s.file.Position(s.file.Pos(s.at)).Filename
	} else if name != "" {
		name = filepath.Clean(name)
		if !filepath.IsAbs(name) {
			name = filepath.Join(s.dir, name)
		}
	}
	s.file.AddLineColumnInfo(next, name, line, column)
}

// trailing reads the number behind the last colon, and where it begins.
func trailing(text []byte) (int, int, bool) {
	i := bytes.LastIndexByte(text, ':')
	if i < 0 {
		return 0, 0, false
	}
	n, err := strconv.ParseUint(string(text[i+1:]), 10, 0)
	return i + 1, int(n), err == nil
}

// withoutReturns leaves \r out, except where */ would come to be.
func withoutReturns(b []byte, comment bool) []byte {
	kept := make([]byte, 0, len(b))
	for j, c := range b {
		if c != '\r' || comment && len(kept) > len("/*") && kept[len(kept)-1] == '*' && j+1 < len(b) && b[j+1] == '/' {
			kept = append(kept, c)
		}
	}
	return kept
}

// mantissa reads digits and underscores: 1 for digits, 2 for underscores. The
// first digit that the base does not have goes to wrong.
func (s *Scanner) mantissa(base int, wrong *int) (seen int) {
	if base <= 10 {
		most := rune('0' + base)
		for decimal(s.ch) || s.ch == '_' {
			bit := 1
			if s.ch == '_' {
				bit = 2
			} else if s.ch >= most && *wrong < 0 {
				*wrong = s.at
			}
			seen |= bit
			s.advance()
		}
		return seen
	}
	for digitValue(s.ch) < 16 || s.ch == '_' {
		bit := 1
		if s.ch == '_' {
			bit = 2
		}
		seen |= bit
		s.advance()
	}
	return seen
}

var literalNames = map[rune]string{0: "decimal literal", 'x': "hexadecimal literal", 'o': "octal literal", '0': "octal literal", 'b': "binary literal"}

func (s *Scanner) number() (token.Token, string) {
	start := s.at
	tok := token.ILLEGAL
	base, prefix := 10, rune(0)
	seen, wrong := 0, -1
	if s.ch != '.' {
		tok = token.INT
		if s.ch == '0' {
			s.advance()
			switch lower(s.ch) {
			case 'x':
				s.advance()
				base, prefix = 16, 'x'
			case 'o':
				s.advance()
				base, prefix = 8, 'o'
			case 'b':
				s.advance()
				base, prefix = 2, 'b'
			default:
				base, prefix = 8, '0'
				seen = 1
			}
		}
		seen |= s.mantissa(base, &wrong)
	}
	if s.ch == '.' {
		tok = token.FLOAT
		if prefix == 'o' || prefix == 'b' {
			s.error(s.at, "invalid radix point in "+literalNames[prefix])
		}
		s.advance()
		seen |= s.mantissa(base, &wrong)
	}
	if seen&1 == 0 {
		s.error(s.at, literalNames[prefix]+" has no digits")
	}
	if e := lower(s.ch); e == 'e' || e == 'p' {
		switch {
		case e == 'e' && prefix != 0 && prefix != '0':
			s.errorf(s.at, "%q exponent requires decimal mantissa", s.ch)
		case e == 'p' && prefix != 'x':
			s.errorf(s.at, "%q exponent requires hexadecimal mantissa", s.ch)
		}
		s.advance()
		tok = token.FLOAT
		if s.ch == '+' || s.ch == '-' {
			s.advance()
		}
		none := 0
		d := s.mantissa(10, &none)
		seen |= d
		if d&1 == 0 {
			s.error(s.at, "exponent has no digits")
		}
	} else if prefix == 'x' && tok == token.FLOAT {
		s.error(s.at, "hexadecimal mantissa requires a 'p' exponent")
	}
	if s.ch == 'i' {
		tok = token.IMAG
		s.advance()
	}
	lit := string(s.src[start:s.at])
	if tok == token.INT && wrong >= 0 {
		s.errorf(wrong, "invalid digit %q in %s", lit[wrong-start], literalNames[prefix])
	}
	if seen&2 != 0 {
		if i := badSeparator(lit); i >= 0 {
			s.error(start+i, "'_' must separate successive digits")
		}
	}
	return tok, lit
}

// badSeparator finds an underscore that is not between digits; a prefix counts
// as one. Below 0 there is none.
func badSeparator(x string) int {
	before := '.'
	i := 0
	prefix := ' '
	if len(x) >= 2 && x[0] == '0' {
		prefix = lower(rune(x[1]))
		if prefix == 'x' || prefix == 'o' || prefix == 'b' {
			before = '0'
			i = 2
		}
	}
	for ; i < len(x); i++ {
		kind := rune(x[i])
		switch {
		case kind == '_':
			if before != '0' {
				return i
			}
		case decimal(kind) || prefix == 'x' && digitValue(kind) < 16:
			kind = '0'
		default:
			if before == '_' {
				return i - 1
			}
			kind = '.'
		}
		before = kind
	}
	if before == '_' {
		return len(x) - 1
	}
	return -1
}

// escape reads what follows a backslash; false after an error.
func (s *Scanner) escape(quote rune) bool {
	start := s.at
	var n int
	var base, most uint32
	switch s.ch {
	case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\', quote:
		s.advance()
		return true
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n, base, most = 3, 8, 255
	case 'x':
		s.advance()
		n, base, most = 2, 16, 255
	case 'u':
		s.advance()
		n, base, most = 4, 16, unicode.MaxRune
	case 'U':
		s.advance()
		n, base, most = 8, 16, unicode.MaxRune
	default:
		msg := "unknown escape sequence"
		if s.ch < 0 {
			msg = "escape sequence not terminated"
		}
		s.error(start, msg)
		return false
	}
	var x uint32
	for ; n > 0; n-- {
		d := uint32(digitValue(s.ch))
		if d >= base {
			msg := fmt.Sprintf("illegal character %#U in escape sequence", s.ch)
			if s.ch < 0 {
				msg = "escape sequence not terminated"
			}
			s.error(s.at, msg)
			return false
		}
		x = x*base + d
		s.advance()
	}
	if x > most || 0xD800 <= x && x < 0xE000 {
		s.error(start, "escape sequence is invalid Unicode code point")
		return false
	}
	return true
}

func (s *Scanner) char() string {
	start := s.at - 1
	good := true
	n := 0
	for {
		ch := s.ch
		if ch == '\n' || ch < 0 {
			if good {
				s.error(start, "rune literal not terminated")
				good = false
			}
			break
		}
		s.advance()
		if ch == '\'' {
			break
		}
		n++
		if ch == '\\' && !s.escape('\'') {
			good = false
		}
	}
	if good && n != 1 {
		s.error(start, "illegal rune literal")
	}
	return string(s.src[start:s.at])
}

func (s *Scanner) str() string {
	start := s.at - 1
	for {
		ch := s.ch
		if ch == '\n' || ch < 0 {
			s.error(start, "string literal not terminated")
			break
		}
		s.advance()
		if ch == '"' {
			break
		}
		if ch == '\\' {
			s.escape('"')
		}
	}
	return string(s.src[start:s.at])
}

func (s *Scanner) raw() string {
	start := s.at - 1
	returns := false
	for {
		ch := s.ch
		if ch < 0 {
			s.error(start, "raw string literal not terminated")
			break
		}
		s.advance()
		if ch == '`' {
			break
		}
		if ch == '\r' {
			returns = true
		}
	}
	lit := s.src[start:s.at]
	if returns {
		lit = withoutReturns(lit, false)
	}
	return string(lit)
}
