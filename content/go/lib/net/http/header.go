// The headers of requests and responses: canonical keys, reading, writing in sorted order.

package http

import (
	"bufio"
	"errors"
	"io"
	"sort"
	"strings"
	"time"
)

// TimeFormat is the layout of times in headers. Such times are in UTC.
const TimeFormat = "Mon, 02 Jan 2006 15:04:05 GMT"

// ParseTime reads a time in one of the three layouts of HTTP/1.1.
func ParseTime(text string) (t time.Time, err error) {
	for _, layout := range []string{TimeFormat, "Monday, 02-Jan-06 15:04:05 MST", "Mon Jan _2 15:04:05 2006"} {
		if t, err = time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	return t, err
}

// Header holds the values by canonical key.
type Header map[string][]string

// Add adds a value to those of key.
func (h Header) Add(key, value string) {
	key = CanonicalHeaderKey(key)
	h[key] = append(h[key], value)
}

// Set makes value the only one of key.
func (h Header) Set(key, value string) { h[CanonicalHeaderKey(key)] = []string{value} }

// Get gives the first value of key, or "".
func (h Header) Get(key string) string { return h.get(CanonicalHeaderKey(key)) }

// get is Get for a key that is canonical already.
func (h Header) get(key string) string {
	if values := h[key]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// Values gives all values of key.
func (h Header) Values(key string) []string { return h[CanonicalHeaderKey(key)] }

// Del takes key away.
func (h Header) Del(key string) { delete(h, CanonicalHeaderKey(key)) }

func (h Header) has(key string) bool {
	_, ok := h[key]
	return ok
}

// Clone gives a copy that shares nothing with h.
func (h Header) Clone() Header {
	if h == nil {
		return nil
	}
	copied := make(Header, len(h))
	for key, values := range h {
		if values == nil {
			copied[key] = nil
			continue
		}
		copied[key] = append([]string{}, values...)
	}
	return copied
}

// Write writes the lines of h, sorted by key.
func (h Header) Write(w io.Writer) error { return h.WriteSubset(w, nil) }

// WriteSubset writes the lines of h whose keys are not excluded.
func (h Header) WriteSubset(w io.Writer, exclude map[string]bool) error {
	keys := make([]string, 0, len(h))
	for key := range h {
		if !exclude[key] && isToken(key) {
			keys = append(keys, key)
		}
	}
	sort.Strings(keys)
	for _, key := range keys {
		for _, value := range h[key] {
			value = trim(oneLine.Replace(value))
			if _, err := io.WriteString(w, key+": "+value+"\r\n"); err != nil {
				return err
			}
		}
	}
	return nil
}

// A line break inside a value would end the header line.
var oneLine = strings.NewReplacer("\n", " ", "\r", " ")

// CanonicalHeaderKey gives a key as it is kept: the first letter, and each
// after a hyphen, in upper case, the others in lower case.
func CanonicalHeaderKey(key string) string {
	if !isToken(key) {
		return key
	}
	canonical := []byte(key)
	upper := true
	for i, c := range canonical {
		if upper && 'a' <= c && c <= 'z' {
			canonical[i] = c - 'a' + 'A'
		} else if !upper && 'A' <= c && c <= 'Z' {
			canonical[i] = c - 'A' + 'a'
		}
		upper = c == '-'
	}
	return string(canonical)
}

// isToken tells whether s is a token of RFC 7230: what a method or a key may be.
func isToken(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && strings.IndexByte("!#$%&'*+-.^_`|~", c) < 0 {
			return false
		}
	}
	return s != ""
}

// isFieldValue tells whether s can be a header's value: no control characters but tab.
func isFieldValue(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' && s[i] != '\t' || s[i] == 0x7f {
			return false
		}
	}
	return true
}

// trim takes spaces and tabs off both ends.
func trim(s string) string {
	for s != "" && (s[0] == ' ' || s[0] == '\t') {
		s = s[1:]
	}
	for s != "" && (s[len(s)-1] == ' ' || s[len(s)-1] == '\t') {
		s = s[:len(s)-1]
	}
	return s
}

// hasToken tells whether token is one of the words that value lists.
func hasToken(value, token string) bool {
	for _, word := range strings.FieldsFunc(value, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' }) {
		if strings.EqualFold(word, token) {
			return true
		}
	}
	return false
}

// readLine reads one line and takes off its end, "\r\n" or "\n". The last line
// may lack that.
func readLine(r *bufio.Reader) (string, error) {
	line, err := r.ReadString('\n')
	if err != nil {
		if err == io.EOF && line != "" {
			return line, nil
		}
		return "", err
	}
	line = line[:len(line)-1]
	if strings.HasSuffix(line, "\r") {
		line = line[:len(line)-1]
	}
	return line, nil
}

// readHeader reads header lines up to and including the empty one.
func readHeader(r *bufio.Reader) (Header, error) {
	header := Header{}
	first, err := r.Peek(1)
	if err == nil && (first[0] == ' ' || first[0] == '\t') {
		line, err := readLine(r)
		if err != nil {
			return header, err
		}
		return header, errors.New("malformed MIME header initial line: " + line)
	}
	for {
		line, err := readLine(r)
		if err != nil {
			return header, err
		}
		if line == "" {
			return header, nil
		}
		line = trim(line)
		for continues(r) {
			more, err := readLine(r)
			if err != nil {
				return header, err
			}
			line += " " + trim(more)
		}
		colon := strings.IndexByte(line, ':')
		if colon < 0 {
			return header, errors.New("malformed MIME header line: " + line)
		}
		if key := line[:colon]; key != "" {
			header.Add(key, trim(line[colon+1:]))
		}
	}
}

// continues tells whether the next line belongs to the header before it.
func continues(r *bufio.Reader) bool {
	next, err := r.Peek(1)
	return err == nil && (next[0] == ' ' || next[0] == '\t')
}
