// Addresses, read and written.

package mail

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"
	"unicode/utf8"
)

// Address is a mailbox: user@domain, and a name that may be empty.
type Address struct {
	Name    string
	Address string
}

// ParseAddress reads one address, such as `Barry Gibbs <bg@example.com>`.
func ParseAddress(address string) (*Address, error) {
	return (&parser{s: address}).single()
}

// ParseAddressList reads addresses with commas between them.
func ParseAddressList(list string) ([]*Address, error) {
	return (&parser{s: list}).list()
}

// AddressParser reads addresses with a decoder of its own.
type AddressParser struct {
	WordDecoder *mime.WordDecoder
}

// Parse reads one address.
func (p *AddressParser) Parse(address string) (*Address, error) {
	return (&parser{s: address, words: p.WordDecoder}).single()
}

// ParseList reads addresses with commas between them.
func (p *AddressParser) ParseList(list string) ([]*Address, error) {
	return (&parser{s: list, words: p.WordDecoder}).list()
}

// String gives the address as it stands in a header, with angle brackets.
func (a *Address) String() string {
	local, domain := a.Address, ""
	if at := strings.LastIndex(local, "@"); at >= 0 {
		local, domain = local[:at], local[at+1:]
	}
	for i, r := range local {
		if atomRune(r, false, false) ||
			r == '.' && i > 0 && local[i-1] != '.' && i < len(local)-1 && local[i+1] != '.' {
			continue
		}
		local = quoted(local)
		break
	}
	address := "<" + local + "@" + domain + ">"
	if a.Name == "" {
		return address
	}
	printable := true
	for _, r := range a.Name {
		if !visible(r) && !blank(r) || r >= utf8.RuneSelf {
			printable = false
			break
		}
	}
	if printable {
		return quoted(a.Name) + " " + address
	}
	// What may not stand in a quoted word (RFC 2047, section 5) goes as base64.
	if strings.ContainsAny(a.Name, "\"#$%&'(),.:;<>@[]^`{|}~") {
		return mime.BEncoding.Encode("utf-8", a.Name) + " " + address
	}
	return mime.QEncoding.Encode("utf-8", a.Name) + " " + address
}

func quoted(s string) string {
	b := []byte{'"'}
	for _, r := range s {
		if quotedRune(r) || blank(r) {
			b = append(b, string(r)...)
		} else if visible(r) {
			b = append(b, '\\')
			b = append(b, string(r)...)
		}
	}
	return string(append(b, '"'))
}

func visible(r rune) bool    { return '!' <= r && r <= '~' || r >= utf8.RuneSelf }
func blank(r rune) bool      { return r == ' ' || r == '\t' }
func quotedRune(r rune) bool { return r != '\\' && r != '"' && visible(r) }

// atomRune tells whether r can be in an atom; permissive allows specials that
// can be understood where they stand.
func atomRune(r rune, dot, permissive bool) bool {
	switch r {
	case '.':
		return dot
	case '(', ')', '[', ']', ';', '@', '\\', ',':
		return permissive
	case '<', '>', '"', ':':
		return false
	}
	return visible(r)
}

var (
	errComment = errors.New("mail: misformatted parenthetical comment")
	errComma   = errors.New("mail: expected comma")
)

// parser has what is still to be read.
type parser struct {
	s     string
	words *mime.WordDecoder
}

func (p *parser) empty() bool { return p.s == "" }

func (p *parser) ahead(c byte) bool { return p.s != "" && p.s[0] == c }

func (p *parser) take(c byte) bool {
	if !p.ahead(c) {
		return false
	}
	p.s = p.s[1:]
	return true
}

func (p *parser) skipSpace() { p.s = strings.TrimLeft(p.s, " \t") }

// skipComments skips space and comments; false if one does not end.
func (p *parser) skipComments() bool {
	p.skipSpace()
	for p.take('(') {
		if _, ok := p.comment(); !ok {
			return false
		}
		p.skipSpace()
	}
	return true
}

