// Base64: three bytes in four characters.

// Package base64 writes and reads bytes in base64 (RFC 4648).
package base64

import (
	"io"
	"strconv"
)

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

// Encoding is a way to write in base64.
type Encoding struct {
	alphabet string
	pad      rune
	strict   bool
}

// NewEncoding gives an Encoding of an alphabet of 64 bytes.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	return &Encoding{alphabet: encoder, pad: StdPadding}
}

const standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// The usual encodings.
var (
	StdEncoding    = NewEncoding(standard + "+/")
	URLEncoding    = NewEncoding(standard + "-_")
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

// WithPadding gives the encoding with another character to fill up with.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	if padding == '\r' || padding == '\n' || padding > 0xff {
		panic("invalid padding")
	}
	enc.pad = padding
	return &enc
}

// Strict gives the encoding that wants bits of no use to be zero.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

func encode(src []byte, alphabet, pad string) string
func decode(src, alphabet, pad string, strict bool) (dst []byte, wrongAt int)

func (enc *Encoding) padding() string {
	if enc.pad == NoPadding {
		return ""
	}
	return string(enc.pad)
}

// EncodeToString gives the text of src.
func (enc *Encoding) EncodeToString(src []byte) string {
	return encode(src, enc.alphabet, enc.padding())
}

// Encode writes the text of src to dst.
func (enc *Encoding) Encode(dst, src []byte) { copy(dst, enc.EncodeToString(src)) }

// EncodedLen gives how long the text of n bytes is.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// DecodedLen gives how many bytes n characters are at most.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.pad == NoPadding {
		return n * 6 / 8
	}
	return n / 4 * 3
}

// CorruptInputError is where a text is no base64.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// DecodeString gives the bytes of a text.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	dst, wrongAt := decode(s, enc.alphabet, enc.padding(), enc.strict)
	if wrongAt >= 0 {
		return dst, CorruptInputError(wrongAt)
	}
	return dst, nil
}

// Decode writes the bytes of a text to dst and gives how many.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	b, err := enc.DecodeString(string(src))
	return copy(dst, b), err
}

// NewEncoder gives a Writer that writes text to w. Close writes what is left.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

type encoder struct {
	enc  *Encoding
	w    io.Writer
	left []byte
}

func (e *encoder) Write(p []byte) (int, error) {
	e.left = append(e.left, p...)
	n := len(e.left) / 3 * 3
	if n > 0 {
		if _, err := io.WriteString(e.w, e.enc.EncodeToString(e.left[:n])); err != nil {
			return 0, err
		}
		e.left = append([]byte(nil), e.left[n:]...)
	}
	return len(p), nil
}

func (e *encoder) Close() error {
	_, err := io.WriteString(e.w, e.enc.EncodeToString(e.left))
	e.left = nil
	return err
}

// NewDecoder gives a Reader of the bytes of the text in r.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

type decoder struct {
	enc  *Encoding
	r    io.Reader
	out  []byte
	text []byte
	read int64
	err  error
}

func (d *decoder) Read(p []byte) (int, error) {
	for len(d.out) == 0 && d.err == nil {
		buf := make([]byte, 1024)
		n, err := d.r.Read(buf)
		for _, c := range buf[:n] {
			if c != '\n' && c != '\r' {
				d.text = append(d.text, c)
			}
		}
		whole := len(d.text) / 4 * 4
		if err != nil {
			d.err = err
			if whole < len(d.text) && err == io.EOF && d.enc.padding() != "" {
				d.err = io.ErrUnexpectedEOF
			}
		}
		out, wrongAt := decode(string(d.text[:whole]), d.enc.alphabet, d.enc.padding(), d.enc.strict)
		if wrongAt >= 0 {
			d.err = CorruptInputError(d.read + int64(wrongAt))
		}
		d.read += int64(whole)
		d.out = out
		d.text = append([]byte(nil), d.text[whole:]...)
		if err != nil && wrongAt < 0 && d.enc.padding() == "" {
			// The last group is for itself, and so are its places.
			last, wrongAt := decode(string(d.text), d.enc.alphabet, "", d.enc.strict)
			if wrongAt >= 0 {
				d.err = CorruptInputError(wrongAt)
			}
			d.out = append(d.out, last...)
		}
	}
	if len(d.out) > 0 {
		n := copy(p, d.out)
		d.out = d.out[n:]
		return n, nil
	}
	return 0, d.err
}
