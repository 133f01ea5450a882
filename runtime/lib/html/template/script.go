// The escapers of JavaScript and CSS, and what they must know of these.

package template

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

var regexpAfter = map[string]bool{}

func init() {
	for _, word := range strings.Fields("break case continue delete do else finally in instanceof return throw try typeof void") {
		regexpAfter[word] = true
	}
}

// identifierByte tells of what words are made (those beyond ASCII are not looked
// for).
func identifierRune(r rune) bool {
	return r == '$' || r == '_' || r < utf8.RuneSelf && r >= 0 && alphanumeric(byte(r))
}

// slashAfter tells what a slash behind s would mean; before is what it meant
// before s.
func slashAfter(s []byte, before jsCtx) jsCtx {
	s = bytes.TrimRight(s, spaces+"\u2028\u2029")
	if len(s) == 0 {
		return before
	}
	last := len(s) - 1
	switch c := s[last]; c {
	case '+', '-':
		// One operator wants an operand; two are behind one, as in x++ / y.
		n := 0
		for i := last; i >= 0 && s[i] == c; i-- {
			n++
		}
		if n%2 == 1 {
			return jsCtxRegexp
		}
		return jsCtxDivOp
	case '.':
		if last > 0 && '0' <= s[last-1] && s[last-1] <= '9' {
			return jsCtxDivOp // 42.
		}
		return jsCtxRegexp
	case ',', '<', '>', '=', '*', '%', '&', '|', '^', '?', '!', '~', '(', '[', ':', ';', '{', '}':
		return jsCtxRegexp
	}
	start := len(s)
	for start > 0 && identifierRune(rune(s[start-1])) {
		start--
	}
	if regexpAfter[string(s[start:])] {
		return jsCtxRegexp
	}
	return jsCtxDivOp
}

// isJavaScript tells whether a script of that type is one.
func isJavaScript(mime string) bool {
	if i := strings.IndexByte(mime, ';'); i >= 0 {
		mime = mime[:i]
	}
	switch strings.TrimSpace(strings.ToLower(mime)) {
	case "application/ecmascript", "application/javascript", "application/json", "application/ld+json",
		"application/x-ecmascript", "application/x-javascript", "module", "text/ecmascript", "text/javascript",
		"text/javascript1.0", "text/javascript1.1", "text/javascript1.2", "text/javascript1.3", "text/javascript1.4",
		"text/javascript1.5", "text/jscript", "text/livescript", "text/x-ecmascript", "text/x-javascript":
		return true
	}
	return false
}

var marshalerType = reflect.TypeOf((*json.Marshaler)(nil)).Elem()

// jsValEscaper writes a value as an expression.
func jsValEscaper(args ...interface{}) string {
	var a interface{}
	if len(args) == 1 {
		a = toMarshal(args[0])
		switch t := a.(type) {
		case JS:
			return string(t)
		case JSStr:
			return `"` + string(t) + `"`
		case json.Marshaler:
		case fmt.Stringer:
			a = t.String()
		}
	} else {
		for i, arg := range args {
			args[i] = toMarshal(arg)
		}
		a = fmt.Sprint(args...)
	}
	out, err := json.Marshal(a)
	if err != nil {
		// In a comment that a division before it does not make another one.
		return fmt.Sprintf(" /* %s */null ", strings.Replace(err.Error(), "*/", "* /", -1))
	}
	if len(out) == 0 {
		return " null "
	}
	text := strings.Replace(strings.Replace(string(out), "\u2028", `\u2028`, -1), "\u2029", `\u2029`, -1)
	// A number or word must not grow together with what is around it.
	if identifierRune(rune(text[0])) || identifierRune(rune(text[len(text)-1])) {
		text = " " + text + " "
	}
	return text
}

func toMarshal(a interface{}) interface{} {
	if a == nil {
		return nil
	}
	v := reflect.ValueOf(a)
	for !v.Type().Implements(marshalerType) && v.Kind() == reflect.Ptr && !v.IsNil() {
		v = v.Elem()
	}
	return v.Interface()
}

