// The escapers of HTML and URLs.

package template

import (
	"bytes"
	"fmt"
	"strings"
)

// failsafe stands where a value cannot be made safe.
const failsafe = "ZgotmplZ"

// replacements gives what to write for characters: by bytes, the rest as it is.
type replacements map[rune]string

var (
	textEscapes = replacements{
		0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
	}
	unquotedEscapes = replacements{
		0: "&#xfffd;", '\t': "&#9;", '\n': "&#10;", '\v': "&#11;", '\f': "&#12;", '\r': "&#13;", ' ': "&#32;",
		'"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '=': "&#61;", '>': "&gt;", '`': "&#96;",
	}
	// For texts whose entities are to stay.
	textNormal     = without(textEscapes, '&')
	unquotedNormal = without(unquotedEscapes, '&')
)

func without(r replacements, c rune) replacements {
	rest := replacements{}
	for k, v := range r {
		if k != c {
			rest[k] = v
		}
	}
	return rest
}

// escaped replaces characters. Without strange those that some browsers take for
// no characters are written as numbers.
func escaped(s string, by replacements, strange bool) string {
	var b bytes.Buffer
	done := 0
	for i, r := range s {
		text, ok := by[r]
		if !ok {
			if strange || !(0xfdd0 <= r && r <= 0xfdef || 0xfff0 <= r && r <= 0xffff) {
				continue
			}
			text = fmt.Sprintf("&#x%x;", r)
		}
		b.WriteString(s[done:i])
		b.WriteString(text)
		done = i + sizeOf(s[i:], r)
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// sizeOf is how many bytes stand for r, which may be for one that is wrong.
func sizeOf(s string, r rune) int {
	if r == 0xfffd && !strings.HasPrefix(s, "\uFFFD") {
		return 1
	}
	return len(string(r))
}

func htmlEscaper(args ...interface{}) string {
	s, k := textOf(args)
	if k == kindHTML {
		return s
	}
	return escaped(s, textEscapes, true)
}

func rcdataEscaper(args ...interface{}) string {
	s, k := textOf(args)
	if k == kindHTML {
		return escaped(s, textNormal, true)
	}
	return escaped(s, textEscapes, true)
}

func attrEscaper(args ...interface{}) string {
	s, k := textOf(args)
	if k == kindHTML {
		return escaped(stripTags(s), textNormal, true)
	}
	return escaped(s, textEscapes, true)
}

func nospaceEscaper(args ...interface{}) string {
	s, k := textOf(args)
	if k == kindHTML {
		return escaped(stripTags(s), unquotedNormal, false)
	}
	return escaped(s, unquotedEscapes, false)
}

// commentEscaper leaves out what would stand in a comment.
func commentEscaper(args ...interface{}) string { return "" }

// htmlNameFilter lets through names of attributes whose values are plain text.
func htmlNameFilter(args ...interface{}) string {
	s, k := textOf(args)
	if k == kindHTMLAttr {
		return s
	}
	if s == "" {
		return failsafe // what follows would become the name
	}
	s = strings.ToLower(s)
	if attributeKind(s) != plain {
		return failsafe
	}
	for i := 0; i < len(s); i++ {
		if !alphanumeric(s[i]) {
			return failsafe
		}
	}
	return s
}

// stripTags leaves the text of a fragment.
func stripTags(fragment string) string {
	var b bytes.Buffer
	s := []byte(fragment)
	var c context
	allText := true
	isText := func(c context) bool { return c.state == stateText || c.state == stateRCDATA }
	i := 0
	for i < len(s) {
		if c.delim != delimNone {
			j := bytes.IndexAny(s[i:], c.delim.ends())
			if j < 0 {
				break
			}
			i += j
			if c.delim != delimSpaceOrTagEnd {
				i++
			}
			c = context{state: stateTag, element: c.element}
			continue
		}
		var next context
		to := len(s)
		if c.element != elementNone && !c.state.inTag() {
			// Up to the element's end, whatever language its content is in.
			next = c
			if at := tagEnd(s[i:], c.element.tag()); at >= 0 {
				next, to = context{}, i+at
			}
		} else {
			var n int
			next, n = step(c, s[i:])
			to = i + n
		}
		if isText(c) {
			j := to
			if next.state != c.state {
				if at := bytes.LastIndexByte(s[i:to], '<'); at >= 0 {
					j = i + at
				}
			}
			b.Write(s[i:j])
		} else {
			allText = false
		}
		c, i = next, to
	}
	if allText {
		return fragment
	}
	if isText(c) {
		b.Write(s[i:])
	}
	return b.String()
}

// safeURL tells whether a URL has no scheme, or a harmless one.
func safeURL(s string) bool {
	colon := strings.IndexByte(s, ':')
	if colon < 0 || strings.Contains(s[:colon], "/") {
		return true
	}
	for _, scheme := range []string{"http", "https", "mailto"} {
		if strings.EqualFold(s[:colon], scheme) {
			return true
		}
	}
	return false
}

// urlFilter lets through what safeURL does.
func urlFilter(args ...interface{}) string {
	s, k := textOf(args)
	if k == kindURL || safeURL(s) {
		return s
	}
	return "#" + failsafe
}

// urlEscaper makes its arguments a part of a query.
func urlEscaper(args ...interface{}) string {
	s, k := textOf(args)
	return percent(s, k == kindURL)
}

// urlNormalizer escapes what no URL can have.
func urlNormalizer(args ...interface{}) string {
	s, _ := textOf(args)
	return percent(s, true)
}

func hexDigit(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

func percent(s string, normalize bool) string {
	var b bytes.Buffer
	for i := 0; i < len(s); i++ {
		c := s[i]
		keep := alphanumeric(c) || strings.IndexByte("-._~", c) >= 0
		if normalize && !keep {
			keep = strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0 ||
				c == '%' && i+2 < len(s) && hexDigit(s[i+1]) && hexDigit(s[i+2])
		}
		if keep {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02x", c)
		}
	}
	return b.String()
}

// srcsetFilterAndEscaper lets through the safe URLs of a list, with the sizes
// behind them.
func srcsetFilterAndEscaper(args ...interface{}) string {
	s, k := textOf(args)
	switch k {
	case kindSrcset:
		return s
	case kindURL:
		return strings.Replace(percent(s, true), ",", "%2c", -1)
	}
	parts := strings.Split(s, ",")
	for i, part := range parts {
		parts[i] = srcsetPart(part)
	}
	return strings.Join(parts, ",")
}

func srcsetPart(s string) string {
	start := skipSpaces([]byte(s), 0)
	end := start
	for end < len(s) && strings.IndexByte(spaces, s[end]) < 0 {
		end++
	}
	url, sizes := s[start:end], s[end:]
	if !safeURL(url) {
		return "#" + failsafe
	}
	for i := 0; i < len(sizes); i++ {
		if !alphanumeric(sizes[i]) && strings.IndexByte(spaces, sizes[i]) < 0 {
			return "#" + failsafe
		}
	}
	return s[:start] + percent(url, true) + sizes
}
