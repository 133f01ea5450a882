// Decoder and Encoder: values one after the other.

package json

import (
	"bytes"
	"io"
	"strconv"
)

// Encoder writes values to a stream, each on a line of its own.
type Encoder struct {
	w                   io.Writer
	err                 error
	noEscape            bool
	prefix, indentation string
}

// NewEncoder gives an Encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w} }

// Encode writes the JSON of v and a line end.
func (enc *Encoder) Encode(v interface{}) error {
	if enc.err != nil {
		return enc.err
	}
	b, err := marshal(v, !enc.noEscape)
	if err != nil {
		return err
	}
	if enc.prefix != "" || enc.indentation != "" {
		b = indent(b, enc.prefix, enc.indentation)
	}
	_, enc.err = enc.w.Write(append(b, '\n'))
	return enc.err
}

// SetIndent makes Encode write in lines.
func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indentation = prefix, indent }

// SetEscapeHTML decides whether <, > and & are escaped.
func (enc *Encoder) SetEscapeHTML(on bool) { enc.noEscape = !on }

// Decoder reads values from a stream.
type Decoder struct {
	r         io.Reader
	buf       []byte
	at        int   // what is before it in buf has been used
	passed    int64 // bytes that are no longer in buf
	err       error
	useNumber bool
	strict    bool
	stack     []place // what Token is in
}

// place is where Token is inside an object or an array.
type place int

const (
	arrayStart place = iota
	arrayValue       // after a comma
	arrayComma       // after a value
	objectStart
	objectKey // after a comma
	objectColon
	objectValue
	objectComma
)

// NewDecoder gives a Decoder that reads from r, perhaps more than it needs.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

// UseNumber makes numbers in interfaces Numbers.
func (dec *Decoder) UseNumber() { dec.useNumber = true }

// DisallowUnknownFields makes fields that a struct does not have an error.
func (dec *Decoder) DisallowUnknownFields() { dec.strict = true }

// Buffered gives what was read and not used.
func (dec *Decoder) Buffered() io.Reader { return bytes.NewReader(dec.buf[dec.at:]) }

// InputOffset tells how much was used.
func (dec *Decoder) InputOffset() int64 { return dec.passed + int64(dec.at) }

// Decode reads the next value into what v points to.
func (dec *Decoder) Decode(v interface{}) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.beforeValue(); err != nil {
		return err
	}
	n, err := dec.readValue()
	if err != nil {
		return err
	}
	start := dec.at
	dec.at += n
	err = unmarshal(dec.buf[start:start+n], v, dec.useNumber, dec.strict)
	dec.afterValue()
	return err
}

// readValue reads until a whole value is in buf, and gives its length.
func (dec *Decoder) readValue() (int, error) {
	atEOF := false
	for {
		end, message, offset := check(dec.buf[dec.at:], true, atEOF)
		if message != "" && !(atEOF && end < 0) {
			dec.err = &SyntaxError{message, dec.InputOffset() + int64(offset)}
			return 0, dec.err
		}
		if end >= 0 {
			return end, nil
		}
		if atEOF {
			if len(bytes.TrimSpace(dec.buf[dec.at:])) == 0 {
				dec.err = io.EOF
			} else {
				dec.err = io.ErrUnexpectedEOF
			}
			return 0, dec.err
		}
		if err := dec.refill(); err == io.EOF {
			atEOF = true
		} else if err != nil {
			dec.err = err
			return 0, err
		}
	}
}

// refill reads more, at least 512 bytes if there are.
func (dec *Decoder) refill() error {
	if dec.at > 0 {
		dec.passed += int64(dec.at)
		n := copy(dec.buf, dec.buf[dec.at:])
		dec.buf = dec.buf[:n]
		dec.at = 0
	}
	if cap(dec.buf)-len(dec.buf) < 512 {
		bigger := make([]byte, len(dec.buf), 2*cap(dec.buf)+512)
		copy(bigger, dec.buf)
		dec.buf = bigger
	}
	n, err := dec.r.Read(dec.buf[len(dec.buf):cap(dec.buf)])
	dec.buf = dec.buf[:len(dec.buf)+n]
	if n > 0 {
		return nil
	}
	return err
}