func jsString(extra string, plain string) replacements {
	r := replacements{'\u2028': `\u2028`, '\u2029': `\u2029`}
	for c := rune(0); c < ' '; c++ {
		r[c] = fmt.Sprintf(`\u%04x`, c)
	}
	r['\t'], r['\n'], r['\f'], r['\r'] = `\t`, `\n`, `\f`, `\r`
	for _, c := range "\"&'+<>" + extra {
		r[c] = fmt.Sprintf(`\u%04x`, c)
	}
	for _, c := range plain {
		r[c] = `\` + string(c)
	}
	return r
}

var (
	jsStrEscapes    = jsString("`", `/\`)
	jsStrNormal     = jsString("`", "/") // its escapes stay
	jsRegexpEscapes = jsString("", `$()*-./?[\]^{|}`)
)

func jsStrEscaper(args ...interface{}) string {
	s, k := textOf(args)
	if k == kindJSStr {
		return escaped(s, jsStrNormal, true)
	}
	return escaped(s, jsStrEscapes, true)
}

// jsRegexpEscaper makes a pattern that matches the text; // would be a comment.
func jsRegexpEscaper(args ...interface{}) string {
	s, _ := textOf(args)
	if s = escaped(s, jsRegexpEscapes, true); s == "" {
		s = "(?:)"
	}
	return s
}

// nameRune tells of what names are made in CSS.
func nameRune(r rune) bool {
	return r == '-' || r == '_' || r < utf8.RuneSelf && r >= 0 && alphanumeric(byte(r)) ||
		0x80 <= r && r <= 0xd7ff || 0xe000 <= r && r <= 0xfffd || 0x10000 <= r && r <= 0x10ffff
}

// endsWithKeyword tells whether b ends with the word, escaped or not.
func endsWithKeyword(b []byte, word string) bool {
	start := len(b) - len(word)
	if start < 0 {
		return false
	}
	if start > 0 {
		if r, _ := utf8.DecodeLastRune(b[:start]); nameRune(r) {
			return false
		}
	}
	return strings.ToLower(string(b[start:])) == word
}

// withoutCSSEscapes decodes \41 and the like.
func withoutCSSEscapes(s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 {
		return s
	}
	var b []byte
	for len(s) > 0 {
		i := bytes.IndexByte(s, '\\')
		if i < 0 {
			i = len(s)
		}
		b = append(b, s[:i]...)
		if s = s[i:]; len(s) < 2 {
			break // nothing behind the backslash
		}
		if !hexDigit(s[1]) {
			_, n := utf8.DecodeRune(s[1:])
			b = append(b, s[1:1+n]...)
			s = s[1+n:]
			continue
		}
		j := 2
		for j < len(s) && j < 7 && hexDigit(s[j]) {
			j++
		}
		code, _ := strconv.ParseUint(string(s[1:j]), 16, 32)
		if code > utf8.MaxRune {
			code, j = code/16, j-1
		}
		b = append(b, string(rune(code))...)
		// One space ends the number.
		s = s[j:]
		if len(s) > 1 && s[0] == '\r' && s[1] == '\n' {
			s = s[2:]
		} else if len(s) > 0 && strings.IndexByte(spaces, s[0]) >= 0 {
			s = s[1:]
		}
	}
	return b
}

const cssSpecials = "\x00\t\n\f\r\"&'()+/:;<>{}"

// cssEscaper makes a text that can stand in a string or in url().
func cssEscaper(args ...interface{}) string {
	s, _ := textOf(args)
	var b bytes.Buffer
	done := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '\\' && strings.IndexByte(cssSpecials, c) < 0 {
			continue
		}
		b.WriteString(s[done:i])
		done = i + 1
		if c == '\\' {
			b.WriteString(`\\`)
			continue
		}
		fmt.Fprintf(&b, `\%x`, c)
		// A digit or space would belong to the number.
		if done == len(s) || hexDigit(s[done]) || strings.IndexByte(spaces, s[done]) >= 0 {
			b.WriteByte(' ')
		}
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// cssValueFilter lets through numbers, names and the like, and nothing that
// begins something else or a script.
func cssValueFilter(args ...interface{}) string {
	s, k := textOf(args)
	if k == kindCSS {
		return s
	}
	b := withoutCSSEscapes([]byte(s))
	var word []byte
	for i, c := range b {
		if strings.IndexByte("\x00\"'()/;@[\\]`{}", c) >= 0 || c == '-' && i > 0 && b[i-1] == '-' {
			return failsafe
		}
		if c != '-' && c < utf8.RuneSelf && nameRune(rune(c)) {
			word = append(word, c)
		}
	}
	name := strings.ToLower(string(word))
	if strings.Contains(name, "expression") || strings.Contains(name, "mozbinding") {
		return failsafe
	}
	return string(b)
}
