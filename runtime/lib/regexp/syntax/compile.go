// From trees to programs.

package syntax

import "unicode"

// An end is a place in an instruction that is to say what comes next: the
// instruction's Arg if arg, else its Out.
type end struct {
	pc  uint32
	arg bool
}

// A piece is a part of a program whose ends are still open.
type piece struct {
	start uint32 // 0, where InstFail is: matches nothing
	ends  []end
	empty bool // it can match without taking a rune
}

type compiler struct{ prog Prog }

// Compile makes a program of a tree, which is to be simplified before.
func Compile(re *Regexp) (*Prog, error) {
	c := &compiler{Prog{NumCap: 2}}
	c.emit(Inst{Op: InstFail})
	all := c.piece(re)
	c.join(all.ends, c.emit(Inst{Op: InstMatch}))
	c.prog.Start = int(all.start)
	return &c.prog, nil
}

func (c *compiler) emit(i Inst) uint32 {
	c.prog.Inst = append(c.prog.Inst, i)
	return uint32(len(c.prog.Inst) - 1)
}

func (c *compiler) join(ends []end, to uint32) {
	for _, e := range ends {
		if i := &c.prog.Inst[e.pc]; e.arg {
			i.Arg = to
		} else {
			i.Out = to
		}
	}
}

// single makes a piece of one instruction.
func (c *compiler) single(i Inst) piece {
	pc := c.emit(i)
	return piece{pc, []end{{pc, false}}, i.Op < InstRune}
}

func (c *compiler) nop() piece { return c.single(Inst{Op: InstNop}) }

func (c *compiler) assertion(op EmptyOp) piece {
	return c.single(Inst{Op: InstEmptyWidth, Arg: uint32(op)})
}

func (c *compiler) capture(place int) piece {
	if c.prog.NumCap <= place {
		c.prog.NumCap = place + 1
	}
	return c.single(Inst{Op: InstCapture, Arg: uint32(place)})
}

// class takes one of ranges, or exactly one rune.
func (c *compiler) class(r []rune, flags Flags) piece {
	i := Inst{Op: InstRune, Rune: r}
	if flags&FoldCase != 0 && len(r) == 1 && unicode.SimpleFold(r[0]) != r[0] {
		i.Arg = uint32(FoldCase)
	}
	switch {
	case i.Arg != 0:
	case len(r) == 1 || len(r) == 2 && r[0] == r[1]:
		i.Op = InstRune1
	case isAny(r):
		i.Op = InstRuneAny
	case isAnyNotNL(r):
		i.Op = InstRuneAnyNotNL
	}
	return c.single(i)
}

func (c *compiler) then(a, b piece) piece {
	if a.start == 0 || b.start == 0 {
		return piece{}
	}
	c.join(a.ends, b.start)
	return piece{a.start, b.ends, a.empty && b.empty}
}

func (c *compiler) either(a, b piece) piece {
	if a.start == 0 {
		return b
	}
	if b.start == 0 {
		return a
	}
	pc := c.emit(Inst{Op: InstAlt, Out: a.start, Arg: b.start})
	return piece{pc, append(a.ends[:len(a.ends):len(a.ends)], b.ends...), a.empty || b.empty}
}

// fork goes into a or past it, and says where past it goes on.
func (c *compiler) fork(a piece, lazy bool) (pc uint32, past end) {
	i := Inst{Op: InstAlt, Out: a.start}
	if lazy {
		i.Out, i.Arg = 0, a.start
	}
	pc = c.emit(i)
	return pc, end{pc, !lazy}
}

func (c *compiler) maybe(a piece, lazy bool) piece {
	pc, past := c.fork(a, lazy)
	return piece{pc, append([]end{past}, a.ends...), true}
}

func (c *compiler) again(a piece, lazy bool) piece {
	pc, past := c.fork(a, lazy)
	c.join(a.ends, pc)
	return piece{pc, []end{past}, true}
}

func (c *compiler) more(a piece, lazy bool) piece {
	return piece{a.start, c.again(a, lazy).ends, a.empty}
}

func (c *compiler) piece(re *Regexp) piece {
	lazy := re.Flags&NonGreedy != 0
	switch re.Op {
	case OpNoMatch:
		return piece{}
	case OpEmptyMatch:
		return c.nop()
	case OpLiteral:
		if len(re.Rune) == 0 {
			return c.nop()
		}
		all := c.class(re.Rune[:1], re.Flags)
		for i := 1; i < len(re.Rune); i++ {
			all = c.then(all, c.class(re.Rune[i:i+1], re.Flags))
		}
		return all
	case OpCharClass:
		return c.class(re.Rune, re.Flags)
	case OpAnyCharNotNL:
		return c.class([]rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}, 0)
	case OpAnyChar:
		return c.class([]rune{0, unicode.MaxRune}, 0)
	case OpBeginLine, OpEndLine, OpBeginText, OpEndText, OpWordBoundary, OpNoWordBoundary:
		return c.assertion(EmptyBeginLine << (re.Op - OpBeginLine))
	case OpCapture:
		open := c.capture(2 * re.Cap)
		inner := c.piece(re.Sub[0])
		return c.then(c.then(open, inner), c.capture(2*re.Cap+1))
	case OpStar:
		a := c.piece(re.Sub[0])
		if a.empty {
			// What can be empty is tried once and then again, or nothing would be
			// preferred to it in the wrong place.
			return c.maybe(c.more(a, lazy), lazy)
		}
		return c.again(a, lazy)
	case OpPlus:
		return c.more(c.piece(re.Sub[0]), lazy)
	case OpQuest:
		return c.maybe(c.piece(re.Sub[0]), lazy)
	case OpConcat:
		if len(re.Sub) == 0 {
			return c.nop()
		}
		all := c.piece(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			all = c.then(all, c.piece(sub))
		}
		return all
	case OpAlternate:
		var all piece
		for _, sub := range re.Sub {
			all = c.either(all, c.piece(sub))
		}
		return all
	}
	panic("regexp: unhandled case in compile")
}
