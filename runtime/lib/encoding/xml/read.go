// The reader of tokens.

package xml

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Decoder reads a document.
type Decoder struct {
	// Strict is true at first. Without it unknown entities, attributes without
	// quotes or value, and elements that are not closed are put up with.
	Strict bool
	// AutoClose names elements that are closed as soon as they are opened, if
	// not Strict.
	AutoClose []string
	// Entity has characters by name, beside the five that XML has.
	Entity map[string]string
	// CharsetReader converts another encoding to UTF-8.
	CharsetReader func(charset string, input io.Reader) (io.Reader, error)
	// DefaultSpace is the name space of elements that name none.
	DefaultSpace string

	tokens TokenReader // read instead of bytes
	in     io.ByteReader
	err    error
	buf    []byte // the text being read
	keep   []byte // all that was read, if it is to be kept
	keeps  bool

	held      int // a byte that was read too early, -1 for none
	offset    int64
	line      int
	lineStart int64

	open   []element         // from the outermost
	floor  int               // tokens end when so many are open; -1 for the document's end
	spaces map[string]string // by prefix
	due    Token             // stands after the one that was given
	end    Name              // of an element that was closed where it was opened, or by another's end
	endDue bool
	within int // how many UnmarshalXML are running
	deep   int // values within each other
}

// element is one that is open, with the prefixes it has bound.
type element struct {
	name  Name
	bound []binding
}

// binding is what a prefix meant before.
type binding struct {
	prefix, url string
	known       bool
}

const (
	xmlURL    = "http://www.w3.org/XML/1998/namespace"
	xmlPrefix = "xml"
	nsPrefix  = "xmlns"
)

// NewDecoder reads from r: byte by byte if it is an io.ByteReader, otherwise
// through a buffer.
func NewDecoder(r io.Reader) *Decoder {
	d := newDecoder()
	d.readFrom(r)
	return d
}

// NewTokenDecoder takes tokens from t.
func NewTokenDecoder(t TokenReader) *Decoder {
	if d, ok := t.(*Decoder); ok {
		return d
	}
	d := newDecoder()
	d.tokens = t
	return d
}

func newDecoder() *Decoder {
	return &Decoder{Strict: true, held: -1, line: 1, floor: -1, spaces: map[string]string{}}
}

func (d *Decoder) readFrom(r io.Reader) {
	in, ok := r.(io.ByteReader)
	if !ok {
		in = bufio.NewReader(r)
	}
	d.in = in
}

// InputOffset tells how many bytes the tokens given so far have taken.
func (d *Decoder) InputOffset() int64 { return d.offset }

// InputPos tells the line, and the byte in it, at which the next token begins;
// both count from 1.
func (d *Decoder) InputPos() (line, column int) {
	return d.line, int(d.offset-d.lineStart) + 1
}

func (d *Decoder) wrong(message string) error {
	return &SyntaxError{Msg: message, Line: d.line}
}

// fail remembers the error for good.
func (d *Decoder) fail(message string) { d.err = d.wrong(message) }

// get reads a byte; false at the end, with the reason in d.err.
func (d *Decoder) get() (byte, bool) {
	if d.err != nil {
		return 0, false
	}
	var c byte
	if d.held >= 0 {
		c = byte(d.held)
		d.held = -1
	} else {
		var err error
		if c, err = d.in.ReadByte(); err != nil {
			d.err = err
			return 0, false
		}
	}
	if d.keeps {
		d.keep = append(d.keep, c)
	}
	d.offset++
	if c == '\n' {
		d.line++
		d.lineStart = d.offset
	}
	return c, true
}

// must reads a byte where the document cannot end.
func (d *Decoder) must() (byte, bool) {
	c, ok := d.get()
	if !ok && d.err == io.EOF {
		d.fail("unexpected EOF")
	}
	return c, ok
}

