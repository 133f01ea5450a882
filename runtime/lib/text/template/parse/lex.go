// Tokens of templates.

package parse

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind int

const (
	kError kind = iota
	kEOF
	kText
	kComment
	kLeft
	kRight
	kSpace
	kBool
	kChar
	kNumber
	kString
	kRawString
	kComplex
	kField
	kVariable
	kIdentifier
	kAssign
	kDeclare
	kPipe
	kOpen
	kClose
	kPunct
	kDot
	kNil
	kBlock
	kBreak
	kContinue
	kDefine
	kElse
	kEnd
	kIf
	kRange
	kTemplate
	kWith
)

var words = map[string]kind{
	".": kDot, "block": kBlock, "break": kBreak, "continue": kContinue, "define": kDefine, "else": kElse,
	"end": kEnd, "if": kIf, "range": kRange, "nil": kNil, "template": kTemplate, "with": kWith,
}

// token is a piece of the text with its place.
type token struct {
	kind kind
	pos  Pos
	text string
	line int
}

// String shows a token as messages do.
func (t token) String() string {
	switch {
	case t.kind == kEOF:
		return "EOF"
	case t.kind == kError:
		return t.text
	case t.kind >= kDot:
		return "<" + t.text + ">"
	case len(t.text) > 10:
		return fmt.Sprintf("%.10q...", t.text)
	}
	return fmt.Sprintf("%q", t.text)
}

// lexer cuts a template into tokens, one at a time.
type lexer struct {
	input       string
	left, right string
	comments    bool
	breakOK     bool
	continueOK  bool
	pos         int
	line        int
	inside      bool // between delimiters
	parens      int
	queue       []token
}

func newLexer(input, left, right string, comments bool) *lexer {
	if left == "" {
		left = "{{"
	}
	if right == "" {
		right = "}}"
	}
	return &lexer{input: input, left: left, right: right, comments: comments, line: 1}
}

const spaces = " \t\r\n"

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// emit makes a token of the next n bytes.
func (l *lexer) emit(k kind, n int) token {
	t := token{k, Pos(l.pos), l.input[l.pos : l.pos+n], l.line}
	l.skip(n)
	return t
}

func (l *lexer) skip(n int) {
	l.line += strings.Count(l.input[l.pos:l.pos+n], "\n")
	l.pos += n
}

func (l *lexer) fail(format string, args ...interface{}) token {
	return token{kError, Pos(l.pos), fmt.Sprintf(format, args...), l.line}
}

// next gives the next token.
func (l *lexer) next() token {
	if len(l.queue) > 0 {
		t := l.queue[0]
		l.queue = l.queue[1:]
		return t
	}
	if l.inside {
		return l.action()
	}
	return l.outside()
}

// outside reads text up to an action, and what opens the action.
func (l *lexer) outside() token {
	rest := l.input[l.pos:]
	if rest == "" {
		return token{kEOF, Pos(l.pos), "", l.line}
	}
	at := strings.Index(rest, l.left)
	if at < 0 {
		return l.emit(kText, len(rest))
	}
	after := rest[at+len(l.left):]
	trim := len(after) >= 2 && after[0] == '-' && isBlank(after[1])
	text := at
	if trim {
		text = len(strings.TrimRight(rest[:at], spaces))
	}
	if text > 0 {
		t := l.emit(kText, text)
		l.skip(at - text)
		l.queue = append(l.queue, l.open(trim)...)
		return t
	}
	l.skip(at)
	opened := l.open(trim)
	if len(opened) == 0 {
		return l.next()
	}
	l.queue = append(l.queue, opened[1:]...)
	return opened[0]
}

// open reads a left delimiter, or a comment whole; a comment may leave nothing.
func (l *lexer) open(trim bool) []token {
	marker := 0
	if trim {
		marker = 2
	}
	start := l.pos
	if strings.HasPrefix(l.input[start+len(l.left)+marker:], "/*") {
		l.skip(len(l.left) + marker)
		end := strings.Index(l.input[l.pos:], "*/")
		if end < 0 {
			return []token{l.fail("unclosed comment")}
		}
		comment := l.emit(kComment, end+2)
		rest := l.input[l.pos:]
		trimRight := len(rest) >= 2 && isBlank(rest[0]) && rest[1] == '-' && strings.HasPrefix(rest[2:], l.right)
		if trimRight {
			l.skip(2)
		}
		if !strings.HasPrefix(l.input[l.pos:], l.right) {
			return []token{l.fail("comment ends before closing delimiter")}
		}
		l.skip(len(l.right))
		if trimRight {
			l.trimLeft()
		}
		if l.comments {
			return []token{comment}
		}
		return nil
	}
	t := l.emit(kLeft, len(l.left))
	l.skip(marker)
	l.inside = true
	l.parens = 0
	return []token{t}
}

func (l *lexer) trimLeft() {
	rest := l.input[l.pos:]
	l.skip(len(rest) - len(strings.TrimLeft(rest, spaces)))
}

// atRight tells whether the action ends here, and whether space after it goes.
func (l *lexer) atRight() (end, trim bool) {
	rest := l.input[l.pos:]
	if len(rest) >= 2 && isBlank(rest[0]) && rest[1] == '-' && strings.HasPrefix(rest[2:], l.right) {
		return true, true
	}
	return strings.HasPrefix(rest, l.right), false
}