func (p *parser) list() ([]*Address, error) {
	var all []*Address
	for {
		p.skipSpace()
		if p.take(',') {
			continue // an empty entry
		}
		some, err := p.address(true)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
		if !p.skipComments() {
			return nil, errComment
		}
		if p.empty() {
			return all, nil
		}
		if !p.ahead(',') {
			return nil, errComma
		}
		for p.take(',') {
			p.skipSpace()
		}
		if p.empty() {
			return all, nil
		}
	}
}

func (p *parser) single() (*Address, error) {
	all, err := p.address(true)
	switch {
	case err != nil:
		return nil, err
	case !p.skipComments():
		return nil, errComment
	case !p.empty():
		return nil, fmt.Errorf("mail: expected single address, got %q", p.s)
	case len(all) == 0:
		return nil, errors.New("mail: empty group")
	case len(all) > 1:
		return nil, errors.New("mail: group with multiple addresses")
	}
	return all[0], nil
}

// address reads a mailbox, or a group of them if that is allowed.
func (p *parser) address(groups bool) ([]*Address, error) {
	p.skipSpace()
	if p.empty() {
		return nil, errors.New("mail: no address")
	}
	if spec, err := p.spec(); err == nil {
		name := ""
		p.skipSpace()
		if p.take('(') {
			if name, err = p.nameInComment(); err != nil {
				return nil, err
			}
		}
		return []*Address{{Name: name, Address: spec}}, nil
	}
	var name string
	if !p.ahead('<') {
		var err error
		if name, err = p.phrase(); err != nil {
			return nil, err
		}
	}
	p.skipSpace()
	if groups && p.take(':') {
		return p.group()
	}
	if !p.take('<') {
		for _, r := range name {
			if !atomRune(r, true, false) {
				return nil, errors.New("mail: no angle-addr")
			}
		}
		return nil, errors.New("mail: missing '@' or angle-addr")
	}
	spec, err := p.spec()
	if err != nil {
		return nil, err
	}
	if !p.take('>') {
		return nil, errors.New("mail: unclosed angle-addr")
	}
	return []*Address{{Name: name, Address: spec}}, nil
}

// group reads the members of a group behind its colon.
func (p *parser) group() ([]*Address, error) {
	all := []*Address{}
	p.skipSpace()
	if p.take(';') {
		p.skipComments()
		return all, nil
	}
	for {
		p.skipSpace()
		some, err := p.address(false)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
		if !p.skipComments() {
			return nil, errComment
		}
		if p.take(';') {
			p.skipComments()
			return all, nil
		}
		if !p.take(',') {
			return nil, errComma
		}
	}
}

// spec reads local@domain, or nothing.
func (p *parser) spec() (spec string, err error) {
	before := p.s
	defer func() {
		if err != nil {
			p.s = before
		}
	}()
	p.skipSpace()
	if p.empty() {
		return "", errors.New("mail: no addr-spec")
	}
	var local string
	if p.ahead('"') {
		if local, err = p.quotedString(); err == nil && local == "" {
			err = errors.New("mail: empty quoted string in addr-spec")
		}
	} else {
		local, err = p.atom(false)
	}
	if err != nil {
		return "", err
	}
	if !p.take('@') {
		return "", errors.New("mail: missing @ in addr-spec")
	}
	p.skipSpace()
	if p.empty() {
		return "", errors.New("mail: no domain in addr-spec")
	}
	domain, err := p.atom(false)
	if err != nil {
		return "", err
	}
	return local + "@" + domain, nil
}

// phrase reads the words of a name.
func (p *parser) phrase() (string, error) {
	var words []string
	var failed error
	afterEncoded := false
	for {
		p.skipSpace()
		if p.empty() {
			break
		}
		var word string
		encoded := false
		if p.ahead('"') {
			word, failed = p.quotedString()
		} else if word, failed = p.atom(true); failed == nil {
			word, encoded, failed = p.decode(word)
		}
		if failed != nil {
			break
		}
		if afterEncoded && encoded {
			words[len(words)-1] += word
		} else {
			words = append(words, word)
		}
		afterEncoded = encoded
	}
	if failed != nil && len(words) == 0 {
		return "", fmt.Errorf("mail: missing word in phrase: %v", failed)
	}
	return strings.Join(words, " "), nil
}