// peek gives the next byte that is no space.
func (dec *Decoder) peek() (byte, error) {
	for {
		for i := dec.at; i < len(dec.buf); i++ {
			if c := dec.buf[i]; c != ' ' && c != '\t' && c != '\r' && c != '\n' {
				dec.at = i
				return c, nil
			}
		}
		dec.at = len(dec.buf)
		if err := dec.refill(); err != nil {
			return 0, err
		}
	}
}

// More tells whether another element follows in the array or object that Token is in.
func (dec *Decoder) More() bool {
	c, err := dec.peek()
	return err == nil && c != ']' && c != '}'
}

// Token is a Delim, bool, float64, Number, string or nil.
type Token interface{}

// Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

func (dec *Decoder) top() place {
	if len(dec.stack) == 0 {
		return -1
	}
	return dec.stack[len(dec.stack)-1]
}

func (dec *Decoder) move(to place) { dec.stack[len(dec.stack)-1] = to }

// beforeValue takes the comma or colon in front of a value.
func (dec *Decoder) beforeValue() error {
	switch dec.top() {
	case arrayComma:
		if err := dec.take(',', "after array element"); err != nil {
			return err
		}
		dec.move(arrayValue)
	case objectColon:
		if err := dec.take(':', "after object key"); err != nil {
			return err
		}
		dec.move(objectValue)
	}
	return nil
}

func (dec *Decoder) take(want byte, where string) error {
	c, err := dec.peek()
	if err != nil {
		return err
	}
	if c != want {
		return dec.unexpected(c, where)
	}
	dec.at++
	return nil
}

func (dec *Decoder) unexpected(c byte, where string) error {
	shown := strconv.Quote(string(rune(c)))
	if c == '\'' {
		shown = `"\\'"`
	}
	return &SyntaxError{"invalid character '" + shown[1:len(shown)-1] + "' " + where, dec.InputOffset()}
}

func (dec *Decoder) afterValue() {
	switch dec.top() {
	case arrayStart, arrayValue:
		dec.move(arrayComma)
	case objectValue:
		dec.move(objectComma)
	}
}

// Token gives the next token; io.EOF after the last.
func (dec *Decoder) Token() (Token, error) {
	for {
		c, err := dec.peek()
		if err != nil {
			return nil, err
		}
		at := dec.top()
		switch c {
		case '[', '{':
			if at == objectStart || at == objectKey || at == arrayComma || at == objectComma || at == objectColon {
				return dec.misplaced(c)
			}
			dec.at++
			if c == '[' {
				dec.stack = append(dec.stack, arrayStart)
			} else {
				dec.stack = append(dec.stack, objectStart)
			}
			return Delim(c), nil
		case ']', '}':
			if c == ']' && at != arrayStart && at != arrayComma || c == '}' && at != objectStart && at != objectComma {
				return dec.misplaced(c)
			}
			dec.at++
			dec.stack = dec.stack[:len(dec.stack)-1]
			dec.afterValue()
			return Delim(c), nil
		case ':':
			if at != objectColon {
				return dec.misplaced(c)
			}
			dec.at++
			dec.move(objectValue)
		case ',':
			if at == arrayComma {
				dec.move(arrayValue)
			} else if at == objectComma {
				dec.move(objectKey)
			} else {
				return dec.misplaced(c)
			}
			dec.at++
		default:
			if at == arrayComma || at == objectComma || at == objectColon {
				return dec.misplaced(c)
			}
			if at != objectStart && at != objectKey {
				var v interface{}
				if err := dec.Decode(&v); err != nil {
					return nil, err
				}
				return v, nil
			}
			if c != '"' {
				return dec.misplaced(c)
			}
			var key string
			stack := dec.stack
			dec.stack = nil
			err := dec.Decode(&key)
			dec.stack = stack
			if err != nil {
				return nil, err
			}
			dec.move(objectColon)
			return key, nil
		}
	}
}

// misplaced is the error of a character where the grammar has no place for it.
func (dec *Decoder) misplaced(c byte) (Token, error) {
	where := "looking for beginning of value"
	switch dec.top() {
	case arrayComma:
		where = "after array element"
	case objectStart, objectKey:
		where = "looking for beginning of object key string"
	case objectColon:
		where = "after object key"
	case objectComma:
		where = "after object key:value pair"
	}
	return nil, dec.unexpected(c, where)
}
