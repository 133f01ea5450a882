// Escaping: which characters stand for themselves in which part of a URL.

package url

import (
	"strconv"
	"strings"
)

// part is a part of a URL.
type part int

const (
	inPath part = iota
	inSegment
	inHost
	inZone
	inUser
	inQuery
	inFragment
)

// EscapeError is a % without two hexadecimal digits after it.
type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

// InvalidHostError is a character that no host name may have.
type InvalidHostError string

func (e InvalidHostError) Error() string {
	return "invalid character " + strconv.Quote(string(e)) + " in host name"
}

// besides holds what stands for itself in a part, besides letters, digits and -_.~
var besides = [...]string{
	inPath:     "$&+,/:;=@",
	inSegment:  "$&+:=@",
	inHost:     "!$&'()*+,;=:[]<>\"",
	inZone:     "!$&'()*+,;=:[]<>\"",
	inUser:     "$&+,;=",
	inQuery:    "",
	inFragment: "$&+,/:;=?@!()*",
}

func plain(c byte, in part) bool {
	if isLetter(c) || isDigit(c) {
		return true
	}
	return c == '-' || c == '_' || c == '.' || c == '~' || strings.IndexByte(besides[in], c) >= 0
}

// isEscaped tells whether s can be the escaped form of something: it has no
// character that must be escaped.
func isEscaped(s string, in part) bool {
	for i := 0; i < len(s); i++ {
		if !plain(s[i], in) && strings.IndexByte("!'()*[]%", s[i]) < 0 {
			return false
		}
	}
	return true
}

const upperhex = "0123456789ABCDEF"

func escape(s string, in part) string {
	marked := 0
	for i := 0; i < len(s); i++ {
		if !plain(s[i], in) {
			marked++
		}
	}
	if marked == 0 {
		return s
	}
	out := make([]byte, 0, len(s)+2*marked)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case plain(c, in):
			out = append(out, c)
		case c == ' ' && in == inQuery:
			out = append(out, '+')
		default:
			out = append(out, '%', upperhex[c>>4], upperhex[c&15])
		}
	}
	return string(out)
}

func unhex(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func unescape(s string, in part) (string, error) {
	changes := in == inQuery && strings.IndexByte(s, '+') >= 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '%' {
			if (in == inHost || in == inZone) && c < 0x80 && !plain(c, in) {
				return "", InvalidHostError(s[i : i+1])
			}
			continue
		}
		changes = true
		if i+2 >= len(s) || unhex(s[i+1]) < 0 || unhex(s[i+2]) < 0 {
			end := i + 3
			if end > len(s) {
				end = len(s)
			}
			return "", EscapeError(s[i:end])
		}
		c = byte(unhex(s[i+1])<<4 | unhex(s[i+2]))
		// Host names escape only what is not ASCII; a zone may also escape %, space and what hosts may have.
		if in == inHost && c < 0x80 && s[i:i+3] != "%25" {
			return "", EscapeError(s[i : i+3])
		}
		if in == inZone && s[i:i+3] != "%25" && c != ' ' && !plain(c, inHost) {
			return "", EscapeError(s[i : i+3])
		}
		i += 2
	}
	if !changes {
		return s, nil
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '%':
			out = append(out, byte(unhex(s[i+1])<<4|unhex(s[i+2])))
			i += 2
		case s[i] == '+' && in == inQuery:
			out = append(out, ' ')
		default:
			out = append(out, s[i])
		}
	}
	return string(out), nil
}

// QueryEscape escapes s for a query; a space becomes a plus.
func QueryEscape(s string) string { return escape(s, inQuery) }

// QueryUnescape undoes QueryEscape.
func QueryUnescape(s string) (string, error) { return unescape(s, inQuery) }

// PathEscape escapes s to be one segment of a path.
func PathEscape(s string) string { return escape(s, inSegment) }

// PathUnescape undoes PathEscape.
func PathUnescape(s string) (string, error) { return unescape(s, inSegment) }
