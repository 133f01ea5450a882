// Lempel-Ziv-Welch, as GIF, TIFF and PDF have it.

// Package lzw compresses with tables of what has been met.
package lzw

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// Order is how bits stand in bytes.
type Order int

const (
	// LSB is as in GIF.
	LSB Order = iota
	// MSB is as in TIFF and PDF.
	MSB
)

const (
	widest  = 12
	noCode  = 0xffff
	flushAt = 1 << widest
)

// Reader decompresses.
type Reader struct {
	r        io.ByteReader
	bits     uint32
	n        uint // how many of them are there
	msb      bool
	literal  uint
	width    uint
	clear    uint16
	eof      uint16
	high     uint16 // the last code that is known
	overflow uint16 // the one at which codes get wider
	last     uint16
	suffix   [1 << widest]uint8
	prefix   [1 << widest]uint16
	pending  []byte
	err      error
}

// check tells what is wrong with how a reader or a writer is to be.
func check(order Order, litWidth int) error {
	if order != LSB && order != MSB {
		return errors.New("lzw: unknown order")
	}
	if litWidth < 2 || 8 < litWidth {
		return fmt.Errorf("lzw: litWidth %d out of range", litWidth)
	}
	return nil
}

// NewReader decompresses r: codes of literals have litWidth bits, 2 to 8, mostly 8.
func NewReader(r io.Reader, order Order, litWidth int) io.ReadCloser {
	z := new(Reader)
	z.Reset(r, order, litWidth)
	return z
}

// Reset begins anew with another source.
func (z *Reader) Reset(src io.Reader, order Order, litWidth int) {
	*z = Reader{}
	if z.err = check(order, litWidth); z.err != nil {
		return
	}
	z.msb = order == MSB
	br, ok := src.(io.ByteReader)
	if !ok && src != nil {
		br = bufio.NewReader(src)
	}
	z.r = br
	z.literal = uint(litWidth)
	z.clear = uint16(1) << z.literal
	z.eof = z.clear + 1
	z.begin()
}

// begin empties the table.
func (z *Reader) begin() {
	z.width = 1 + z.literal
	z.high = z.eof
	z.overflow = uint16(1) << z.width
	z.last = noCode
}

var errClosed = errors.New("lzw: reader/writer is closed")

// Close makes further reads fail; it does not close what is below.
func (z *Reader) Close() error {
	z.err = errClosed
	return nil
}

// Read gives decompressed bytes.
func (z *Reader) Read(b []byte) (int, error) {
	for len(z.pending) == 0 {
		if z.err != nil {
			return 0, z.err
		}
		z.decode()
	}
	n := copy(b, z.pending)
	z.pending = z.pending[n:]
	return n, nil
}

func (z *Reader) code() (uint16, error) {
	for z.n < z.width {
		c, err := z.r.ReadByte()
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return 0, err
		}
		if z.msb {
			z.bits |= uint32(c) << (24 - z.n)
		} else {
			z.bits |= uint32(c) << z.n
		}
		z.n += 8
	}
	var code uint16
	if z.msb {
		code = uint16(z.bits >> (32 - z.width))
		z.bits <<= z.width
	} else {
		code = uint16(z.bits & (1<<z.width - 1))
		z.bits >>= z.width
	}
	z.n -= z.width
	return code, nil
}

// decode reads codes until there are enough bytes to give.
func (z *Reader) decode() {
	var out []byte
	for len(out) < flushAt {
		code, err := z.code()
		if err != nil {
			z.err = err
			break
		}
		switch {
		case code < z.clear:
			out = append(out, uint8(code))
			if z.last != noCode {
				z.suffix[z.high], z.prefix[z.high] = uint8(code), z.last
			}
		case code == z.clear:
			z.begin()
			continue
		case code == z.eof:
			z.err = io.EOF
			z.pending = out
			return
		case code <= z.high:
			start := len(out)
			c := code
			if code == z.high && z.last != noCode {
				// The code that is just being made: the last one and its first byte.
				c = z.last
				for c >= z.clear {
					c = z.prefix[c]
				}
				out = append(out, uint8(c))
				c = z.last
			}
			for c >= z.clear {
				out = append(out, z.suffix[c])
				c = z.prefix[c]
			}
			out = append(out, uint8(c))
			for i, j := start, len(out)-1; i < j; i, j = i+1, j-1 {
				out[i], out[j] = out[j], out[i]
			}
			if z.last != noCode {
				z.suffix[z.high], z.prefix[z.high] = uint8(c), z.last
			}
		default:
			z.err = errors.New("lzw: invalid code")
			z.pending = out
			return
		}
		z.last = code
		z.high++
		if z.high >= z.overflow {
			if z.width == widest {
				z.last = noCode
				z.high--
			} else {
				z.width++
				z.overflow = 1 << z.width
			}
		}
	}
	z.pending = out
}