// unget puts back the byte that was read last.
func (d *Decoder) unget(c byte) {
	if c == '\n' {
		d.line--
	}
	if d.keeps {
		d.keep = d.keep[:len(d.keep)-1]
	}
	d.held = int(c)
	d.offset--
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// skipSpace goes to what is no space.
func (d *Decoder) skipSpace() {
	for {
		c, ok := d.get()
		if !ok {
			return
		}
		if !blank(c) {
			d.unget(c)
			return
		}
	}
}

// Token gives the next token with its names' spaces resolved, and holds that
// elements are closed in their order. After the last comes io.EOF. The bytes of
// a token are good until the next.
func (d *Decoder) Token() (Token, error) {
	if d.floor >= 0 && len(d.open) <= d.floor {
		return nil, io.EOF
	}
	t := d.due
	d.due = nil
	if t == nil {
		var err error
		t, err = d.raw()
		if t == nil && err != nil {
			if err == io.EOF && len(d.open) > 0 {
				err = d.wrong("unexpected EOF")
			}
			return nil, err
		}
	}
	if !d.Strict {
		if name, ok := d.mustClose(t); ok {
			d.due = t
			t = EndElement{name}
		}
	}
	switch e := t.(type) {
	case StartElement:
		d.enter(e)
		d.resolve(&e.Name, true)
		for i := range e.Attr {
			d.resolve(&e.Attr[i].Name, false)
		}
		t = e
	case EndElement:
		if !d.leave(&e) {
			return nil, d.err
		}
		t = e
	}
	return t, nil
}

// mustClose tells whether the open element is one that ends before t.
func (d *Decoder) mustClose(t Token) (Name, bool) {
	if len(d.open) == 0 || d.floor >= 0 && len(d.open) <= d.floor {
		return Name{}, false
	}
	name := d.open[len(d.open)-1].name
	for _, closed := range d.AutoClose {
		if strings.EqualFold(closed, name.Local) {
			end, ok := t.(EndElement)
			return name, !ok || !strings.EqualFold(end.Name.Local, name.Local)
		}
	}
	return Name{}, false
}

// enter opens an element and binds the prefixes it declares.
func (d *Decoder) enter(e StartElement) {
	opened := element{name: e.Name}
	for _, a := range e.Attr {
		prefix := a.Name.Local
		if a.Name.Space == "" && prefix == nsPrefix {
			prefix = ""
		} else if a.Name.Space != nsPrefix {
			continue
		}
		url, known := d.spaces[prefix]
		opened.bound = append(opened.bound, binding{prefix, url, known})
		d.spaces[prefix] = a.Value
	}
	d.open = append(d.open, opened)
}

// leave closes the innermost element with e, whose name gets its space.
func (d *Decoder) leave(e *EndElement) bool {
	given := e.Name
	if len(d.open) == 0 || len(d.open) == d.floor {
		d.fail("unexpected end element </" + given.Local + ">")
		return false
	}
	last := d.open[len(d.open)-1]
	switch {
	case last.name.Local != given.Local:
		if d.Strict {
			d.fail("element <" + last.name.Local + "> closed by </" + given.Local + ">")
			return false
		}
		d.end, d.endDue = given, true
		e.Name = last.name
	case last.name.Space != given.Space:
		space := given.Space
		if space == "" {
			space = `""`
		}
		d.fail("element <" + last.name.Local + "> in space " + last.name.Space +
			" closed by </" + given.Local + "> in space " + space)
		return false
	}
	d.resolve(&e.Name, true)
	for i := len(last.bound) - 1; i >= 0; i-- {
		b := last.bound[i]
		if b.known {
			d.spaces[b.prefix] = b.url
		} else {
			delete(d.spaces, b.prefix)
		}
	}
	d.open = d.open[:len(d.open)-1]
	return true
}

// resolve puts a name space in its prefix's place. Attributes without a prefix
// are in none.
func (d *Decoder) resolve(n *Name, ofElement bool) {
	switch {
	case n.Space == nsPrefix, n.Space == "" && (!ofElement || n.Local == nsPrefix):
	case n.Space == xmlPrefix:
		n.Space = xmlURL
	default:
		if url, ok := d.spaces[n.Space]; ok {
			n.Space = url
		} else if n.Space == "" {
			n.Space = d.DefaultSpace
		}
	}
}

var errRawToken = errors.New("xml: cannot use RawToken from UnmarshalXML method")

// RawToken gives the next token as it is written: prefixes stay, and nothing is
// matched.
func (d *Decoder) RawToken() (Token, error) {
	if d.within > 0 {
		return nil, errRawToken
	}
	return d.raw()
}

func (d *Decoder) raw() (Token, error) {
	if d.tokens != nil {
		return d.tokens.Token()
	}
	if d.err != nil {
		return nil, d.err
	}
	if d.endDue {
		d.endDue = false
		return EndElement{d.end}, nil
	}
	c, ok := d.get()
	if !ok {
		return nil, d.err
	}
	if c != '<' {
		d.unget(c)
		text, ok := d.text(-1, false)
		if !ok {
			return nil, d.err
		}
		return CharData(text), nil
	}
	if c, ok = d.must(); !ok {
		return nil, d.err
	}
	var t Token
	switch c {
	case '/':
		t = d.endTag()
	case '?':
		t = d.instruction()
	case '!':
		t = d.declaration()
	default:
		d.unget(c)
		t = d.startTag()
	}
	if t == nil {
		return nil, d.err
	}
	return t, nil
}

func (d *Decoder) endTag() Token {
	name, ok := d.spacedName("expected element name after </")
	if !ok {
		return nil
	}
	d.skipSpace()
	c, ok := d.must()
	if !ok {
		return nil
	}
	if c != '>' {
		d.fail("invalid characters between </" + name.Local + " and >")
		return nil
	}
	return EndElement{name}
}

// until reads to the end of what ends with last, which is not given.
func (d *Decoder) until(last string) ([]byte, bool) {
	d.buf = nil
	for {
		c, ok := d.must()
		if !ok {
			return nil, false
		}
		d.buf = append(d.buf, c)
		if n := len(d.buf) - len(last); c == last[len(last)-1] && n >= 0 && string(d.buf[n:]) == last {
			return d.buf[:n], true
		}
	}
}

func (d *Decoder) instruction() Token {
	target, ok := d.word()
	if !ok {
		d.missing("expected target name after <?")
		return nil
	}
	d.skipSpace()
	text, ok := d.until("?>")
	if !ok {
		return nil
	}
	if target == "xml" && !d.prologue(string(text)) {
		return nil
	}
	return ProcInst{target, text}
}

// prologue takes what <?xml says of the document.
func (d *Decoder) prologue(text string) bool {
	if version := setting("version", text); version != "" && version != "1.0" {
		d.err = fmt.Errorf("xml: unsupported version %q; only version 1.0 is supported", version)
		return false
	}
	charset := setting("encoding", text)
	if charset == "" || strings.EqualFold(charset, "utf-8") {
		return true
	}
	if d.CharsetReader == nil {
		d.err = fmt.Errorf("xml: encoding %q declared but Decoder.CharsetReader is nil", charset)
		return false
	}
	in, err := d.CharsetReader(charset, d.in.(io.Reader))
	if err != nil {
		d.err = fmt.Errorf("xml: opening charset %q: %v", charset, err)
		return false
	}
	if in == nil {
		panic("CharsetReader returned a nil Reader for charset " + charset)
	}
	d.readFrom(in)
	return true
}

// setting finds name="value".
func setting(name, text string) string {
	name += "="
	at := strings.Index(text, name)
	if at < 0 {
		return ""
	}
	value := text[at+len(name):]
	if value == "" || value[0] != '\'' && value[0] != '"' {
		return ""
	}
	end := strings.IndexByte(value[1:], value[0])
	if end < 0 {
		return ""
	}
	return value[1 : end+1]
}

// declaration reads what begins with <!.
func (d *Decoder) declaration() Token {
	c, ok := d.must()
	if !ok {
		return nil
	}
	switch c {
	case '-':
		if c, ok = d.must(); !ok {
			return nil
		}
		if c != '-' {
			d.fail("invalid sequence <!- not part of <!--")
			return nil
		}
		return d.comment()
	case '[':
		for _, want := range []byte("CDATA[") {
			if c, ok = d.must(); !ok {
				return nil
			}
			if c != want {
				d.fail("invalid <![ sequence")
				return nil
			}
		}
		text, ok := d.text(-1, true)
		if !ok {
			return nil
		}
		return CharData(text)
	}
	return d.directive(c)
}

func (d *Decoder) comment() Token {
	text, ok := d.until("--")
	if !ok {
		return nil
	}
	c, ok := d.must()
	if !ok {
		return nil
	}
	if c != '>' {
		d.fail(`invalid sequence "--" not allowed in comments`)
		return nil
	}
	return Comment(text)
}

// directive reads to the > that is in no quotes and no <…>. A comment in it
// stands as a space.
func (d *Decoder) directive(c byte) Token {
	d.buf = []byte{c}
	var quote byte
	depth := 0
	for {
		c, ok := d.must()
		if !ok {
			return nil
		}
		if quote == 0 && c == '>' && depth == 0 {
			return Directive(d.buf)
		}
		d.buf = append(d.buf, c)
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '>':
			depth--
		case c == '<':
			const opening = "!--"
			met := 0
			for met < len(opening) {
				if c, ok = d.must(); !ok {
					return nil
				}
				if c != opening[met] {
					break
				}
				met++
			}
			if met < len(opening) {
				// No comment. The byte that tells is looked at like any other.
				d.buf = append(d.buf, opening[:met]...)
				depth++
				d.unget(c)
				continue
			}
			before := d.buf[:len(d.buf)-1]
			if _, ok := d.until("-->"); !ok {
				return nil
			}
			d.buf = append(before, ' ')
		}
	}
}

