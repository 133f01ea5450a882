// From expressions to trees.

package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Error is what is wrong with an expression, and in which part of it.
type Error struct {
	Code ErrorCode
	Expr string
}

func (e *Error) Error() string {
	return "error parsing regexp: " + string(e.Code) + ": `" + e.Expr + "`"
}

// An ErrorCode is what can be wrong.
type ErrorCode string

const (
	ErrInternalError         ErrorCode = "regexp/syntax: internal error"
	ErrInvalidCharClass      ErrorCode = "invalid character class"
	ErrInvalidCharRange      ErrorCode = "invalid character class range"
	ErrInvalidEscape         ErrorCode = "invalid escape sequence"
	ErrInvalidNamedCapture   ErrorCode = "invalid named capture"
	ErrInvalidPerlOp         ErrorCode = "invalid or unsupported Perl syntax"
	ErrInvalidRepeatOp       ErrorCode = "invalid nested repetition operator"
	ErrInvalidRepeatSize     ErrorCode = "invalid repeat count"
	ErrInvalidUTF8           ErrorCode = "invalid UTF-8"
	ErrMissingBracket        ErrorCode = "missing closing ]"
	ErrMissingParen          ErrorCode = "missing closing )"
	ErrMissingRepeatArgument ErrorCode = "missing argument to repetition operator"
	ErrTrailingBackslash     ErrorCode = "trailing backslash at end of expression"
	ErrUnexpectedParen       ErrorCode = "unexpected )"
	ErrNestingDepth          ErrorCode = "expression nests too deeply"
)

func (e ErrorCode) String() string { return string(e) }

// Flags say how an expression is read, and are kept in nodes.
type Flags uint16

const (
	FoldCase      Flags = 1 << iota // letters match in either case
	Literal                         // all of the expression is one literal
	ClassNL                         // [^a] and [[:space:]] may match a newline
	DotNL                           // . may match a newline
	OneLine                         // ^ and $ are begin and end of the text only
	NonGreedy                       // repetitions prefer fewer
	PerlX                           // Perl's extensions
	UnicodeGroups                   // \p{Han} and \P{Han}
	WasDollar                       // an OpEndText written $
	Simple                          // no counted repetitions

	MatchNL       = ClassNL | DotNL
	Perl          = ClassNL | OneLine | PerlX | UnicodeGroups
	POSIX   Flags = 0
)

// What an expression may ask for at most.
const (
	mostRepeats = 1000
	mostNested  = 1000
	mostInsts   = 128 << 20 / 40 // of forty bytes
	mostRunes   = 128 << 20 / 4
)

// A level is an open group: what has been read of it.
type level struct {
	group *Regexp // the OpCapture it will be, nil if it does not capture
	flags Flags   // those that hold again behind it
	alts  []*Regexp
	row   []*Regexp // what is read of the alternative at hand
}

type parser struct {
	whole   string
	rest    string
	flags   Flags
	caps    int
	levels  []*level
	nodes   int
	runes   int
	heights map[*Regexp]int // filled once there are enough nodes to nest too deeply
}

// fail leaves the parser with an error.
func fail(code ErrorCode, part string) { panic(&Error{code, part}) }

// Parse reads s into a tree.
func Parse(s string, flags Flags) (re *Regexp, err error) {
	defer func() {
		if e := recover(); e != nil {
			bad, ok := e.(*Error)
			if !ok {
				panic(e)
			}
			re, err = nil, bad
		}
	}()
	if flags&Literal != 0 {
		checkUTF8(s)
		return &Regexp{Op: OpLiteral, Flags: flags, Rune: []rune(s)}, nil
	}
	p := &parser{whole: s, rest: s, flags: flags, levels: []*level{{}}}
	p.run()
	if len(p.levels) != 1 {
		fail(ErrMissingParen, s)
	}
	top := p.levels[0]
	p.endAlternative(top)
	re = p.finish(top)
	if p.nodes > 0 && size(re) > mostInsts {
		fail(ErrInternalError, s)
	}
	return re, nil
}

func checkUTF8(s string) {
	for len(s) > 0 {
		_, s = take(s)
	}
}

