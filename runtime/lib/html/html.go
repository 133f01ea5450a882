// Escaping of the characters that HTML gives a meaning.

// Package html escapes and unescapes text for HTML. Of the named entities it
// knows those of escaping and a few usual ones.
package html

import (
	"strconv"
	"strings"
)

var escaper = strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// EscapeString escapes <, >, &, ' and ".
func EscapeString(s string) string { return escaper.Replace(s) }

var entities = map[string]string{
	"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'", "nbsp": "\u00a0", "copy": "\u00a9", "reg": "\u00ae",
	"hellip": "\u2026", "mdash": "\u2014", "ndash": "\u2013", "laquo": "\u00ab", "raquo": "\u00bb", "aacute": "\u00e1",
}

// UnescapeString undoes EscapeString.
func UnescapeString(s string) string {
	out := ""
	for {
		amp := strings.IndexByte(s, '&')
		if amp < 0 {
			return out + s
		}
		out += s[:amp]
		s = s[amp:]
		end := strings.IndexByte(s, ';')
		if end < 0 {
			return out + s
		}
		if text, ok := entity(s[1:end]); ok {
			out += text
			s = s[end+1:]
		} else {
			out += "&"
			s = s[1:]
		}
	}
}

func entity(name string) (string, bool) {
	if !strings.HasPrefix(name, "#") {
		text, ok := entities[name]
		return text, ok
	}
	digits, base := name[1:], 10
	if strings.HasPrefix(digits, "x") || strings.HasPrefix(digits, "X") {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "", false
	}
	if n == 0 {
		n = 0xfffd
	}
	return string(rune(n)), true
}
