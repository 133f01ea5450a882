// Bytes as hexadecimal digits.

// Package hex writes and reads bytes as hexadecimal digits.
package hex

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

const digits = "0123456789abcdef"

// ErrLength is an odd number of digits.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// InvalidByteError is a byte that is no digit.
type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

func EncodedLen(n int) int { return n * 2 }
func DecodedLen(x int) int { return x / 2 }

// Encode writes the digits of src to dst and gives how many.
func Encode(dst, src []byte) int {
	for i, b := range src {
		dst[2*i], dst[2*i+1] = digits[b>>4], digits[b&15]
	}
	return len(src) * 2
}

// EncodeToString gives the digits of src.
func EncodeToString(src []byte) string {
	dst := make([]byte, len(src)*2)
	Encode(dst, src)
	return string(dst)
}

func digit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// Decode writes the bytes that src has the digits of to dst and gives how many.
func Decode(dst, src []byte) (int, error) {
	n := 0
	for ; 2*n+1 < len(src); n++ {
		a, b := digit(src[2*n]), digit(src[2*n+1])
		if a < 0 {
			return n, InvalidByteError(src[2*n])
		}
		if b < 0 {
			return n, InvalidByteError(src[2*n+1])
		}
		dst[n] = byte(a<<4 | b)
	}
	if len(src)%2 == 1 {
		if digit(src[len(src)-1]) < 0 {
			return n, InvalidByteError(src[len(src)-1])
		}
		return n, ErrLength
	}
	return n, nil
}

// DecodeString gives the bytes that s has the digits of.
func DecodeString(s string) ([]byte, error) {
	b := make([]byte, len(s)/2)
	n, err := Decode(b, []byte(s))
	return b[:n], err
}

// NewEncoder gives a Writer that writes digits to w.
func NewEncoder(w io.Writer) io.Writer { return encoder{w} }

type encoder struct{ w io.Writer }

func (e encoder) Write(p []byte) (int, error) {
	n, err := io.WriteString(e.w, EncodeToString(p))
	return n / 2, err
}

// NewDecoder gives a Reader of the bytes that r has the digits of.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

type decoder struct {
	r    io.Reader
	left []byte // a digit without its other
}

func (d *decoder) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	buf := make([]byte, 2*len(p))
	n := copy(buf, d.left)
	m, err := d.r.Read(buf[n:])
	n += m
	d.left = nil
	if n%2 == 1 && err != io.EOF {
		d.left = []byte{buf[n-1]}
		n--
	}
	if n == 0 {
		return 0, err
	}
	done, wrong := Decode(p, buf[:n])
	if wrong == ErrLength {
		wrong = io.ErrUnexpectedEOF
	}
	if wrong != nil {
		return done, wrong
	}
	return done, err
}

// Dump writes data as `hexdump -C` does.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var b strings.Builder
	d := Dumper(&b)
	d.Write(data)
	d.Close()
	return b.String()
}

// Dumper writes what is written to it as `hexdump -C` does; Close ends the last
// line.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

type dumper struct {
	w      io.Writer
	n      int // bytes written
	line   []byte
	closed bool
}

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for _, c := range data {
		d.line = append(d.line, c)
		n++
		if len(d.line) == 16 {
			if err = d.flush(); err != nil {
				return n - 1, err
			}
		}
	}
	return n, nil
}

func (d *dumper) flush() error {
	out := fmt.Sprintf("%08x  ", d.n)
	text := "|"
	for i := 0; i < 16; i++ {
		if i < len(d.line) {
			c := d.line[i]
			out += fmt.Sprintf("%02x ", c)
			if c < ' ' || c > '~' {
				c = '.'
			}
			text += string(rune(c))
		} else {
			out += "   "
		}
		if i == 7 || i == 15 {
			out += " "
		}
	}
	d.n += len(d.line)
	d.line = nil
	_, err := io.WriteString(d.w, out+text+"|\n")
	return err
}

func (d *dumper) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if len(d.line) == 0 {
		return nil
	}
	return d.flush()
}