// take takes a rune off the front of s.
func take(s string) (rune, string) {
	c, size := utf8.DecodeRuneInString(s)
	if c == utf8.RuneError && size == 1 {
		fail(ErrInvalidUTF8, s)
	}
	return c, s[size:]
}

func (p *parser) top() *level { return p.levels[len(p.levels)-1] }

func (p *parser) run() {
	last := "" // from the repetition that was read last, if it was just now
	for p.rest != "" {
		t := p.rest
		repetition := ""
		switch t[0] {
		case '(':
			if p.flags&PerlX != 0 && len(t) >= 2 && t[1] == '?' {
				p.perlGroup()
				break
			}
			p.openCapture("")
			p.rest = t[1:]
		case '|':
			p.endAlternative(p.top())
			p.rest = t[1:]
		case ')':
			p.closeGroup()
			p.rest = t[1:]
		case '^':
			if p.flags&OneLine != 0 {
				p.add(OpBeginText, 0)
			} else {
				p.add(OpBeginLine, 0)
			}
			p.rest = t[1:]
		case '$':
			if p.flags&OneLine != 0 {
				p.add(OpEndText, WasDollar)
			} else {
				p.add(OpEndLine, 0)
			}
			p.rest = t[1:]
		case '.':
			if p.flags&DotNL != 0 {
				p.add(OpAnyChar, 0)
			} else {
				p.add(OpAnyCharNotNL, 0)
			}
			p.rest = t[1:]
		case '[':
			p.class()
		case '*', '+', '?':
			p.rest = t[1:]
			p.repeat(OpStar+Op(strings.IndexByte("*+?", t[0])), 0, 0, t, last)
			repetition = t
		case '{':
			min, max, rest, ok := counts(t)
			if !ok {
				p.literal('{')
				p.rest = t[1:]
				break
			}
			if min < 0 || min > mostRepeats || max > mostRepeats || max >= 0 && min > max {
				fail(ErrInvalidRepeatSize, t[:len(t)-len(rest)])
			}
			p.rest = rest
			p.repeat(OpRepeat, min, max, t, last)
			repetition = t
		case '\\':
			p.escaped()
		default:
			c, rest := take(t)
			p.literal(c)
			p.rest = rest
		}
		last = repetition
	}
}

// add puts a node without parts into the row.
func (p *parser) add(op Op, more Flags) { p.push(&Regexp{Op: op, Flags: p.flags | more}) }

// literal puts a rune into the row: the least of its cases if they are the same.
func (p *parser) literal(r rune) {
	re := &Regexp{Op: OpLiteral, Flags: p.flags}
	if p.flags&FoldCase != 0 && r >= minFold && r <= maxFold {
		r = leastCase(r)
	}
	re.Rune0[0] = r
	re.Rune = re.Rune0[:1]
	p.push(re)
}

func leastCase(r rune) rune {
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		if f < least {
			least = f
		}
	}
	return least
}

// push puts a node into the row. Literals that can no longer be repeated by
// themselves become one.
func (p *parser) push(re *Regexp) {
	row := &p.top().row
	if n := len(*row); n >= 2 {
		a, b := (*row)[n-2], (*row)[n-1]
		if a.Op == OpLiteral && b.Op == OpLiteral && (a.Flags^b.Flags)&FoldCase == 0 {
			a.Rune = append(a.Rune, b.Rune...)
			*row = (*row)[:n-1]
		}
	}
	*row = append(*row, p.plain(re))
}

// plain makes a class of one letter a literal, and counts what there is.
func (p *parser) plain(re *Regexp) *Regexp {
	if r := re.Rune; re.Op == OpCharClass {
		if len(r) == 2 && r[0] == r[1] {
			re.Op, re.Rune, re.Flags = OpLiteral, r[:1], p.flags&^FoldCase
		} else if len(r) == 4 && r[0] == r[1] && r[2] == r[3] && bothCases(r[0], r[2]) ||
			len(r) == 2 && r[0]+1 == r[1] && bothCases(r[0], r[1]) {
			re.Op, re.Rune, re.Flags = OpLiteral, r[:1], p.flags|FoldCase
		}
	}
	p.nodes++
	if p.runes += len(re.Rune); p.runes > mostRunes {
		fail(ErrInternalError, p.whole)
	}
	if p.nodes >= mostNested && p.height(re) > mostNested {
		fail(ErrNestingDepth, p.whole)
	}
	return re
}

