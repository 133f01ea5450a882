// Regular expressions in RE2's syntax. The search itself is native.

// Package regexp searches with regular expressions, in time linear in the text.
package regexp

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Regexp is a compiled expression.
type Regexp struct {
	expr    string
	posix   bool
	longest bool
	groups  int
	names   []string
}

// compile checks an expression; code says what is wrong with part.
func compile(expr string, posix bool) (names []string, code, part string)

// search gives the beginnings and ends of the first match from pos on and of
// its groups, nil if there is none.
func search(expr string, posix, longest bool, s string, pos int) []int

// Error is a wrong expression, as regexp/syntax has it.
type Error struct {
	Code string
	Expr string
}

func (e *Error) Error() string { return "error parsing regexp: " + e.Code + ": `" + e.Expr + "`" }

func newRegexp(expr string, posix bool) (*Regexp, error) {
	names, code, part := compile(expr, posix)
	if code != "" {
		return nil, &Error{code, part}
	}
	return &Regexp{expr: expr, posix: posix, longest: posix, groups: len(names) - 1, names: names}, nil
}

// Compile makes a Regexp that prefers matches as Perl does.
func Compile(expr string) (*Regexp, error) { return newRegexp(expr, false) }

// CompilePOSIX makes a Regexp of egrep's syntax that prefers the longest match.
func CompilePOSIX(expr string) (*Regexp, error) { return newRegexp(expr, true) }

// MustCompile is Compile that panics.
func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	if err != nil {
		panic(`regexp: Compile(` + quote(str) + `): ` + err.Error())
	}
	return re
}

// MustCompilePOSIX is CompilePOSIX that panics.
func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	if err != nil {
		panic(`regexp: CompilePOSIX(` + quote(str) + `): ` + err.Error())
	}
	return re
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// MatchString tells whether s has a match.
func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

// Match tells whether b has a match.
func Match(pattern string, b []byte) (matched bool, err error) {
	return MatchString(pattern, string(b))
}

// MatchReader tells whether what r gives has a match.
func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

const special = `\.+*?()|[]{}^$`

// QuoteMeta gives an expression that fits s only.
func QuoteMeta(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(special, s[i]) >= 0 {
			out = append(out, '\\')
		}
		out = append(out, s[i])
	}
	return string(out)
}

// String gives the expression.
func (re *Regexp) String() string { return re.expr }

// Longest makes later searches prefer the longest match.
func (re *Regexp) Longest() { re.longest = true }

// NumSubexp gives how many groups there are.
func (re *Regexp) NumSubexp() int { return re.groups }

// SubexpNames gives the groups' names; the first is for the whole.
func (re *Regexp) SubexpNames() []string { return re.names }

// SubexpIndex gives the number of a named group, or -1.
func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		for i, n := range re.names {
			if n == name {
				return i
			}
		}
	}
	return -1
}

// LiteralPrefix gives what every match begins with, and whether that is all.
func (re *Regexp) LiteralPrefix() (prefix string, complete bool) {
	return literalPrefix(re.expr, re.posix)
}

func literalPrefix(expr string, posix bool) (prefix string, complete bool)

func (re *Regexp) find(s string, pos int) []int {
	return search(re.expr, re.posix, re.longest, s, pos)
}

// MatchString tells whether s has a match.
func (re *Regexp) MatchString(s string) bool { return re.find(s, 0) != nil }

// Match tells whether b has a match.
func (re *Regexp) Match(b []byte) bool { return re.find(string(b), 0) != nil }

// MatchReader tells whether what r gives has a match.
func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.find(readAll(r), 0) != nil }

func readAll(r io.RuneReader) string {
	var all []rune
	for {
		c, _, err := r.ReadRune()
		if err != nil {
			return string(all)
		}
		all = append(all, c)
	}
}

// FindStringIndex gives where the first match begins and ends.
func (re *Regexp) FindStringIndex(s string) []int {
	if m := re.find(s, 0); m != nil {
		return m[:2]
	}
	return nil
}

// FindString gives the first match, or "".
func (re *Regexp) FindString(s string) string {
	if m := re.find(s, 0); m != nil {
		return s[m[0]:m[1]]
	}
	return ""
}

