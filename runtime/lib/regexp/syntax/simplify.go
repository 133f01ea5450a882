// Trees without counted repetitions.

package syntax

// Simplify gives a tree that matches the same without OpRepeat and without
// repetitions of repetitions. Parts may be shared with re.
func (re *Regexp) Simplify() *Regexp {
	if re == nil {
		return nil
	}
	switch re.Op {
	case OpCapture, OpConcat, OpAlternate:
		var changed *Regexp
		for i, sub := range re.Sub {
			simple := sub.Simplify()
			if changed == nil && simple != sub {
				copied := *re
				changed = &copied
				changed.Rune = nil
				changed.Sub = append(changed.Sub0[:0], re.Sub[:i]...)
			}
			if changed != nil {
				changed.Sub = append(changed.Sub, simple)
			}
		}
		if changed != nil {
			return changed
		}
	case OpStar, OpPlus, OpQuest:
		return repeated(re.Op, re.Flags, re.Sub[0].Simplify(), re)
	case OpRepeat:
		return re.unrolled()
	}
	return re
}

// repeated gives sub under an operator, or less where that is the same; re is
// what there was, which may do.
func repeated(op Op, flags Flags, sub, re *Regexp) *Regexp {
	same := func(x *Regexp) bool { return x.Op == op && (x.Flags^flags)&NonGreedy == 0 }
	switch {
	case sub.Op == OpEmptyMatch || same(sub):
		return sub
	case re != nil && same(re) && re.Sub[0] == sub:
		return re
	}
	return around(op, flags, sub)
}

// unrolled writes a counted repetition out.
func (re *Regexp) unrolled() *Regexp {
	if re.Min == 0 && re.Max == 0 {
		return &Regexp{Op: OpEmptyMatch}
	}
	sub := re.Sub[0].Simplify()
	row := &Regexp{Op: OpConcat}
	copies := func(n int) {
		for i := 0; i < n; i++ {
			row.Sub = append(row.Sub, sub)
		}
	}
	if re.Max == -1 {
		switch re.Min {
		case 0:
			return repeated(OpStar, re.Flags, sub, nil)
		case 1:
			return repeated(OpPlus, re.Flags, sub, nil)
		}
		copies(re.Min - 1)
		row.Sub = append(row.Sub, repeated(OpPlus, re.Flags, sub, nil))
		return row
	}
	if re.Min == 1 && re.Max == 1 {
		return sub
	}
	copies(re.Min)
	if re.Max > re.Min {
		// One optional part within the other, so that the first that fails ends it.
		rest := repeated(OpQuest, re.Flags, sub, nil)
		for i := re.Min + 1; i < re.Max; i++ {
			inner := &Regexp{Op: OpConcat, Sub: []*Regexp{sub, rest}}
			rest = repeated(OpQuest, re.Flags, inner, nil)
		}
		if re.Min == 0 {
			return rest
		}
		row.Sub = append(row.Sub, rest)
	}
	if len(row.Sub) == 0 {
		return &Regexp{Op: OpNoMatch}
	}
	return row
}
