// Escapes and classes in brackets.

package syntax

import (
	"strings"
	"unicode"
)

// escaped reads what begins with a backslash outside brackets.
func (p *parser) escaped() {
	t := p.rest
	if p.flags&PerlX != 0 && len(t) >= 2 {
		op := Op(0)
		switch t[1] {
		case 'A':
			op = OpBeginText
		case 'b':
			op = OpWordBoundary
		case 'B':
			op = OpNoWordBoundary
		case 'z':
			op = OpEndText
		case 'C':
			fail(ErrInvalidEscape, t[:2])
		case 'Q':
			text, rest := t[2:], ""
			if end := strings.Index(text, `\E`); end >= 0 {
				text, rest = text[:end], text[end+2:]
			}
			for text != "" {
				var c rune
				c, text = take(text)
				p.literal(c)
			}
			p.rest = rest
			return
		}
		if op != 0 {
			p.add(op, 0)
			p.rest = t[2:]
			return
		}
	}
	if ranges, rest, ok := p.named(t); ok {
		p.push(&Regexp{Op: OpCharClass, Flags: p.flags, Rune: ranges})
		p.rest = rest
		return
	}
	c, rest := p.escape(t)
	p.literal(c)
	p.rest = rest
}

// named reads \pN, \p{Greek}, \d and their like at the front of s, if that is what is there.
func (p *parser) named(s string) (ranges []rune, rest string, ok bool) {
	if len(s) < 2 || s[0] != '\\' {
		return nil, s, false
	}
	fold := p.flags&FoldCase != 0
	if p.flags&UnicodeGroups != 0 && (s[1] == 'p' || s[1] == 'P') {
		negated := s[1] == 'P'
		c, rest := take(s[2:])
		name := s[2 : len(s)-len(rest)]
		if c == '{' {
			end := strings.IndexByte(s, '}')
			if end < 0 {
				checkUTF8(s)
				fail(ErrInvalidCharRange, s)
			}
			name, rest = s[3:end], s[end+1:]
			checkUTF8(name)
		}
		if strings.HasPrefix(name, "^") {
			negated = !negated
			name = name[1:]
		}
		ranges, ok := unicodeClass(name, fold)
		if !ok {
			fail(ErrInvalidCharRange, s[:len(s)-len(rest)])
		}
		if negated {
			ranges = complement(ranges)
		}
		return ranges, rest, true
	}
	if p.flags&PerlX != 0 && strings.IndexByte("dDsSwW", s[1]) >= 0 {
		lower := strings.ToLower(s[1:2])
		ranges, _ := asciiClass(lower, fold, lower != s[1:2])
		return ranges, s[2:], true
	}
	return nil, s, false
}

func hex(c rune) (rune, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// escape reads a backslash and what stands behind it for one rune.
func (p *parser) escape(s string) (r rune, rest string) {
	t := s[1:]
	if t == "" {
		fail(ErrTrailingBackslash, "")
	}
	c, t := take(t)
	bad := func() { fail(ErrInvalidEscape, s[:len(s)-len(t)]) }
	if c >= '0' && c <= '7' {
		// A digit other than 0 alone would be a group matched before.
		if c != '0' && (t == "" || t[0] < '0' || t[0] > '7') {
			bad()
		}
		r = c - '0'
		for i := 0; i < 2 && t != "" && '0' <= t[0] && t[0] <= '7'; i++ {
			r = r*8 + rune(t[0]-'0')
			t = t[1:]
		}
		return r, t
	}
	if i := strings.IndexRune("atnvfr", c); i >= 0 {
		return rune("\a\t\n\v\f\r"[i]), t
	}
	if c == 'x' {
		if t == "" {
			bad()
		}
		c, t = take(t)
		if c != '{' {
			if t == "" {
				bad()
			}
			high, ok := hex(c)
			c, t = take(t)
			low, also := hex(c)
			if !ok || !also {
				bad()
			}
			return high*16 + low, t
		}
		for digits := 0; ; digits++ {
			if t == "" {
				bad()
			}
			c, t = take(t)
			if c == '}' {
				if digits == 0 {
					bad()
				}
				return r, t
			}
			v, ok := hex(c)
			if !ok {
				bad()
			}
			if r = r*16 + v; r > unicode.MaxRune {
				bad()
			}
		}
	}
	if c >= 0x80 || IsWordChar(c) && c != '_' {
		bad()
	}
	return c, t
}

// class reads a class in brackets.
func (p *parser) class() {
	whole := p.rest
	t := whole[1:]
	re := &Regexp{Op: OpCharClass, Flags: p.flags}
	fold := p.flags&FoldCase != 0
	negated := strings.HasPrefix(t, "^")
	var ranges []rune
	if negated {
		t = t[1:]
		if p.flags&ClassNL == 0 {
			ranges = append(ranges, '\n', '\n')
		}
	}
	one := func() (c rune) {
		if t == "" {
			fail(ErrMissingBracket, whole)
		}
		if t[0] == '\\' {
			c, t = p.escape(t)
		} else {
			c, t = take(t)
		}
		return c
	}
	for first := true; first || t == "" || t[0] != ']'; first = false {
		// egrep has - only at either end.
		if t != "" && t[0] == '-' && p.flags&PerlX == 0 && !first && (len(t) == 1 || t[1] != ']') {
			_, rest := take(t[1:])
			fail(ErrInvalidCharRange, t[:len(t)-len(rest)])
		}
		if strings.HasPrefix(t, "[:") {
			if end := strings.Index(t[2:], ":]"); end >= 0 {
				name := t[2 : 2+end]
				set, ok := asciiClass(strings.TrimPrefix(name, "^"), fold, strings.HasPrefix(name, "^"))
				if !ok || len(strings.TrimPrefix(name, "^")) == 1 {
					fail(ErrInvalidCharRange, t[:end+4])
				}
				ranges = appendAll(ranges, set)
				t = t[end+4:]
				continue
			}
		}
		if set, rest, ok := p.named(t); ok {
			ranges = appendAll(ranges, set)
			t = rest
			continue
		}
		from := t
		lo := one()
		hi := lo
		if len(t) >= 2 && t[0] == '-' && t[1] != ']' {
			t = t[1:]
			if hi = one(); hi < lo {
				fail(ErrInvalidCharRange, from[:len(from)-len(t)])
			}
		}
		if fold {
			ranges = appendFolded(ranges, lo, hi)
		} else {
			ranges = appendRange(ranges, lo, hi)
		}
	}
	p.rest = t[1:]
	if ranges = tidy(ranges); negated {
		ranges = complement(ranges)
	}
	re.Rune = ranges
	p.push(re)
}
