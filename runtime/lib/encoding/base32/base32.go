// Five bits a letter (RFC 4648).

// Package base32 writes and reads bytes as letters.
package base32

import (
	"io"
	"io/ioutil"
	"strconv"
	"strings"
)

// Encoding is an alphabet with its padding.
type Encoding struct {
	alphabet string
	pad      rune
}

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

// StdEncoding is the usual alphabet, HexEncoding the one that keeps the order.
var (
	StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
	HexEncoding = NewEncoding("0123456789ABCDEFGHIJKLMNOPQRSTUV")
)

// NewEncoding makes an encoding of an alphabet of 32 letters.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 32 {
		panic("encoding alphabet is not 32-bytes long")
	}
	return &Encoding{encoder, StdPadding}
}

// WithPadding gives the encoding with another padding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	if padding == '\r' || padding == '\n' || padding > 0xff {
		panic("invalid padding")
	}
	if padding >= 0 && strings.IndexRune(enc.alphabet, padding) >= 0 {
		panic("padding contained in alphabet")
	}
	enc.pad = padding
	return &enc
}

// CorruptInputError is given for what is no base 32, with its place.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base32 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// EncodedLen gives how many letters n bytes become.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.pad == NoPadding {
		return (n*8 + 4) / 5
	}
	return (n + 4) / 5 * 8
}

// DecodedLen gives how many bytes n letters can become.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.pad == NoPadding {
		return n * 5 / 8
	}
	return n / 8 * 5
}

// Encode writes src as letters.
func (enc *Encoding) Encode(dst, src []byte) { copy(dst, enc.EncodeToString(src)) }

// EncodeToString gives src as letters.
func (enc *Encoding) EncodeToString(src []byte) string {
	out := make([]byte, 0, enc.EncodedLen(len(src)))
	bits, n := 0, uint(0)
	for _, c := range src {
		bits = bits<<8 | int(c)
		n += 8
		for n >= 5 {
			n -= 5
			out = append(out, enc.alphabet[bits>>n&31])
		}
		bits &= 1<<n - 1
	}
	if n > 0 {
		out = append(out, enc.alphabet[bits<<(5-n)&31])
	}
	if enc.pad != NoPadding {
		for len(out)%8 != 0 {
			out = append(out, byte(enc.pad))
		}
	}
	return string(out)
}

// decode reads letters; ends of lines are left out by those who call it.
func (enc *Encoding) decode(src string) ([]byte, error) {
	var out []byte
	bits, n, count := 0, uint(0), 0
	begin, whole := 0, 0 // of the group: in src, in out
	for i := 0; i < len(src); i++ {
		c := src[i]
		if count%8 == 0 {
			begin, whole = i, len(out)
		}
		if rune(c) == enc.pad {
			// Padding ends the last group, and fills it up; what comes behind the group is not looked at.
			used, behind := count%8, src[i+1:]
			if used < 2 || len(behind) >= 8 {
				return out[:whole], CorruptInputError(i)
			}
			if used+1+len(behind) < 8 {
				return out[:whole], CorruptInputError(len(src))
			}
			for j, c := range []byte(behind[:7-used]) {
				if rune(c) != enc.pad {
					return out[:whole], CorruptInputError(i + j)
				}
			}
			if used == 3 || used == 6 {
				return out[:whole], CorruptInputError(i)
			}
			return out, nil
		}
		v := strings.IndexByte(enc.alphabet, c)
		if v < 0 {
			return out[:whole], CorruptInputError(i)
		}
		bits = bits<<5 | v
		n += 5
		count++
		if n >= 8 {
			n -= 8
			out = append(out, byte(bits>>n))
			bits &= 1<<n - 1
		}
	}
	if enc.pad != NoPadding && count%8 != 0 {
		return out[:whole], CorruptInputError(begin)
	}
	return out, nil
}

var newlines = strings.NewReplacer("\r", "", "\n", "")

// Decode reads letters.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	b, err := enc.decode(newlines.Replace(string(src)))
	return copy(dst, b), err
}

// DecodeString reads letters.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	b, err := enc.decode(newlines.Replace(s))
	if b == nil {
		b = []byte{}
	}
	return b, err
}

type encoder struct {
	enc  *Encoding
	w    io.Writer
	rest []byte
}

// NewEncoder writes what is written to it as letters; Close writes the last.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) Write(p []byte) (int, error) {
	e.rest = append(e.rest, p...)
	whole := len(e.rest) / 5 * 5
	_, err := io.WriteString(e.w, e.enc.EncodeToString(e.rest[:whole]))
	e.rest = e.rest[whole:]
	return len(p), err
}

func (e *encoder) Close() error {
	_, err := io.WriteString(e.w, e.enc.EncodeToString(e.rest))
	e.rest = nil
	return err
}

type decoder struct {
	enc  *Encoding
	r    io.Reader
	data []byte
	err  error
	read bool
}

// NewDecoder reads letters.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) Read(p []byte) (int, error) {
	if !d.read {
		d.read = true
		all, err := ioutil.ReadAll(d.r)
		d.data, d.err = d.enc.decode(newlines.Replace(string(all)))
		if err != nil {
			d.err = err
		} else if d.err == nil {
			d.err = io.EOF
		}
	}
	n := copy(p, d.data)
	d.data = d.data[n:]
	if n == 0 {
		return 0, d.err
	}
	return n, nil
}