// FindStringSubmatchIndex gives where the first match and its groups begin and end.
func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.find(s, 0) }

// FindStringSubmatch gives the first match and its groups.
func (re *Regexp) FindStringSubmatch(s string) []string { return textsOf(s, re.find(s, 0)) }

func textsOf(s string, m []int) []string {
	if m == nil {
		return nil
	}
	texts := make([]string, len(m)/2)
	for i := range texts {
		if m[2*i] >= 0 {
			texts[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return texts
}

func (re *Regexp) FindIndex(b []byte) []int         { return re.FindStringIndex(string(b)) }
func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.find(string(b), 0) }

func (re *Regexp) FindReaderIndex(r io.RuneReader) []int { return re.FindStringIndex(readAll(r)) }
func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int {
	return re.find(readAll(r), 0)
}

// Find gives the first match in b, or nil.
func (re *Regexp) Find(b []byte) []byte {
	if m := re.find(string(b), 0); m != nil {
		return b[m[0]:m[1]:m[1]]
	}
	return nil
}

// FindSubmatch gives the first match in b and its groups.
func (re *Regexp) FindSubmatch(b []byte) [][]byte { return slicesOf(b, re.find(string(b), 0)) }

func slicesOf(b []byte, m []int) [][]byte {
	if m == nil {
		return nil
	}
	slices := make([][]byte, len(m)/2)
	for i := range slices {
		if m[2*i] >= 0 {
			slices[i] = b[m[2*i]:m[2*i+1]:m[2*i+1]]
		}
	}
	return slices
}

// each calls f for the first n matches, for all if n < 0. An empty match right
// behind another one does not count.
func (re *Regexp) each(s string, n int, f func(m []int)) {
	if n < 0 {
		n = len(s) + 1
	}
	last := -1 // where the match before ended
	for pos, i := 0, 0; i < n && pos <= len(s); {
		m := re.find(s, pos)
		if m == nil {
			return
		}
		counts := true
		if m[1] == pos {
			counts = m[0] != last
			if pos < len(s) {
				_, width := utf8.DecodeRuneInString(s[pos:])
				pos += width
			} else {
				pos++
			}
		} else {
			pos = m[1]
		}
		last = m[1]
		if counts {
			f(m)
			i++
		}
	}
}

// FindAllStringSubmatchIndex gives where matches and their groups begin and end.
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	var all [][]int
	re.each(s, n, func(m []int) { all = append(all, m) })
	return all
}

// FindAllStringIndex gives where matches begin and end.
func (re *Regexp) FindAllStringIndex(s string, n int) [][]int {
	var all [][]int
	re.each(s, n, func(m []int) { all = append(all, m[:2]) })
	return all
}

// FindAllString gives matches.
func (re *Regexp) FindAllString(s string, n int) []string {
	var all []string
	re.each(s, n, func(m []int) { all = append(all, s[m[0]:m[1]]) })
	return all
}

// FindAllStringSubmatch gives matches and their groups.
func (re *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	var all [][]string
	re.each(s, n, func(m []int) { all = append(all, textsOf(s, m)) })
	return all
}

func (re *Regexp) FindAllIndex(b []byte, n int) [][]int { return re.FindAllStringIndex(string(b), n) }
func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return re.FindAllStringSubmatchIndex(string(b), n)
}

// FindAll gives matches in b.
func (re *Regexp) FindAll(b []byte, n int) [][]byte {
	var all [][]byte
	re.each(string(b), n, func(m []int) { all = append(all, b[m[0]:m[1]:m[1]]) })
	return all
}