func (d *Decoder) startTag() Token {
	name, ok := d.spacedName("expected element name after <")
	if !ok {
		return nil
	}
	attributes := []Attr{}
	for {
		d.skipSpace()
		c, ok := d.must()
		if !ok {
			return nil
		}
		if c == '/' {
			if c, ok = d.must(); !ok {
				return nil
			}
			if c != '>' {
				d.fail("expected /> in element")
				return nil
			}
			d.end, d.endDue = name, true
			break
		}
		if c == '>' {
			break
		}
		d.unget(c)
		a, ok := d.attribute()
		if !ok {
			return nil
		}
		attributes = append(attributes, a)
	}
	return StartElement{name, attributes}
}

func (d *Decoder) attribute() (a Attr, ok bool) {
	if a.Name, ok = d.spacedName("expected attribute name in element"); !ok {
		return a, false
	}
	d.skipSpace()
	c, ok := d.must()
	if !ok {
		return a, false
	}
	if c != '=' {
		if d.Strict {
			d.fail("attribute name without = in element")
			return a, false
		}
		d.unget(c)
		a.Value = a.Name.Local
		return a, true
	}
	d.skipSpace()
	value, ok := d.value()
	a.Value = string(value)
	return a, ok
}

// value reads an attribute's value.
func (d *Decoder) value() ([]byte, bool) {
	c, ok := d.must()
	if !ok {
		return nil, false
	}
	if c == '"' || c == '\'' {
		return d.text(int(c), false)
	}
	if d.Strict {
		d.fail("unquoted or missing attribute value in element")
		return nil, false
	}
	d.unget(c)
	d.buf = nil
	for {
		if c, ok = d.must(); !ok {
			return nil, false
		}
		if !nameByte(c) || c == '.' {
			d.unget(c)
			return d.buf, true
		}
		d.buf = append(d.buf, c)
	}
}