// bothCases tells whether a and b are all the cases there are of a letter.
func bothCases(a, b rune) bool { return unicode.SimpleFold(a) == b && unicode.SimpleFold(b) == a }

func (p *parser) height(re *Regexp) int {
	if len(re.Sub) == 0 {
		return 1
	}
	if p.heights == nil {
		p.heights = map[*Regexp]int{}
	}
	if h, ok := p.heights[re]; ok {
		return h
	}
	highest := 0
	for _, sub := range re.Sub {
		if h := p.height(sub); h > highest {
			highest = h
		}
	}
	p.heights[re] = highest + 1
	return highest + 1
}

// size says about how long the program of a tree will be.
func size(re *Regexp) int64 {
	var n int64
	switch re.Op {
	case OpLiteral:
		n = int64(len(re.Rune))
	case OpCapture, OpStar:
		n = 2 + size(re.Sub[0])
	case OpPlus, OpQuest:
		n = 1 + size(re.Sub[0])
	case OpConcat, OpAlternate:
		if re.Op == OpAlternate {
			n = int64(len(re.Sub)) - 1
		}
		for _, sub := range re.Sub {
			n += size(sub)
		}
	case OpRepeat:
		one := size(re.Sub[0])
		switch {
		case re.Max >= 0:
			n = int64(re.Max)*one + int64(re.Max-re.Min)
		case re.Min == 0:
			n = 2 + one
		default:
			n = 1 + int64(re.Min)*one
		}
	}
	if n < 1 {
		return 1
	}
	if n > 1<<40 {
		return 1 << 40
	}
	return n
}

// repeat puts the last node of the row under a repetition that was read from
// before up to where p is; last is that of a repetition right in front of it.
func (p *parser) repeat(op Op, min, max int, before, last string) {
	flags := p.flags
	if flags&PerlX != 0 {
		if strings.HasPrefix(p.rest, "?") {
			p.rest = p.rest[1:]
			flags ^= NonGreedy
		}
		if last != "" {
			fail(ErrInvalidRepeatOp, last[:len(last)-len(p.rest)])
		}
	}
	row := p.top().row
	if len(row) == 0 {
		fail(ErrMissingRepeatArgument, before[:len(before)-len(p.rest)])
	}
	re := around(op, flags, row[len(row)-1])
	re.Min, re.Max = min, max
	row[len(row)-1] = p.plain(re)
	if op == OpRepeat && (min >= 2 || max >= 2) && !within(re, mostRepeats) {
		fail(ErrInvalidRepeatSize, before[:len(before)-len(p.rest)])
	}
}

// within tells whether counted repetitions in each other come to at most n.
func within(re *Regexp, n int) bool {
	if re.Op == OpRepeat {
		times := re.Max
		if times == 0 {
			return true
		}
		if times < 0 {
			times = re.Min
		}
		if times > n {
			return false
		}
		if times > 0 {
			n /= times
		}
	}
	for _, sub := range re.Sub {
		if !within(sub, n) {
			return false
		}
	}
	return true
}

// counts reads {n}, {n,} or {n,m} at the front of s; -1 is no number or too great a one.
func counts(s string) (min, max int, rest string, ok bool) {
	min, s, ok = number(s[1:])
	if !ok || s == "" {
		return 0, 0, "", false
	}
	max = min
	if s[0] == ',' {
		s = s[1:]
		if s == "" {
			return 0, 0, "", false
		}
		if s[0] == '}' {
			max = -1
		} else if max, s, ok = number(s); !ok {
			return 0, 0, "", false
		} else if max < 0 {
			min = -1
		}
	}
	if !strings.HasPrefix(s, "}") {
		return 0, 0, "", false
	}
	return min, max, s[1:], true
}

func number(s string) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
		if n >= 1e8 {
			n = 1e8
		}
	}
	if i == 0 || i > 1 && s[0] == '0' {
		return 0, s, false
	}
	if n >= 1e8 {
		n = -1
	}
	return n, s[i:], true
}

func (p *parser) open(group *Regexp) {
	p.levels = append(p.levels, &level{group: group, flags: p.flags})
}

