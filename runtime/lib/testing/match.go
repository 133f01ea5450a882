package testing

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// matcher chooses tests by -test.run: one pattern for each level, slashes between them.
type matcher struct {
	patterns []*regexp.Regexp
	// names counts the subtests of a name, so that each gets one of its own.
	names map[string]int
}

func newMatcher(pattern, flag string) (*matcher, error) {
	m := &matcher{names: make(map[string]int)}
	if pattern == "" {
		return m, nil
	}
	for i, part := range splitPattern(pattern) {
		re, err := regexp.Compile(rewrite(part))
		if err != nil {
			return nil, fmt.Errorf("testing: invalid regexp for element %d of %s (%q): %s", i, flag, part, err)
		}
		m.patterns = append(m.patterns, re)
	}
	return m, nil
}

// splitPattern cuts at slashes that stand outside of brackets and parentheses.
func splitPattern(s string) []string {
	var parts []string
	brackets, parens := 0, 0
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			brackets++
		case ']':
			if brackets > 0 {
				brackets--
			}
		case '(':
			if brackets == 0 {
				parens++
			}
		case ')':
			if brackets == 0 {
				parens--
			}
		case '\\':
			i++
		case '/':
			if brackets == 0 && parens == 0 {
				parts = append(parts, s[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, s[start:])
}

func (m *matcher) clear() { m.names = make(map[string]int) }

// fullName is the name a subtest gets, and whether it is chosen.
func (m *matcher) fullName(t *T, name string) (full string, ok bool) {
	full = name
	level := 0
	if t != nil && t.level > 0 {
		level = t.level
		full = m.unique(t.name, rewrite(name))
	}
	parts := strings.Split(full, "/")
	for i, part := range parts {
		if i >= len(m.patterns) {
			break
		}
		if i >= level && !m.patterns[i].MatchString(part) {
			return full, false
		}
	}
	return full, true
}

// unique puts a number behind a name that has been used, as #01.
func (m *matcher) unique(parent, name string) string {
	base := parent + "/" + name
	for {
		n := m.names[base]
		m.names[base] = n + 1
		if n == 0 && name != "" {
			return base
		}
		if numbered := fmt.Sprintf("%s#%02d", base, n); m.names[numbered] == 0 {
			// A test of that very name is another one.
			m.names[numbered] = 1
			return numbered
		}
	}
}

// rewrite makes a name of what may hold spaces and what cannot be printed.
func rewrite(s string) string {
	out := ""
	for _, r := range s {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0xA0:
			out += "_"
		case !strconv.IsPrint(r):
			q := strconv.QuoteRune(r)
			out += q[1 : len(q)-1]
		default:
			out += string(r)
		}
	}
	return out
}
