// Reconstructs skarademir/naturalsort as Swarm 1.2.0 vendors it: names in the order in which people count, node2 before node10; leaves out nothing.

// Package naturalsort sorts strings with numbers in them.
package naturalsort

import "strings"

// NaturalSort is a list that package sort puts in order.
type NaturalSort []string

func (s NaturalSort) Len() int      { return len(s) }
func (s NaturalSort) Swap(i, j int) { s[i], s[j] = s[j], s[i] }

// Less compares run by run: a run of digits with another as a number, with
// anything else as the smaller; other runs letter by letter.
func (s NaturalSort) Less(i, j int) bool {
	a, b := strings.Replace(s[i], " ", "", -1), strings.Replace(s[j], " ", "", -1)
	for a != "" && b != "" {
		var x, y string
		x, a = firstRun(a)
		y, b = firstRun(b)
		if x == y {
			continue
		}
		switch {
		case isNumber(x[0]) && isNumber(y[0]):
			return lessNumber(x, y)
		case isNumber(x[0]) || isNumber(y[0]):
			return isNumber(x[0])
		}
		return x < y
	}
	// As far as the shorter goes they are the same but for spaces.
	for k := 0; k < len(s[i]) && k < len(s[j]); k++ {
		if isNumber(s[i][k]) || isNumber(s[j][k]) {
			return isNumber(s[i][k])
		}
	}
	return s[i] < s[j]
}

// firstRun cuts what belongs together off the front: digits, or anything but digits.
func firstRun(text string) (run, rest string) {
	end := 1
	for end < len(text) && isNumber(text[end]) == isNumber(text[0]) {
		end++
	}
	return text[:end], text[end:]
}

// lessNumber compares numbers of any length. Of two that mean the same the one
// with fewer leading zeros comes first.
func lessNumber(x, y string) bool {
	a, b := strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	if a != b {
		return a < b
	}
	return len(x) < len(y)
}

func isNumber(char uint8) bool { return char >= '0' && char <= '9' }
