// Words beyond ASCII in headers (RFC 2047).

package mime

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// WordEncoder encodes words in one of the two ways.
type WordEncoder byte

// Base64, and quoted-printable, which leaves ASCII readable.
const (
	BEncoding = WordEncoder('b')
	QEncoding = WordEncoder('q')
)

var errInvalidWord = errors.New("mime: invalid RFC 2047 encoded-word")

// A word may have 75 characters, with =?UTF-8?q? before and ?= behind.
const longestContent = 75 - len("=?UTF-8?q?") - len("?=")

// Encode gives s as words of that charset, or as it is if it is plain ASCII.
// Text in UTF-8 is cut between characters, other text not at all.
func (e WordEncoder) Encode(charset, s string) string {
	plain := true
	for _, b := range s {
		if (b < ' ' || b > '~') && b != '\t' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	open := "=?" + charset + "?" + string(rune(e)) + "?"
	var words []string
	for _, part := range e.parts(charset, s) {
		if e == BEncoding {
			part = base64.StdEncoding.EncodeToString([]byte(part))
		} else {
			part = quoteWord(part)
		}
		words = append(words, open+part+"?=")
	}
	return strings.Join(words, " ")
}

// parts cuts s so that each part has room in a word.
func (e WordEncoder) parts(charset, s string) []string {
	longest := base64.StdEncoding.DecodedLen(longestContent)
	if e != BEncoding {
		longest = longestContent
	}
	if !strings.EqualFold(charset, "UTF-8") ||
		e == BEncoding && base64.StdEncoding.EncodedLen(len(s)) <= longestContent {
		return []string{s}
	}
	var parts []string
	start, n := 0, 0
	for i := 0; i < len(s); {
		_, size := utf8.DecodeRuneInString(s[i:])
		cost := size
		if e != BEncoding && !wordByte(s[i]) && s[i] != ' ' {
			cost = 3 * size
		}
		if n+cost > longest {
			parts = append(parts, s[start:i])
			start, n = i, 0
		}
		n += cost
		i += size
	}
	return append(parts, s[start:])
}

// wordByte tells whether a byte stands for itself in a quoted word.
func wordByte(c byte) bool { return '!' <= c && c <= '~' && c != '=' && c != '?' && c != '_' }

func quoteWord(s string) string {
	var b bytes.Buffer
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			b.WriteByte('_')
		case wordByte(c):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "=%02X", c)
		}
	}
	return b.String()
}

// WordDecoder decodes words. It knows UTF-8, ISO-8859-1 and US-ASCII.
type WordDecoder struct {
	// CharsetReader, if not nil, converts what is in another charset (its name in
	// lower case) to UTF-8.
	CharsetReader func(charset string, input io.Reader) (io.Reader, error)
}

// Decode decodes one word.
func (d *WordDecoder) Decode(word string) (string, error) {
	if len(word) < 8 || !strings.HasPrefix(word, "=?") || !strings.HasSuffix(word, "?=") || strings.Count(word, "?") != 4 {
		return "", errInvalidWord
	}
	parts := strings.Split(word, "?")
	if parts[1] == "" || len(parts[2]) != 1 {
		return "", errInvalidWord
	}
	content, err := decodeWord(parts[2][0], parts[3])
	if err != nil {
		return "", err
	}
	return d.convert(parts[1], content)
}

func decodeWord(encoding byte, text string) ([]byte, error) {
	switch encoding {
	case 'B', 'b':
		return base64.StdEncoding.DecodeString(text)
	case 'Q', 'q':
	default:
		return nil, errInvalidWord
	}
	content := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '_':
			content = append(content, ' ')
		case c == '=':
			if i+2 >= len(text) {
				return nil, errInvalidWord
			}
			high, err := hexDigit(text[i+1])
			if err != nil {
				return nil, err
			}
			low, err := hexDigit(text[i+2])
			if err != nil {
				return nil, err
			}
			content = append(content, high<<4|low)
			i += 2
		case ' ' <= c && c <= '~' || c == '\n' || c == '\r' || c == '\t':
			content = append(content, c)
		default:
			return nil, errInvalidWord
		}
	}
	return content, nil
}

func hexDigit(c byte) (byte, error) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', nil
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, nil
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, nil
	}
	return 0, fmt.Errorf("mime: invalid hex byte %#02x", c)
}

func (d *WordDecoder) convert(charset string, content []byte) (string, error) {
	var b bytes.Buffer
	switch {
	case strings.EqualFold(charset, "utf-8"):
		return string(content), nil
	case strings.EqualFold(charset, "iso-8859-1"):
		for _, c := range content {
			b.WriteRune(rune(c))
		}
	case strings.EqualFold(charset, "us-ascii"):
		for _, c := range content {
			if c >= utf8.RuneSelf {
				b.WriteRune(unicode.ReplacementChar)
			} else {
				b.WriteByte(c)
			}
		}
	default:
		if d.CharsetReader == nil {
			return "", fmt.Errorf("mime: unhandled charset %q", charset)
		}
		r, err := d.CharsetReader(strings.ToLower(charset), bytes.NewReader(content))
		if err != nil {
			return "", err
		}
		if _, err = b.ReadFrom(r); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// DecodeHeader decodes all the words in a header; what is none stays. Space
// between two words means nothing.
func (d *WordDecoder) DecodeHeader(header string) (string, error) {
	var b bytes.Buffer
	afterWord := false
	for {
		start := strings.Index(header, "=?")
		if start < 0 {
			break
		}
		charset, rest, ok := cut(header[start+2:], "?")
		if !ok || len(rest) < len("q??=") || rest[1] != '?' {
			break
		}
		text, after, ok := cut(rest[2:], "?=")
		if !ok {
			break
		}
		content, err := decodeWord(rest[0], text)
		if err != nil {
			// No word: its mark is text.
			afterWord = false
			b.WriteString(header[:start+2])
			header = header[start+2:]
			continue
		}
		between := header[:start]
		if between != "" && (!afterWord || strings.Trim(between, " \t\r\n") != "") {
			b.WriteString(between)
		}
		word, err := d.convert(charset, content)
		if err != nil {
			return "", err
		}
		b.WriteString(word)
		header = after
		afterWord = true
	}
	b.WriteString(header)
	return b.String(), nil
}

// cut gives what stands before and after the first sep.
func cut(s, sep string) (before, after string, ok bool) {
	if i := strings.Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
