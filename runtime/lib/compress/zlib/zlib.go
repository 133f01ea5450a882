// Streams of zlib (RFC 1950).

// Package zlib reads and writes streams of zlib.
package zlib

import (
	"bufio"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/adler32"
	"io"
)

const (
	NoCompression      = flate.NoCompression
	BestSpeed          = flate.BestSpeed
	BestCompression    = flate.BestCompression
	DefaultCompression = flate.DefaultCompression
	HuffmanOnly        = flate.HuffmanOnly
)

// The errors of reading.
var (
	ErrChecksum   = errors.New("zlib: invalid checksum")
	ErrDictionary = errors.New("zlib: invalid dictionary")
	ErrHeader     = errors.New("zlib: invalid header")
)

// Resetter lets a reader read something else.
type Resetter interface {
	Reset(r io.Reader, dict []byte) error
}

type reader struct {
	r     flate.Reader
	flate io.ReadCloser
	sum   hash.Hash32
	err   error
}

// NewReader opens a stream.
func NewReader(r io.Reader) (io.ReadCloser, error) { return NewReaderDict(r, nil) }

// NewReaderDict opens a stream packed with a dictionary.
func NewReaderDict(r io.Reader, dict []byte) (io.ReadCloser, error) {
	z := new(reader)
	if err := z.Reset(r, dict); err != nil {
		return nil, err
	}
	return z, nil
}

func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (z *reader) Reset(r io.Reader, dict []byte) error {
	*z = reader{flate: z.flate, sum: adler32.New()}
	if own, ok := r.(flate.Reader); ok {
		z.r = own
	} else {
		z.r = bufio.NewReader(r)
	}
	var b [4]byte
	if _, err := io.ReadFull(z.r, b[:2]); err != nil {
		z.err = noEOF(err)
		return z.err
	}
	if b[0]&0x0f != 8 || b[0]>>4 > 7 || binary.BigEndian.Uint16(b[:])%31 != 0 {
		z.err = ErrHeader
		return z.err
	}
	if b[1]&0x20 != 0 {
		if _, err := io.ReadFull(z.r, b[:]); err != nil {
			z.err = noEOF(err)
			return z.err
		}
		if binary.BigEndian.Uint32(b[:]) != adler32.Checksum(dict) {
			z.err = ErrDictionary
			return z.err
		}
	} else {
		dict = nil
	}
	if z.flate == nil {
		z.flate = flate.NewReaderDict(z.r, dict)
		return nil
	}
	return z.flate.(flate.Resetter).Reset(z.r, dict)
}

func (z *reader) Read(p []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	n, z.err = z.flate.Read(p)
	z.sum.Write(p[:n])
	if z.err != io.EOF {
		return n, z.err
	}
	var b [4]byte
	if _, err := io.ReadFull(z.r, b[:]); err != nil {
		z.err = noEOF(err)
	} else if binary.BigEndian.Uint32(b[:]) != z.sum.Sum32() {
		z.err = ErrChecksum
	}
	return n, z.err
}

func (z *reader) Close() error {
	if z.err != nil && z.err != io.EOF {
		return z.err
	}
	z.err = z.flate.Close()
	return z.err
}

// Writer packs a stream.
type Writer struct {
	w     io.Writer
	level int
	dict  []byte
	flate *flate.Writer
	sum   hash.Hash32
	err   error
	wrote bool
}

// NewWriter packs at the default level.
func NewWriter(w io.Writer) *Writer {
	z, _ := NewWriterLevelDict(w, DefaultCompression, nil)
	return z
}

// NewWriterLevel packs at a level of flate's.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	return NewWriterLevelDict(w, level, nil)
}

// NewWriterLevelDict packs with a dictionary.
func NewWriterLevelDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("zlib: invalid compression level: %d", level)
	}
	return &Writer{w: w, level: level, dict: dict}, nil
}

// Reset begins again, for another writer.
func (z *Writer) Reset(w io.Writer) { *z = Writer{w: w, level: z.level, dict: z.dict} }

func (z *Writer) begin() error {
	z.wrote = true
	b := []byte{0x78, 0}
	switch z.level {
	case -2, 0, 1:
	case 2, 3, 4, 5:
		b[1] = 1 << 6
	case 6, -1:
		b[1] = 2 << 6
	default:
		b[1] = 3 << 6
	}
	if z.dict != nil {
		b[1] |= 1 << 5
	}
	b[1] += byte(31 - (uint16(b[0])<<8+uint16(b[1]))%31)
	if z.dict != nil {
		sum := adler32.Checksum(z.dict)
		b = append(b, byte(sum>>24), byte(sum>>16), byte(sum>>8), byte(sum))
	}
	if _, err := z.w.Write(b); err != nil {
		return err
	}
	var err error
	z.flate, err = flate.NewWriterDict(z.w, z.level, z.dict)
	z.sum = adler32.New()
	return err
}

// Write packs p.
func (z *Writer) Write(p []byte) (n int, err error) {
	if !z.wrote {
		z.err = z.begin()
	}
	if z.err != nil {
		return 0, z.err
	}
	if len(p) == 0 {
		return 0, nil
	}
	if n, z.err = z.flate.Write(p); z.err == nil {
		z.sum.Write(p)
	}
	return n, z.err
}

// Flush writes all that is packed so far.
func (z *Writer) Flush() error {
	if !z.wrote {
		z.err = z.begin()
	}
	if z.err == nil {
		z.err = z.flate.Flush()
	}
	return z.err
}

// Close writes the rest; it does not close the writer below.
func (z *Writer) Close() error {
	if !z.wrote {
		z.err = z.begin()
	}
	if z.err == nil {
		z.err = z.flate.Close()
	}
	if z.err != nil {
		return z.err
	}
	_, z.err = z.w.Write(z.sum.Sum(nil))
	return z.err
}
