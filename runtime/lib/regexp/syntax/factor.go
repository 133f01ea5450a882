// What alternatives have in common is taken out of them.

package syntax

// factor rewrites alternatives to others that match the same, and prefer the
// same: common beginnings are written once, single runes side by side become
// one class, and one empty alternative is enough.
func factor(subs []*Regexp) []*Regexp {
	subs = factorStrings(subs)
	subs = factorFirsts(subs)
	subs = joinClasses(subs)
	out := subs[:0]
	for i, sub := range subs {
		if sub.Op == OpEmptyMatch && i+1 < len(subs) && subs[i+1].Op == OpEmptyMatch {
			continue
		}
		out = append(out, sub)
	}
	return out
}

// first gives what a node begins with.
func first(re *Regexp) *Regexp {
	if re.Op == OpConcat && len(re.Sub) > 0 {
		return re.Sub[0]
	}
	return re
}

// headed makes a node of a common beginning and what comes behind it.
func headed(head *Regexp, tails []*Regexp) *Regexp {
	return &Regexp{Op: OpConcat, Sub: []*Regexp{head, combine(OpAlternate, tails)}}
}

func common(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// factorStrings takes out the literals that neighbours begin with.
func factorStrings(subs []*Regexp) []*Regexp {
	out := []*Regexp{}
	for i := 0; i < len(subs); {
		head := first(subs[i])
		j := i + 1
		if head.Op == OpLiteral {
			shared := head.Rune
			for ; j < len(subs); j++ {
				next := first(subs[j])
				if next.Op != OpLiteral || (next.Flags^head.Flags)&FoldCase != 0 {
					break
				}
				n := common(shared, next.Rune)
				if n == 0 {
					break
				}
				shared = shared[:n]
			}
			if j > i+1 {
				lead := &Regexp{Op: OpLiteral, Flags: head.Flags & FoldCase}
				lead.Rune = append(lead.Rune, shared...)
				tails := make([]*Regexp, 0, j-i)
				for _, sub := range subs[i:j] {
					tails = append(tails, withoutString(sub, len(shared)))
				}
				out = append(out, headed(lead, tails))
				i = j
				continue
			}
		}
		out = append(out, subs[i])
		i = j
	}
	return out
}

// withoutString takes n runes off the literal that re begins with.
func withoutString(re *Regexp, n int) *Regexp {
	if re.Op != OpConcat {
		if re.Rune = re.Rune[n:]; len(re.Rune) == 0 {
			re.Op, re.Rune = OpEmptyMatch, nil
		}
		return re
	}
	re.Sub[0] = withoutString(re.Sub[0], n)
	if re.Sub[0].Op != OpEmptyMatch {
		return re
	}
	return withoutFirst(re)
}

// withoutFirst takes away the node that re begins with.
func withoutFirst(re *Regexp) *Regexp {
	if re.Op != OpConcat || len(re.Sub) <= 1 {
		return &Regexp{Op: OpEmptyMatch}
	}
	if len(re.Sub) == 2 {
		return re.Sub[1]
	}
	re.Sub = append([]*Regexp{}, re.Sub[1:]...)
	return re
}

// factorFirsts takes out classes, and classes counted exactly, that neighbours
// begin with. Nothing else, or what is preferred could change.
func factorFirsts(subs []*Regexp) []*Regexp {
	out := []*Regexp{}
	for i := 0; i < len(subs); {
		head := first(subs[i])
		j := i + 1
		if oneOf(head) || head.Op == OpRepeat && head.Min == head.Max && oneOf(head.Sub[0]) {
			for j < len(subs) && head.Equal(first(subs[j])) {
				j++
			}
		}
		if j == i+1 {
			out = append(out, subs[i])
		} else {
			tails := make([]*Regexp, 0, j-i)
			for _, sub := range subs[i:j] {
				tails = append(tails, withoutFirst(sub))
			}
			out = append(out, headed(head, tails))
		}
		i = j
	}
	return out
}

// joinClasses makes one class of neighbours that match one rune each.
func joinClasses(subs []*Regexp) []*Regexp {
	out := []*Regexp{}
	for i := 0; i < len(subs); {
		j := i
		for j < len(subs) && oneOf(subs[j]) {
			j++
		}
		if j <= i+1 {
			out = append(out, subs[i])
			i++
			continue
		}
		widest := i
		for k := i + 1; k < j; k++ {
			a, b := subs[widest], subs[k]
			if a.Op < b.Op || a.Op == b.Op && len(a.Rune) < len(b.Rune) {
				widest = k
			}
		}
		for k := i; k < j; k++ {
			if k != widest {
				absorb(subs[widest], subs[k])
			}
		}
		settle(subs[widest])
		out = append(out, subs[widest])
		i = j
	}
	return out
}