// quotedString reads a string from its first quote to its last.
func (p *parser) quotedString() (string, error) {
	var text []rune
	escaped := false
	for i := 1; ; {
		r, size := utf8.DecodeRuneInString(p.s[i:])
		switch {
		case size == 0:
			return "", errors.New("mail: unclosed quoted-string")
		case size == 1 && r == utf8.RuneError:
			return "", fmt.Errorf("mail: invalid utf-8 in quoted-string: %q", p.s)
		case escaped:
			if !visible(r) && !blank(r) {
				return "", fmt.Errorf("mail: bad character in quoted-string: %q", r)
			}
			text = append(text, r)
			escaped = false
		case quotedRune(r) || blank(r):
			text = append(text, r)
		case r == '"':
			p.s = p.s[i+1:]
			return string(text), nil
		case r == '\\':
			escaped = true
		default:
			return "", fmt.Errorf("mail: bad character in quoted-string: %q", r)
		}
		i += size
	}
}

// atom reads what has no specials, as far as it goes.
func (p *parser) atom(permissive bool) (string, error) {
	i := 0
	for i < len(p.s) {
		r, size := utf8.DecodeRuneInString(p.s[i:])
		if size == 1 && r == utf8.RuneError {
			return "", fmt.Errorf("mail: invalid utf-8 in address: %q", p.s)
		}
		if !atomRune(r, true, permissive) {
			break
		}
		i += size
	}
	if i == 0 {
		return "", errors.New("mail: invalid string")
	}
	atom := p.s[:i]
	p.s = p.s[i:]
	if !permissive {
		switch {
		case atom[0] == '.':
			return "", errors.New("mail: leading dot in atom")
		case strings.Contains(atom, ".."):
			return "", errors.New("mail: double dot in atom")
		case atom[len(atom)-1] == '.':
			return "", errors.New("mail: trailing dot in atom")
		}
	}
	return atom, nil
}

// nameInComment reads a name that stands in parentheses behind an address.
func (p *parser) nameInComment() (string, error) {
	comment, ok := p.comment()
	if !ok {
		return "", errComment
	}
	words := strings.FieldsFunc(comment, blank)
	for i, word := range words {
		decoded, encoded, err := p.decode(word)
		if err != nil {
			return "", err
		}
		if encoded {
			words[i] = decoded
		}
	}
	return strings.Join(words, " "), nil
}

// comment reads to the parenthesis that closes it.
func (p *parser) comment() (string, bool) {
	var text []byte
	depth := 1
	for p.s != "" {
		if p.s[0] == '\\' && len(p.s) > 1 {
			p.s = p.s[1:]
		} else if p.s[0] == '(' {
			depth++
		} else if p.s[0] == ')' {
			depth--
		}
		c := p.s[0]
		p.s = p.s[1:]
		if depth == 0 {
			break
		}
		text = append(text, c)
	}
	return string(text), depth == 0
}

type charsetError string

func (e charsetError) Error() string { return fmt.Sprintf("charset not supported: %q", string(e)) }

// decode decodes a word, if it is an encoded one. Not to know its charset is an
// error.
func (p *parser) decode(s string) (word string, encoded bool, err error) {
	words := mime.WordDecoder{}
	if p.words != nil {
		words = *p.words
	}
	var unknown error
	given := words.CharsetReader
	words.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		if given == nil {
			unknown = charsetError(charset)
			return nil, unknown
		}
		out, err := given(charset, in)
		unknown = err
		return out, err
	}
	word, err = words.Decode(s)
	if err == nil {
		return word, true, nil
	}
	if unknown != nil {
		return s, true, unknown
	}
	return s, false, nil
}
