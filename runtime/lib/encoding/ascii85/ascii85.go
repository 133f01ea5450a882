// Ascii85: four bytes as five characters, a group of zeros as one.

// Package ascii85 is the encoding of btoa, PostScript and PDF.
package ascii85

import (
	"io"
	"strconv"
)

// CorruptInputError is the offset of a byte that cannot stand there.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal ascii85 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// MaxEncodedLen gives the most bytes that n bytes become.
func MaxEncodedLen(n int) int { return (n + 3) / 4 * 5 }

// Encode writes src into dst and gives the bytes written. A last group of k bytes becomes k+1
// characters, so only what ends a stream may be of another length than a multiple of four.
func Encode(dst, src []byte) int {
	n := 0
	for len(src) > 0 {
		group := src
		if len(group) > 4 {
			group = group[:4]
		}
		src = src[len(group):]
		var v uint32
		for i := 0; i < 4; i++ {
			v <<= 8
			if i < len(group) {
				v |= uint32(group[i])
			}
		}
		if v == 0 && len(group) == 4 {
			dst[n] = 'z'
			n++
			continue
		}
		var five [5]byte
		for i := 4; i >= 0; i-- {
			five[i] = '!' + byte(v%85)
			v /= 85
		}
		n += copy(dst[n:], five[:len(group)+1])
	}
	return n
}

// Decode reads src into dst: bytes written, bytes read. With flush src is the end of the data, and a
// group that is not full is read too. What is below a space, and the space, is skipped.
func Decode(dst, src []byte, flush bool) (ndst, nsrc int, err error) {
	var v uint32
	have := 0
	for i, c := range src {
		if len(dst)-ndst < 4 {
			return
		}
		switch {
		case c <= ' ':
			continue
		case c == 'z' && have == 0:
			have, v = 5, 0
		case '!' <= c && c <= 'u':
			v = v*85 + uint32(c-'!')
			have++
		default:
			return 0, 0, CorruptInputError(i)
		}
		if have == 5 {
			nsrc = i + 1
			for shift := 24; shift >= 0; shift -= 8 {
				dst[ndst] = byte(v >> uint(shift))
				ndst++
			}
			have, v = 0, 0
		}
	}
	if !flush {
		return
	}
	nsrc = len(src)
	if have == 0 {
		return
	}
	if have == 1 {
		return 0, 0, CorruptInputError(len(src))
	}
	for i := have; i < 5; i++ {
		// The largest digit rounds up what the missing bytes have cut off.
		v = v*85 + 84
	}
	for i := 0; i < have-1; i++ {
		dst[ndst] = byte(v >> 24)
		v <<= 8
		ndst++
	}
	return
}

type encoder struct {
	w    io.Writer
	rest []byte
	err  error
}

// NewEncoder gives a writer that encodes; Close writes the last group.
func NewEncoder(w io.Writer) io.WriteCloser { return &encoder{w: w} }

func (e *encoder) Write(p []byte) (int, error) {
	if e.err != nil {
		return 0, e.err
	}
	e.rest = append(e.rest, p...)
	whole := len(e.rest) / 4 * 4
	if e.send(e.rest[:whole]); e.err != nil {
		return 0, e.err
	}
	e.rest = append([]byte(nil), e.rest[whole:]...)
	return len(p), nil
}

func (e *encoder) send(p []byte) {
	if len(p) == 0 {
		return
	}
	out := make([]byte, MaxEncodedLen(len(p)))
	_, e.err = e.w.Write(out[:Encode(out, p)])
}

func (e *encoder) Close() error {
	if e.err == nil {
		e.send(e.rest)
		e.rest = nil
	}
	return e.err
}

type decoder struct {
	r    io.Reader
	in   []byte
	out  []byte
	err  error
	read int64
}

// NewDecoder gives a reader of what r encodes.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (int, error) {
	for len(d.out) == 0 {
		if d.err != nil {
			return 0, d.err
		}
		if len(p) == 0 {
			return 0, nil
		}
		d.fill()
	}
	n := copy(p, d.out)
	d.out = d.out[n:]
	return n, nil
}

func (d *decoder) fill() {
	buf := make([]byte, 1024)
	n, err := d.r.Read(buf)
	d.in = append(d.in, buf[:n]...)
	out := make([]byte, 4*len(d.in)+4)
	ndst, nsrc, bad := Decode(out, d.in, err != nil)
	if bad != nil {
		d.err = CorruptInputError(d.read + int64(bad.(CorruptInputError)))
		return
	}
	d.out = out[:ndst]
	d.in = d.in[nsrc:]
	d.read += int64(nsrc)
	d.err = err
}
