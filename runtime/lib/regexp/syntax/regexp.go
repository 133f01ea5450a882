// Expressions as trees: their nodes, how they are written, what they are equal to.

// Package syntax parses regular expressions into trees and compiles trees into
// programs.
package syntax

import (
	"strconv"
	"unicode"
)

// An Op says what a node matches.
type Op uint8

const (
	OpNoMatch        Op = 1 + iota // nothing at all
	OpEmptyMatch                   // the empty string
	OpLiteral                      // Rune, one after the other
	OpCharClass                    // one of the ranges that Rune gives in pairs
	OpAnyCharNotNL                 // any rune but a newline
	OpAnyChar                      // any rune
	OpBeginLine                    // empty, where a line begins
	OpEndLine                      // empty, where a line ends
	OpBeginText                    // empty, where the text begins
	OpEndText                      // empty, where the text ends
	OpWordBoundary                 // empty, where a word begins or ends
	OpNoWordBoundary               // empty, where none does
	OpCapture                      // Sub[0], noted under number Cap and Name
	OpStar                         // Sub[0], any number of times
	OpPlus                         // Sub[0], at least once
	OpQuest                        // Sub[0] or nothing
	OpRepeat                       // Sub[0], Min to Max times (-1: without end)
	OpConcat                       // all of Sub in a row
	OpAlternate                    // one of Sub
)

// A Regexp is a node of a tree.
type Regexp struct {
	Op       Op
	Flags    Flags
	Sub      []*Regexp  // what it is made of
	Sub0     [1]*Regexp // room for a Sub of one
	Rune     []rune     // of OpLiteral and OpCharClass
	Rune0    [2]rune    // room for a short Rune
	Min, Max int        // of OpRepeat
	Cap      int        // of OpCapture
	Name     string     // of OpCapture
}

// around makes a node over one other.
func around(op Op, flags Flags, sub *Regexp) *Regexp {
	re := &Regexp{Op: op, Flags: flags}
	re.Sub0[0] = sub
	re.Sub = re.Sub0[:1]
	return re
}

// Equal tells whether both trees are the same.
func (x *Regexp) Equal(y *Regexp) bool {
	if x == nil || y == nil {
		return x == y
	}
	if x.Op != y.Op || x.Op >= OpCapture && len(x.Sub) != len(y.Sub) {
		return false
	}
	differ := x.Flags ^ y.Flags
	switch x.Op {
	case OpEndText:
		return differ&WasDollar == 0
	case OpLiteral, OpCharClass:
		return string(x.Rune) == string(y.Rune) && len(x.Rune) == len(y.Rune)
	case OpStar, OpPlus, OpQuest:
		if differ&NonGreedy != 0 {
			return false
		}
	case OpRepeat:
		if differ&NonGreedy != 0 || x.Min != y.Min || x.Max != y.Max {
			return false
		}
	case OpCapture:
		if x.Cap != y.Cap || x.Name != y.Name {
			return false
		}
	}
	if x.Op >= OpCapture {
		for i := range x.Sub {
			if !x.Sub[i].Equal(y.Sub[i]) {
				return false
			}
		}
	}
	return true
}

// MaxCap gives the highest number of a capture.
func (re *Regexp) MaxCap() int {
	max := 0
	re.captures(func(c *Regexp) {
		if c.Cap > max {
			max = c.Cap
		}
	})
	return max
}

// CapNames gives the names of captures by number, "" for those without one.
func (re *Regexp) CapNames() []string {
	names := make([]string, re.MaxCap()+1)
	re.captures(func(c *Regexp) { names[c.Cap] = c.Name })
	return names
}

func (re *Regexp) captures(f func(*Regexp)) {
	if re.Op == OpCapture {
		f(re)
	}
	for _, sub := range re.Sub {
		sub.captures(f)
	}
}

// fixed is how nodes without parts are written.
var fixed = map[Op]string{
	OpNoMatch:        `[^\x00-\x{10FFFF}]`,
	OpEmptyMatch:     `(?:)`,
	OpAnyCharNotNL:   `(?-s:.)`,
	OpAnyChar:        `(?s:.)`,
	OpBeginLine:      `(?m:^)`,
	OpEndLine:        `(?m:$)`,
	OpBeginText:      `\A`,
	OpEndText:        `\z`,
	OpWordBoundary:   `\b`,
	OpNoWordBoundary: `\B`,
}