// FindAllSubmatch gives matches in b and their groups.
func (re *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte {
	var all [][][]byte
	re.each(string(b), n, func(m []int) { all = append(all, slicesOf(b, m)) })
	return all
}

// replace puts what f gives in the place of each match.
func (re *Regexp) replace(s string, f func(m []int) string) string {
	out := ""
	last, pos := 0, 0
	for pos <= len(s) {
		m := re.find(s, pos)
		if m == nil {
			break
		}
		out += s[last:m[0]]
		if m[1] > last || m[0] == 0 {
			out += f(m)
		}
		last = m[1]
		width := 1
		if pos < len(s) {
			_, width = utf8.DecodeRuneInString(s[pos:])
		}
		if pos += width; pos < m[1] {
			pos = m[1]
		}
	}
	return out + s[last:]
}

// ReplaceAllString replaces matches; $1 and ${name} in repl stand for groups.
func (re *Regexp) ReplaceAllString(src, repl string) string {
	return re.replace(src, func(m []int) string { return re.expand(repl, src, m) })
}

// ReplaceAllLiteralString replaces matches with repl as it is.
func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return re.replace(src, func(m []int) string { return repl })
}

// ReplaceAllStringFunc replaces matches with what repl gives for them.
func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return re.replace(src, func(m []int) string { return repl(src[m[0]:m[1]]) })
}

// ReplaceAll replaces matches; $1 and ${name} in repl stand for groups.
func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	return bytesOf(src, re.ReplaceAllString(string(src), string(repl)))
}

// ReplaceAllLiteral replaces matches with repl as it is.
func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return bytesOf(src, re.ReplaceAllLiteralString(string(src), string(repl)))
}

// ReplaceAllFunc replaces matches with what repl gives for them.
func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return bytesOf(src, re.replace(string(src), func(m []int) string { return string(repl(src[m[0]:m[1]])) }))
}

func bytesOf(src []byte, s string) []byte {
	if s == "" && len(src) == 0 {
		return nil
	}
	return []byte(s)
}

// Expand adds template to dst, with the groups of a match in src.
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return append(dst, re.expand(string(template), string(src), match)...)
}

// ExpandString adds template to dst, with the groups of a match in src.
func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return append(dst, re.expand(template, src, match)...)
}

func (re *Regexp) expand(template, src string, m []int) string {
	out := ""
	for {
		dollar := strings.IndexByte(template, '$')
		if dollar < 0 {
			return out + template
		}
		out += template[:dollar]
		template = template[dollar+1:]
		if strings.HasPrefix(template, "$") {
			out += "$"
			template = template[1:]
			continue
		}
		name, rest, ok := groupName(template)
		if !ok {
			out += "$"
			continue
		}
		template = rest
		if number, err := strconv.Atoi(name); err == nil {
			if number >= 0 && 2*number+1 < len(m) && m[2*number] >= 0 {
				out += src[m[2*number]:m[2*number+1]]
			}
			continue
		}
		// Of groups that have one name, the first that has matched.
		for group, n := range re.names {
			if n == name && 2*group+1 < len(m) && m[2*group] >= 0 {
				out += src[m[2*group]:m[2*group+1]]
				break
			}
		}
	}
}

// groupName takes name or {name} off the front of s.
func groupName(s string) (name, rest string, ok bool) {
	brace := strings.HasPrefix(s, "{")
	if brace {
		s = s[1:]
	}
	i := 0
	for i < len(s) && (s[i] == '_' || '0' <= s[i] && s[i] <= '9' || 'a' <= s[i] && s[i] <= 'z' || 'A' <= s[i] && s[i] <= 'Z') {
		i++
	}
	if i == 0 || brace && (i >= len(s) || s[i] != '}') {
		return "", "", false
	}
	if brace {
		return s[:i], s[i+1:], true
	}
	return s[:i], s[i:], true
}

// Split cuts s at matches, into at most n parts, all if n < 0.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if re.expr != "" && s == "" {
		return []string{""}
	}
	parts := []string{}
	begin, end := 0, 0
	for _, m := range re.FindAllStringIndex(s, n) {
		if n > 0 && len(parts) == n-1 {
			break
		}
		end = m[0]
		if m[1] != 0 {
			parts = append(parts, s[begin:end])
		}
		begin = m[1]
	}
	if end != len(s) {
		parts = append(parts, s[begin:])
	}
	return parts
}

// Copy gives another Regexp that is the same; one can be used by several goroutines as well.
func (re *Regexp) Copy() *Regexp {
	another := *re
	return &another
}
