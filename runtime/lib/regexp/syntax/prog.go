// Programs that a machine of many states runs over a text.

package syntax

import (
	"strconv"
	"unicode"
)

// A Prog is a compiled expression.
type Prog struct {
	Inst   []Inst
	Start  int // where to begin
	NumCap int // how many places InstCapture notes
}

// An InstOp says what an instruction does.
type InstOp uint8

const (
	InstAlt InstOp = iota
	InstAltMatch
	InstCapture
	InstEmptyWidth
	InstMatch
	InstFail
	InstNop
	InstRune
	InstRune1
	InstRuneAny
	InstRuneAnyNotNL
)

var instNames = []string{
	"InstAlt", "InstAltMatch", "InstCapture", "InstEmptyWidth", "InstMatch", "InstFail",
	"InstNop", "InstRune", "InstRune1", "InstRuneAny", "InstRuneAnyNotNL",
}

func (i InstOp) String() string {
	if int(i) < len(instNames) {
		return instNames[i]
	}
	return ""
}

// An EmptyOp is a set of things that hold between two runes.
type EmptyOp uint8

const (
	EmptyBeginLine EmptyOp = 1 << iota
	EmptyEndLine
	EmptyBeginText
	EmptyEndText
	EmptyWordBoundary
	EmptyNoWordBoundary
)

// EmptyOpContext gives all that holds between r1 and r2; -1 is no rune.
func EmptyOpContext(r1, r2 rune) EmptyOp {
	op := EmptyNoWordBoundary
	if IsWordChar(r1) != IsWordChar(r2) {
		op = EmptyWordBoundary
	}
	if r1 < 0 {
		op |= EmptyBeginText
	}
	if r1 < 0 || r1 == '\n' {
		op |= EmptyBeginLine
	}
	if r2 < 0 {
		op |= EmptyEndText
	}
	if r2 < 0 || r2 == '\n' {
		op |= EmptyEndLine
	}
	return op
}

// IsWordChar tells whether \b takes r for part of a word.
func IsWordChar(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
}

// An Inst is one instruction.
type Inst struct {
	Op   InstOp
	Out  uint32 // what comes next, unless it is InstMatch or InstFail
	Arg  uint32 // of InstAlt, InstAltMatch, InstCapture, InstEmptyWidth, and the flags of InstRune
	Rune []rune
}

// takesRune tells whether i consumes a rune.
func (i *Inst) takesRune() bool { return i.Op >= InstRune }

// next gives the first instruction from pc on that does something by itself.
func (p *Prog) next(pc uint32) *Inst {
	i := &p.Inst[pc]
	for i.Op == InstNop || i.Op == InstCapture {
		i = &p.Inst[i.Out]
	}
	return i
}

// Prefix gives what every match begins with, and whether that is all.
func (p *Prog) Prefix() (prefix string, complete bool) {
	i := p.next(uint32(p.Start))
	var literal []rune
	for i.takesRune() && len(i.Rune) == 1 && Flags(i.Arg)&FoldCase == 0 && i.Rune[0] != '\uFFFD' {
		literal = append(literal, i.Rune[0])
		i = p.next(i.Out)
	}
	return string(literal), i.Op == InstMatch
}

// StartCond gives what has to hold where a match begins; all bits if none can.
func (p *Prog) StartCond() EmptyOp {
	var all EmptyOp
	for pc := uint32(p.Start); ; pc = p.Inst[pc].Out {
		switch i := &p.Inst[pc]; i.Op {
		case InstEmptyWidth:
			all |= EmptyOp(i.Arg)
		case InstCapture, InstNop:
		case InstFail:
			return ^EmptyOp(0)
		default:
			return all
		}
	}
}

// MatchRune tells whether i takes r.
func (i *Inst) MatchRune(r rune) bool { return i.MatchRunePos(r) >= 0 }

// MatchRunePos gives which range of i takes r, or -1.
func (i *Inst) MatchRunePos(r rune) int {
	if len(i.Rune) == 1 {
		c := i.Rune[0]
		if r == c {
			return 0
		}
		if Flags(i.Arg)&FoldCase != 0 {
			for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
				if r == f {
					return 0
				}
			}
		}
		return -1
	}
	from, to := 0, len(i.Rune)/2
	for from < to {
		middle := (from + to) / 2
		switch {
		case r < i.Rune[2*middle]:
			to = middle
		case r > i.Rune[2*middle+1]:
			from = middle + 1
		default:
			return middle
		}
	}
	return -1
}

// MatchEmptyWidth tells whether what i asks for holds between two runes.
func (i *Inst) MatchEmptyWidth(before rune, after rune) bool {
	switch op := EmptyOp(i.Arg); op {
	case EmptyBeginLine, EmptyEndLine, EmptyBeginText, EmptyEndText, EmptyWordBoundary, EmptyNoWordBoundary:
		return EmptyOpContext(before, after)&op != 0
	}
	panic("unknown empty width arg")
}

func (p *Prog) String() string {
	var b []byte
	for pc := range p.Inst {
		number := strconv.Itoa(pc)
		for n := len(number); n < 3; n++ {
			b = append(b, ' ')
		}
		b = append(b, number...)
		if pc == p.Start {
			b = append(b, '*')
		}
		b = append(b, "\t"+p.Inst[pc].String()+"\n"...)
	}
	return string(b)
}

func (i *Inst) String() string {
	out, arg := strconv.Itoa(int(i.Out)), strconv.Itoa(int(i.Arg))
	switch i.Op {
	case InstAlt:
		return "alt -> " + out + ", " + arg
	case InstAltMatch:
		return "altmatch -> " + out + ", " + arg
	case InstCapture:
		return "cap " + arg + " -> " + out
	case InstEmptyWidth:
		return "empty " + arg + " -> " + out
	case InstMatch:
		return "match"
	case InstFail:
		return "fail"
	case InstNop:
		return "nop -> " + out
	case InstRune:
		if i.Rune == nil {
			return "rune <nil>"
		}
		fold := ""
		if Flags(i.Arg)&FoldCase != 0 {
			fold = "/i"
		}
		return "rune " + strconv.QuoteToASCII(string(i.Rune)) + fold + " -> " + out
	case InstRune1:
		return "rune1 " + strconv.QuoteToASCII(string(i.Rune)) + " -> " + out
	case InstRuneAny:
		return "any -> " + out
	case InstRuneAnyNotNL:
		return "anynotnl -> " + out
	}
	return ""
}