// String writes the tree as an expression.
func (re *Regexp) String() string { return string(re.appendTo(nil)) }

func (re *Regexp) appendTo(b []byte) []byte {
	switch re.Op {
	case OpEndText:
		if re.Flags&WasDollar != 0 {
			return append(b, `(?-m:$)`...)
		}
	case OpLiteral:
		fold := re.Flags&FoldCase != 0
		if fold {
			b = append(b, "(?i:"...)
		}
		for _, r := range re.Rune {
			b = appendRune(b, r, false)
		}
		if fold {
			b = append(b, ')')
		}
		return b
	case OpCharClass:
		return appendClass(b, re.Rune)
	case OpCapture:
		b = append(b, '(')
		if re.Name != "" {
			b = append(b, "?P<"+re.Name+">"...)
		}
		if re.Sub[0].Op != OpEmptyMatch {
			b = re.Sub[0].appendTo(b)
		}
		return append(b, ')')
	case OpStar, OpPlus, OpQuest, OpRepeat:
		sub := re.Sub[0]
		b = sub.appendGrouped(b, sub.Op > OpCapture || sub.Op == OpLiteral && len(sub.Rune) > 1)
		if re.Op == OpRepeat {
			b = append(b, '{')
			b = strconv.AppendInt(b, int64(re.Min), 10)
			if re.Max != re.Min {
				b = append(b, ',')
				if re.Max >= 0 {
					b = strconv.AppendInt(b, int64(re.Max), 10)
				}
			}
			b = append(b, '}')
		} else {
			b = append(b, "*+?"[re.Op-OpStar])
		}
		if re.Flags&NonGreedy != 0 {
			b = append(b, '?')
		}
		return b
	case OpConcat:
		for _, sub := range re.Sub {
			b = sub.appendGrouped(b, sub.Op == OpAlternate)
		}
		return b
	case OpAlternate:
		for i, sub := range re.Sub {
			if i > 0 {
				b = append(b, '|')
			}
			b = sub.appendTo(b)
		}
		return b
	}
	if s, ok := fixed[re.Op]; ok {
		return append(b, s...)
	}
	return append(b, "<invalid op"+strconv.Itoa(int(re.Op))+">"...)
}

func (re *Regexp) appendGrouped(b []byte, group bool) []byte {
	if !group {
		return re.appendTo(b)
	}
	return append(re.appendTo(append(b, "(?:"...)), ')')
}

// appendClass writes a class; one that reaches from end to end by what it leaves out.
func appendClass(b []byte, ranges []rune) []byte {
	n := len(ranges)
	if n%2 != 0 {
		return append(b, "[invalid char class]"...)
	}
	if n == 0 {
		return append(b, `[^\x00-\x{10FFFF}]`...)
	}
	b = append(b, '[')
	if n > 2 && ranges[0] == 0 && ranges[n-1] == unicode.MaxRune {
		b = append(b, '^')
		ranges = complement(ranges)
	}
	for i := 0; i+1 < len(ranges); i += 2 {
		lo, hi := ranges[i], ranges[i+1]
		b = appendRune(b, lo, lo == '-')
		if hi != lo {
			b = append(b, '-')
			b = appendRune(b, hi, hi == '-')
		}
	}
	return append(b, ']')
}

// appendRune writes r so that it stands for itself.
func appendRune(b []byte, r rune, escape bool) []byte {
	if unicode.IsPrint(r) {
		if escape || r < 0x80 && isMeta(byte(r)) {
			b = append(b, '\\')
		}
		return append(b, string(r)...)
	}
	if '\a' <= r && r <= '\r' && r != '\b' {
		return append(b, '\\', "a?tnvfr"[r-'\a'])
	}
	hex := strconv.FormatInt(int64(r), 16)
	if r >= 0x100 {
		return append(b, `\x{`+hex+"}"...)
	}
	if len(hex) < 2 {
		hex = "0" + hex
	}
	return append(b, `\x`+hex...)
}

func isMeta(c byte) bool {
	switch c {
	case '\\', '.', '+', '*', '?', '(', ')', '|', '[', ']', '{', '}', '^', '$':
		return true
	}
	return false
}
