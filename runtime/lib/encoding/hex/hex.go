// Bytes as hexadecimal digits.

// Package hex writes and reads bytes as hexadecimal digits.
package hex

import (
	"errors"
	"fmt"
	"io"
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

// Dump gives the bytes of data in lines of 16, with their offsets and as text.
func Dump(data []byte) string {
	s := ""
	for at := 0; at < len(data); at += 16 {
		line, text := fmt.Sprintf("%08x", at), ""
		for i := at; i < at+16; i++ {
			if i%8 == 0 {
				line += " "
			}
			if i >= len(data) {
				line += "   "
				continue
			}
			line += fmt.Sprintf(" %02x", data[i])
			if data[i] < 32 || data[i] > 126 {
				text += "."
			} else {
				text += string(rune(data[i]))
			}
		}
		s += line + "  |" + text + "|\n"
	}
	return s
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