func (p *parser) openCapture(name string) {
	p.caps++
	p.open(&Regexp{Op: OpCapture, Flags: p.flags, Cap: p.caps, Name: name})
}

func (p *parser) closeGroup() {
	closed := p.top()
	p.endAlternative(closed)
	if len(p.levels) == 1 {
		fail(ErrUnexpectedParen, p.whole)
	}
	re := p.finish(closed)
	p.levels = p.levels[:len(p.levels)-1]
	p.flags = closed.flags
	if group := closed.group; group != nil {
		group.Sub0[0] = re
		group.Sub = group.Sub0[:1]
		re = group
	}
	p.push(re)
}

// endAlternative makes one node of the row; next to one that matches one rune
// as it does they are a class.
func (p *parser) endAlternative(l *level) {
	if n := len(l.row); n >= 2 && l.row[n-1].Op == OpLiteral && l.row[n-2].Op == OpLiteral &&
		(l.row[n-1].Flags^l.row[n-2].Flags)&FoldCase == 0 {
		l.row[n-2].Rune = append(l.row[n-2].Rune, l.row[n-1].Rune...)
		l.row = l.row[:n-1]
	}
	alt := &Regexp{Op: OpEmptyMatch}
	if len(l.row) > 0 {
		alt = combine(OpConcat, l.row)
	}
	alt = p.plain(alt)
	l.row = nil
	if n := len(l.alts); n > 0 {
		before := l.alts[n-1]
		if oneOf(before) && oneOf(alt) {
			if before.Op < alt.Op {
				before, alt = alt, before
			}
			absorb(before, alt)
			l.alts[n-1] = before
			return
		}
		settle(before)
	}
	l.alts = append(l.alts, alt)
}

// finish gives the tree of a level.
func (p *parser) finish(l *level) *Regexp {
	settle(l.alts[len(l.alts)-1])
	return p.plain(combine(OpAlternate, l.alts))
}

// combine joins nodes under op; what is under op already loses a level.
func combine(op Op, subs []*Regexp) *Regexp {
	if len(subs) == 1 {
		return subs[0]
	}
	re := &Regexp{Op: op}
	for _, sub := range subs {
		if sub.Op == op {
			re.Sub = append(re.Sub, sub.Sub...)
		} else {
			re.Sub = append(re.Sub, sub)
		}
	}
	if op == OpAlternate {
		if re.Sub = factor(re.Sub); len(re.Sub) == 1 {
			return re.Sub[0]
		}
	}
	return re
}

// perlGroup reads what begins with (?.
func (p *parser) perlGroup() {
	s := p.rest
	if strings.HasPrefix(s, "(?P<") && len(s) > 4 {
		end := strings.IndexByte(s, '>')
		if end < 0 {
			checkUTF8(s)
			fail(ErrInvalidNamedCapture, s)
		}
		name := s[4:end]
		checkUTF8(name)
		for i := 0; i < len(name); i++ {
			if !IsWordChar(rune(name[i])) {
				name = ""
			}
		}
		if name == "" {
			fail(ErrInvalidNamedCapture, s[:end+1])
		}
		p.openCapture(name)
		p.rest = s[end+1:]
		return
	}
	var on, off Flags
	clear, some := false, false
	t := s[2:]
	for t != "" {
		var c rune
		c, t = take(t)
		var flag Flags
		switch c {
		case 'i':
			flag = FoldCase
		case 'm':
			flag = OneLine
		case 's':
			flag = DotNL
		case 'U':
			flag = NonGreedy
		case '-':
			if clear {
				fail(ErrInvalidPerlOp, s[:len(s)-len(t)])
			}
			clear, some = true, false
			continue
		case ':', ')':
			if clear && !some {
				fail(ErrInvalidPerlOp, s[:len(s)-len(t)])
			}
			if c == ':' {
				p.open(nil)
			}
			p.flags = p.flags&^off | on
			p.rest = t
			return
		default:
			fail(ErrInvalidPerlOp, s[:len(s)-len(t)])
		}
		some = true
		// m is the opposite of OneLine.
		if clear != (flag == OneLine) {
			on, off = on&^flag, off|flag
		} else {
			on, off = on|flag, off&^flag
		}
	}
	fail(ErrInvalidPerlOp, s)
}
