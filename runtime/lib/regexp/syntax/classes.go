// Sets of runes: ranges in pairs, first and last.

package syntax

import (
	"sort"
	"unicode"
)

// The least and the greatest rune that has another case.
const (
	minFold = 0x0041
	maxFold = 0x1e943
)

type byFirst []rune

func (r byFirst) Len() int           { return len(r) / 2 }
func (r byFirst) Less(i, j int) bool { return r[2*i] < r[2*j] }
func (r byFirst) Swap(i, j int) {
	r[2*i], r[2*j] = r[2*j], r[2*i]
	r[2*i+1], r[2*j+1] = r[2*j+1], r[2*i+1]
}

// tidy sorts ranges and joins those that touch.
func tidy(ranges []rune) []rune {
	sort.Sort(byFirst(ranges))
	out := ranges[:0]
	for i := 0; i < len(ranges); i += 2 {
		lo, hi := ranges[i], ranges[i+1]
		if n := len(out); n > 0 && lo <= out[n-1]+1 {
			if hi > out[n-1] {
				out[n-1] = hi
			}
			continue
		}
		out = append(out, lo, hi)
	}
	return out
}

// complement gives what tidy ranges leave out.
func complement(ranges []rune) []rune {
	out := []rune{}
	next := rune(0)
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i] > next {
			out = append(out, next, ranges[i]-1)
		}
		next = ranges[i+1] + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, next, unicode.MaxRune)
	}
	return out
}

// appendRange adds a range, by making one of the last two longer where that is enough.
func appendRange(ranges []rune, lo, hi rune) []rune {
	for at := len(ranges) - 2; at >= 0 && at >= len(ranges)-4; at -= 2 {
		if lo > ranges[at+1]+1 || hi+1 < ranges[at] {
			continue
		}
		if lo < ranges[at] {
			ranges[at] = lo
		}
		if hi > ranges[at+1] {
			ranges[at+1] = hi
		}
		return ranges
	}
	return append(ranges, lo, hi)
}

// appendFolded adds a range with every other case of its runes.
func appendFolded(ranges []rune, lo, hi rune) []rune {
	ranges = appendRange(ranges, lo, hi)
	if lo <= minFold && hi >= maxFold {
		return ranges
	}
	if lo < minFold {
		lo = minFold
	}
	if hi > maxFold {
		hi = maxFold
	}
	for c := lo; c <= hi; c++ {
		for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
			ranges = appendRange(ranges, f, f)
		}
	}
	return ranges
}

// appendLiteral adds a rune as a literal with these flags matches it.
func appendLiteral(ranges []rune, r rune, flags Flags) []rune {
	if flags&FoldCase != 0 {
		return appendFolded(ranges, r, r)
	}
	return appendRange(ranges, r, r)
}

func appendAll(ranges, more []rune) []rune {
	for i := 0; i < len(more); i += 2 {
		ranges = appendRange(ranges, more[i], more[i+1])
	}
	return ranges
}

// tableRanges gives a table of package unicode, tidy.
func tableRanges(table *unicode.RangeTable) []rune {
	var out []rune
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			out = appendRange(out, lo, hi)
			return
		}
		for c := lo; c <= hi; c += stride {
			out = appendRange(out, c, c)
		}
	}
	for _, r := range table.R16 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range table.R32 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return tidy(out)
}

// unicodeClass gives the set that \p{name} stands for.
func unicodeClass(name string, fold bool) (ranges []rune, ok bool) {
	if name == "Any" {
		return []rune{0, unicode.MaxRune}, true
	}
	more := unicode.FoldCategory
	table := unicode.Categories[name]
	if table == nil {
		more = unicode.FoldScript
		if table = unicode.Scripts[name]; table == nil {
			return nil, false
		}
	}
	ranges = tableRanges(table)
	if fold && more[name] != nil {
		ranges = tidy(append(ranges, tableRanges(more[name])...))
	}
	return ranges, true
}

// asciiClasses are the sets behind Perl's and POSIX's names.
var asciiClasses = map[string]string{
	"d": "09", "s": "\t\n\f\r  ", "w": "09AZ__az",
	"alnum": "09AZaz", "alpha": "AZaz", "ascii": "\x00\x7f", "blank": "\t\t  ",
	"cntrl": "\x00\x1f\x7f\x7f", "digit": "09", "graph": "!~", "lower": "az",
	"print": " ~", "punct": "!/:@[`{~", "space": "\t\r  ", "upper": "AZ",
	"word": "09AZ__az", "xdigit": "09AFaf",
}

// asciiClass gives the set of a name, other cases included, turned round if negated.
func asciiClass(name string, fold, negated bool) (ranges []rune, ok bool) {
	pairs, ok := asciiClasses[name]
	if !ok {
		return nil, false
	}
	for i := 0; i < len(pairs); i += 2 {
		lo, hi := rune(pairs[i]), rune(pairs[i+1])
		if fold {
			ranges = appendFolded(ranges, lo, hi)
		} else {
			ranges = append(ranges, lo, hi)
		}
	}
	if ranges = tidy(ranges); negated {
		ranges = complement(ranges)
	}
	return ranges, true
}

func isPair(r []rune, pairs ...rune) bool {
	if len(r) != len(pairs) {
		return false
	}
	for i := range r {
		if r[i] != pairs[i] {
			return false
		}
	}
	return true
}

// isAnyNotNL tells whether ranges hold everything but a newline.
func isAnyNotNL(r []rune) bool { return isPair(r, 0, '\n'-1, '\n'+1, unicode.MaxRune) }

func isAny(r []rune) bool { return isPair(r, 0, unicode.MaxRune) }

// oneOf tells whether a node matches exactly one rune.
func oneOf(re *Regexp) bool {
	return re.Op == OpLiteral && len(re.Rune) == 1 ||
		re.Op == OpCharClass || re.Op == OpAnyCharNotNL || re.Op == OpAnyChar
}

// settle brings a class that was added to into order.
func settle(re *Regexp) {
	if re.Op != OpCharClass {
		return
	}
	re.Rune = tidy(re.Rune)
	if isAny(re.Rune) {
		re.Op, re.Rune = OpAnyChar, nil
	} else if isAnyNotNL(re.Rune) {
		re.Op, re.Rune = OpAnyCharNotNL, nil
	}
}

// absorb makes into match what other matches, too; both match one rune, and
// into is of the wider kind.
func absorb(into, other *Regexp) {
	switch into.Op {
	case OpAnyCharNotNL:
		if other.Op == OpAnyChar || other.Op == OpLiteral && other.Rune[0] == '\n' ||
			other.Op == OpCharClass && inRanges(other.Rune, '\n') {
			into.Op = OpAnyChar
		}
	case OpLiteral:
		if other.Rune[0] == into.Rune[0] && other.Flags == into.Flags {
			return
		}
		into.Op = OpCharClass
		into.Rune = appendLiteral(nil, into.Rune[0], into.Flags)
		into.Rune = appendLiteral(into.Rune, other.Rune[0], other.Flags)
	case OpCharClass:
		if other.Op == OpLiteral {
			into.Rune = appendLiteral(into.Rune, other.Rune[0], other.Flags)
		} else {
			into.Rune = appendAll(into.Rune, other.Rune)
		}
	}
}

func inRanges(ranges []rune, r rune) bool {
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i] <= r && r <= ranges[i+1] {
			return true
		}
	}
	return false
}