// Writer compresses.
type Writer struct {
	w       *bufio.Writer
	msb     bool
	bits    uint32
	n       uint
	literal uint
	width   uint
	high    uint32
	over    uint32
	saved   uint32 // the code of what has been met last
	table   map[uint32]uint32
	err     error
}

const none = 1<<32 - 1

var errOut = errors.New("lzw: input byte too large for the litWidth")

// NewWriter compresses to w: codes of literals have litWidth bits, 2 to 8, mostly 8.
func NewWriter(w io.Writer, order Order, litWidth int) io.WriteCloser {
	z := new(Writer)
	z.Reset(w, order, litWidth)
	return z
}

// Reset begins anew with another destination.
func (z *Writer) Reset(dst io.Writer, order Order, litWidth int) {
	*z = Writer{}
	if z.err = check(order, litWidth); z.err != nil {
		return
	}
	z.msb = order == MSB
	z.w = bufio.NewWriter(dst)
	z.literal = uint(litWidth)
	z.width = 1 + z.literal
	z.high = 1<<z.literal + 1
	z.over = 1 << z.width
	z.saved = none
	z.table = map[uint32]uint32{}
}

func (z *Writer) put(code uint32) {
	if z.msb {
		z.bits |= code << (32 - z.width - z.n)
	} else {
		z.bits |= code << z.n
	}
	z.n += z.width
	for z.n >= 8 {
		z.flushByte()
	}
}

func (z *Writer) flushByte() {
	var c byte
	if z.msb {
		c = byte(z.bits >> 24)
		z.bits <<= 8
	} else {
		c = byte(z.bits)
		z.bits >>= 8
	}
	if z.n >= 8 {
		z.n -= 8
	} else {
		z.n = 0
	}
	if err := z.w.WriteByte(c); err != nil && z.err == nil {
		z.err = err
	}
}

// grow counts a code; when there are too many it clears the table.
func (z *Writer) grow() (cleared bool) {
	z.high++
	if z.high == z.over {
		z.width++
		z.over <<= 1
	}
	if z.high == 1<<widest-1 {
		z.put(1 << z.literal)
		z.width = 1 + z.literal
		z.high = 1<<z.literal + 1
		z.over = 1 << z.width
		z.table = map[uint32]uint32{}
		return true
	}
	return false
}

// Write compresses p.
func (z *Writer) Write(p []byte) (int, error) {
	if z.err != nil {
		return 0, z.err
	}
	if len(p) == 0 {
		return 0, nil
	}
	if most := byte(1<<z.literal - 1); most != 0xff {
		for _, c := range p {
			if c > most {
				z.err = errOut
				return 0, z.err
			}
		}
	}
	rest := p
	if z.saved == none {
		// What reads it begins with an empty table, says the first code.
		z.put(1 << z.literal)
		z.saved = uint32(p[0])
		rest = p[1:]
	}
	for _, c := range rest {
		key := z.saved<<8 | uint32(c)
		if code, ok := z.table[key]; ok {
			z.saved = code
			continue
		}
		z.put(z.saved)
		z.saved = uint32(c)
		if !z.grow() {
			z.table[key] = z.high
		}
		if z.err != nil {
			return 0, z.err
		}
	}
	return len(p), nil
}

// Close writes the end; it does not close what is below.
func (z *Writer) Close() error {
	if z.err != nil {
		if z.err == errClosed {
			return nil
		}
		return z.err
	}
	z.err = nil
	if z.saved != none {
		z.put(z.saved)
		z.grow()
	} else {
		z.put(1 << z.literal)
	}
	z.put(1<<z.literal + 1)
	if z.n > 0 {
		z.flushByte()
	}
	if z.err != nil {
		return z.err
	}
	z.err = errClosed
	return z.w.Flush()
}