// missing says what is missing, unless something worse was found.
func (d *Decoder) missing(message string) {
	if d.err == nil {
		d.fail(message)
	}
}

// spacedName reads a name and its prefix.
func (d *Decoder) spacedName(message string) (Name, bool) {
	s, ok := d.word()
	if !ok {
		d.missing(message)
		return Name{}, false
	}
	if colon := strings.IndexByte(s, ':'); colon > 0 && colon < len(s)-1 && strings.Count(s, ":") == 1 {
		return Name{s[:colon], s[colon+1:]}, true
	}
	return Name{Local: s}, true
}

// word reads a name with all its colons.
func (d *Decoder) word() (string, bool) {
	d.buf = nil
	if !d.nameBytes() {
		return "", false
	}
	s := string(d.buf)
	if !goodName(s) {
		d.fail("invalid XML name: " + s)
		return "", false
	}
	return s, true
}

// nameBytes adds to d.buf what may be a name; false if nothing is.
func (d *Decoder) nameBytes() bool {
	for n := 0; ; n++ {
		c, ok := d.must()
		if !ok {
			return n > 0 && d.err == nil
		}
		if c < utf8.RuneSelf && !nameByte(c) {
			d.unget(c)
			return n > 0
		}
		d.buf = append(d.buf, c)
	}
}

