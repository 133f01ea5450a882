// Escaping of the characters that HTML gives a meaning.

// Package html escapes and unescapes text for HTML.
package html

import "strings"

var escaper = strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// EscapeString escapes <, >, &, ' and ".
func EscapeString(s string) string { return escaper.Replace(s) }

// named gives what a name between & and ; stands for, "" if nothing, and whether it may do so without the ;.
func named(name string) (text string, bare bool)

// longestBare is the length of the longest name that needs no semicolon.
const longestBare = 6

// UnescapeString puts characters in place of their names and numbers, as HTML 5 reads them in text.
func UnescapeString(s string) string {
	var out []byte
	for {
		amp := strings.IndexByte(s, '&')
		if amp < 0 {
			if out == nil {
				return s
			}
			return string(append(out, s...))
		}
		out = append(out, s[:amp]...)
		s = s[amp:]
		text, length := reference(s)
		out = append(out, text...)
		s = s[length:]
	}
}

// reference reads what begins with & at the front of s: what is to stand there, for how many bytes.
func reference(s string) (text string, length int) {
	if strings.HasPrefix(s, "&#") {
		return numbered(s)
	}
	end := 1
	for end < len(s) && (isDigit(s[end]) || 'a' <= s[end]|0x20 && s[end]|0x20 <= 'z') {
		end++
	}
	name := s[1:end]
	if end < len(s) && s[end] == ';' {
		end++
		if text, _ := named(name); text != "" {
			return text, end
		}
	} else if text, bare := named(name); bare {
		return text, end
	}
	// Names that need no semicolon may have other letters behind them.
	n := longestBare
	if n >= end-1 {
		n = end - 2
	}
	for ; n > 1; n-- {
		if text, bare := named(s[1 : n+1]); bare {
			return text, n + 1
		}
	}
	return s[:end], end
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// windows has what the numbers from 0x80 on, which are no characters, stand for: Windows-1252's characters.
const windows = "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
	"\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178"

// numbered reads &#65; or &#x41;, with or without the semicolon. Of fewer than four bytes it is nothing.
func numbered(s string) (text string, length int) {
	if len(s) <= 3 {
		return "&", 1
	}
	end, base := 2, rune(10)
	if s[end]|0x20 == 'x' {
		end++
		base = 16
	}
	var r rune
	for ; end < len(s); end++ {
		c := s[end]
		lower := c | 0x20
		if isDigit(c) {
			r = r*base + rune(c-'0')
		} else if base == 16 && 'a' <= lower && lower <= 'f' {
			r = r*base + rune(lower-'a'+10)
		} else {
			if c == ';' {
				end++
			}
			break
		}
	}
	if end <= 3 {
		return "&", 1
	}
	switch {
	case 0x80 <= r && r <= 0x9f:
		r = []rune(windows)[r-0x80]
	case r == 0:
		r = '\ufffd'
	}
	return string(r), end
}