// action reads a token between the delimiters.
func (l *lexer) action() token {
	if end, trim := l.atRight(); end {
		if l.parens > 0 {
			return l.fail("unclosed left paren")
		}
		if trim {
			l.skip(2)
		}
		t := l.emit(kRight, len(l.right))
		if trim {
			l.trimLeft()
		}
		l.inside = false
		return t
	}
	rest := l.input[l.pos:]
	if rest == "" {
		return l.fail("unclosed action")
	}
	c := rest[0]
	switch {
	case isBlank(c):
		n := 0
		for n < len(rest) && isBlank(rest[n]) {
			n++
		}
		// The last space may belong to a trimming delimiter.
		if strings.HasPrefix(rest[n:], "-"+l.right) {
			if n--; n == 0 {
				return l.action()
			}
		}
		return l.emit(kSpace, n)
	case c == '=':
		return l.emit(kAssign, 1)
	case c == ':':
		if !strings.HasPrefix(rest, ":=") {
			return l.fail("expected :=")
		}
		return l.emit(kDeclare, 2)
	case c == '|':
		return l.emit(kPipe, 1)
	case c == '"':
		return l.quoted('"', kString, "unterminated quoted string")
	case c == '`':
		end := strings.IndexByte(rest[1:], '`')
		if end < 0 {
			return l.fail("unterminated raw quoted string")
		}
		return l.emit(kRawString, end+2)
	case c == '\'':
		return l.quoted('\'', kChar, "unterminated character constant")
	case c == '$':
		n := 1 + wordLength(rest[1:])
		if !l.ends(n) {
			return l.badCharacter(n)
		}
		return l.emit(kVariable, n)
	case c == '.' && (len(rest) < 2 || rest[1] < '0' || rest[1] > '9'):
		n := 1 + wordLength(rest[1:])
		if !l.ends(n) {
			return l.badCharacter(n)
		}
		if n == 1 {
			return l.emit(kDot, 1)
		}
		return l.emit(kField, n)
	case c == '+' || c == '-' || '0' <= c && c <= '9' || c == '.':
		return l.number()
	case c == '(':
		l.parens++
		return l.emit(kOpen, 1)
	case c == ')':
		l.parens--
		return l.emit(kClose, 1)
	}
	if n := wordLength(rest); n > 0 {
		if !l.ends(n) {
			return l.badCharacter(n)
		}
		return l.emit(l.wordKind(rest[:n]), n)
	}
	if c <= unicode.MaxASCII && unicode.IsPrint(rune(c)) {
		return l.emit(kPunct, 1)
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return l.fail("unrecognized character in action: %#U", r)
}

func (l *lexer) wordKind(word string) kind {
	switch k := words[word]; {
	case k == kBreak && !l.breakOK, k == kContinue && !l.continueOK:
		return kIdentifier
	case k > kDot:
		return k
	}
	if word == "true" || word == "false" {
		return kBool
	}
	return kIdentifier
}

// wordLength gives how many bytes letters, digits and underscores take.
func wordLength(s string) int {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return i
		}
	}
	return len(s)
}

// ends tells whether a word of n bytes may end where it does.
func (l *lexer) ends(n int) bool {
	rest := l.input[l.pos+n:]
	if rest == "" || strings.HasPrefix(rest, l.right) {
		return true
	}
	return isBlank(rest[0]) || strings.IndexByte(".,|:)(=", rest[0]) >= 0
}

func (l *lexer) badCharacter(n int) token {
	r, _ := utf8.DecodeRuneInString(l.input[l.pos+n:])
	return l.fail("bad character %#U", r)
}

func (l *lexer) quoted(quote byte, k kind, unterminated string) token {
	rest := l.input[l.pos:]
	for i := 1; i < len(rest) && rest[i] != '\n'; i++ {
		if rest[i] == quote {
			return l.emit(k, i+1)
		}
		if rest[i] == '\\' {
			if i++; i >= len(rest) || rest[i] == '\n' {
				break
			}
		}
	}
	return l.fail("%s", unterminated)
}

// number reads what looks like a number; what it is worth is found later.
func (l *lexer) number() token {
	rest := l.input[l.pos:]
	n, ok := scanNumber(rest)
	if !ok {
		end := n
		if end < len(rest) {
			_, size := utf8.DecodeRuneInString(rest[end:])
			end += size
		}
		return l.fail("bad number syntax: %q", rest[:end])
	}
	if n < len(rest) && (rest[n] == '+' || rest[n] == '-') {
		m, ok := scanNumber(rest[n:])
		if !ok || rest[n+m-1] != 'i' {
			return l.fail("bad number syntax: %q", rest[:n+m])
		}
		return l.emit(kComplex, n+m)
	}
	return l.emit(kNumber, n)
}

func scanNumber(s string) (n int, ok bool) {
	if s[0] == '+' || s[0] == '-' {
		n = 1
	}
	digits, base := "0123456789_", 10
	if strings.HasPrefix(s[n:], "0") && len(s) > n+1 {
		switch s[n+1] | 0x20 {
		case 'x':
			digits, base = "0123456789abcdefABCDEF_", 16
		case 'o':
			digits, base = "01234567_", 8
		case 'b':
			digits, base = "01_", 2
		}
		if base != 10 {
			n += 2
		}
	}
	run := func(set string) {
		for n < len(s) && strings.IndexByte(set, s[n]) >= 0 {
			n++
		}
	}
	run(digits)
	if n < len(s) && s[n] == '.' {
		n++
		run(digits)
	}
	if n < len(s) && (base == 10 && s[n]|0x20 == 'e' || base == 16 && s[n]|0x20 == 'p') {
		n++
		if n < len(s) && (s[n] == '+' || s[n] == '-') {
			n++
		}
		run("0123456789_")
	}
	if n < len(s) && s[n] == 'i' {
		n++
	}
	r, _ := utf8.DecodeRuneInString(s[n:])
	return n, n == len(s) || r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