// text reads up to a <, in an attribute up to its quote, in CDATA up to ]]>.
// Lines end with \n, however they are written.
func (d *Decoder) text(quote int, cdata bool) ([]byte, bool) {
	d.buf = nil
	brackets := 0    // ] before
	returns := false // \r before
	for {
		c, ok := d.get()
		if !ok {
			if !cdata {
				break
			}
			if d.err == io.EOF {
				d.fail("unexpected EOF in CDATA section")
			}
			return nil, false
		}
		if c == '>' && brackets >= 2 {
			if cdata {
				d.buf = d.buf[:len(d.buf)-2]
				break
			}
			d.fail("unescaped ]]> not in CDATA section")
			return nil, false
		}
		if !cdata {
			if c == '<' {
				if quote >= 0 {
					d.fail("unescaped < inside quoted string")
					return nil, false
				}
				d.unget(c)
				break
			}
			if quote >= 0 && c == byte(quote) {
				break
			}
			if c == '&' {
				if !d.entity() {
					return nil, false
				}
				brackets, returns = 0, false
				continue
			}
		}
		switch {
		case c == '\r':
			d.buf = append(d.buf, '\n')
		case c == '\n' && returns:
		default:
			d.buf = append(d.buf, c)
		}
		returns = c == '\r'
		if c == ']' {
			brackets++
		} else {
			brackets = 0
		}
	}
	for rest := d.buf; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			d.fail("invalid UTF-8")
			return nil, false
		}
		if !allowed(r) {
			d.fail(fmt.Sprintf("illegal character code %U", r))
			return nil, false
		}
		rest = rest[size:]
	}
	return d.buf, true
}

// entity reads what follows an & and adds what it stands for to d.buf.
func (d *Decoder) entity() bool {
	start := len(d.buf)
	d.buf = append(d.buf, '&')
	c, ok := d.must()
	if !ok {
		return false
	}
	meaning, known := "", false
	if c == '#' {
		d.buf = append(d.buf, c)
		if c, ok = d.must(); !ok {
			return false
		}
		base := 10
		if c == 'x' {
			base = 16
			d.buf = append(d.buf, c)
			if c, ok = d.must(); !ok {
				return false
			}
		}
		digits := len(d.buf)
		for '0' <= c && c <= '9' || base == 16 && ('a' <= c && c <= 'f' || 'A' <= c && c <= 'F') {
			d.buf = append(d.buf, c)
			if c, ok = d.must(); !ok {
				return false
			}
		}
		if c == ';' {
			n, err := strconv.ParseUint(string(d.buf[digits:]), base, 64)
			d.buf = append(d.buf, ';')
			if err == nil && n <= utf8.MaxRune {
				meaning, known = string(rune(n)), true
			}
		} else {
			d.unget(c)
		}
	} else {
		d.unget(c)
		if !d.nameBytes() && d.err != nil {
			return false
		}
		if c, ok = d.must(); !ok {
			return false
		}
		if c == ';' {
			if name := string(d.buf[start+1:]); goodName(name) {
				if meaning, known = own(name); !known {
					meaning, known = d.Entity[name]
				}
			}
			d.buf = append(d.buf, ';')
		} else {
			d.unget(c)
		}
	}
	if known {
		d.buf = append(d.buf[:start], meaning...)
		return true
	}
	if !d.Strict {
		return true
	}
	text := string(d.buf[start:])
	if text[len(text)-1] != ';' {
		text += " (no semicolon)"
	}
	d.fail("invalid character entity " + text)
	return false
}

// own gives the entities XML has by itself.
func own(name string) (string, bool) {
	switch name {
	case "lt":
		return "<", true
	case "gt":
		return ">", true
	case "amp":
		return "&", true
	case "apos":
		return "'", true
	case "quot":
		return `"`, true
	}
	return "", false
}

// Skip reads to the end of the element that is open, with all that is in it.
func (d *Decoder) Skip() error {
	for depth := 0; ; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t.(type) {
		case StartElement:
			depth++
		case EndElement:
			if depth == 0 {
				return nil
			}
			depth--
		}
	}
}
