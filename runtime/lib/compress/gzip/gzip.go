// Files of gzip (RFC 1952).

// Package gzip reads and writes files of gzip.
package gzip

import (
	"bufio"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"time"
)

const (
	NoCompression      = flate.NoCompression
	BestSpeed          = flate.BestSpeed
	BestCompression    = flate.BestCompression
	DefaultCompression = flate.DefaultCompression
	HuffmanOnly        = flate.HuffmanOnly
)

var (
	// ErrChecksum is given where the data is not what was packed.
	ErrChecksum = errors.New("gzip: invalid checksum")
	// ErrHeader is given for what is no file of gzip.
	ErrHeader = errors.New("gzip: invalid header")
)

// Header is what a file says about itself.
type Header struct {
	Comment string
	Extra   []byte
	ModTime time.Time
	Name    string
	OS      byte
}

const (
	flagChecksum = 1 << 1
	flagExtra    = 1 << 2
	flagName     = 1 << 3
	flagComment  = 1 << 4
)

// Reader opens a file, or several that stand one after another.
type Reader struct {
	Header
	r       flate.Reader
	flate   io.ReadCloser
	sum     uint32
	size    uint32
	err     error
	several bool
}

// NewReader reads the header.
func NewReader(r io.Reader) (*Reader, error) {
	z := new(Reader)
	if err := z.Reset(r); err != nil {
		return nil, err
	}
	return z, nil
}

// Reset begins again with another file.
func (z *Reader) Reset(r io.Reader) error {
	*z = Reader{flate: z.flate, several: true}
	if own, ok := r.(flate.Reader); ok {
		z.r = own
	} else {
		z.r = bufio.NewReader(r)
	}
	z.Header, z.err = z.readHeader()
	return z.err
}

// Multistream decides whether a file after the first is read, too.
func (z *Reader) Multistream(ok bool) { z.several = ok }

func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (z *Reader) readHeader() (h Header, err error) {
	var b [10]byte
	if _, err = io.ReadFull(z.r, b[:]); err != nil {
		return h, err
	}
	if b[0] != 0x1f || b[1] != 0x8b || b[2] != 8 {
		return h, ErrHeader
	}
	sum := crc32.ChecksumIEEE(b[:])
	flags := b[3]
	if t := binary.LittleEndian.Uint32(b[4:]); t > 0 {
		h.ModTime = time.Unix(int64(t), 0)
	}
	h.OS = b[9]
	more := func(n int) ([]byte, error) {
		part := make([]byte, n)
		_, err := io.ReadFull(z.r, part)
		sum = crc32.Update(sum, crc32.IEEETable, part)
		return part, noEOF(err)
	}
	if flags&flagExtra != 0 {
		length, err := more(2)
		if err != nil {
			return h, err
		}
		if h.Extra, err = more(int(binary.LittleEndian.Uint16(length))); err != nil {
			return h, err
		}
	}
	text := func() (string, error) {
		var runes []rune
		for n := 0; ; n++ {
			if n == 512 {
				return "", ErrHeader
			}
			c, err := more(1)
			if err != nil {
				return "", err
			}
			if c[0] == 0 {
				return string(runes), nil
			}
			runes = append(runes, rune(c[0])) // Latin-1
		}
	}
	if flags&flagName != 0 {
		if h.Name, err = text(); err != nil {
			return h, err
		}
	}
	if flags&flagComment != 0 {
		if h.Comment, err = text(); err != nil {
			return h, err
		}
	}
	if flags&flagChecksum != 0 {
		want := uint16(sum)
		got, err := more(2)
		if err != nil {
			return h, err
		}
		if binary.LittleEndian.Uint16(got) != want {
			return h, ErrHeader
		}
	}
	z.sum, z.size = 0, 0
	if z.flate == nil {
		z.flate = flate.NewReader(z.r)
	} else {
		z.flate.(flate.Resetter).Reset(z.r, nil)
	}
	return h, nil
}

// Read opens the data; what is wrong with its sum shows at its end.
func (z *Reader) Read(p []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	for n == 0 {
		n, z.err = z.flate.Read(p)
		z.sum = crc32.Update(z.sum, crc32.IEEETable, p[:n])
		z.size += uint32(n)
		if z.err != io.EOF {
			return n, z.err
		}
		var b [8]byte
		if _, err := io.ReadFull(z.r, b[:]); err != nil {
			z.err = noEOF(err)
			return n, z.err
		}
		if binary.LittleEndian.Uint32(b[:]) != z.sum || binary.LittleEndian.Uint32(b[4:]) != z.size {
			z.err = ErrChecksum
			return n, z.err
		}
		z.sum, z.size = 0, 0
		if !z.several {
			return n, io.EOF
		}
		z.err = nil
		if _, z.err = z.readHeader(); z.err != nil {
			return n, z.err
		}
	}
	return n, nil
}

// Close closes nothing but the reader.
func (z *Reader) Close() error { return z.flate.Close() }

// Writer packs a file.
type Writer struct {
	Header // to be set before the first Write
	w      io.Writer
	level  int
	wrote  bool
	closed bool
	flate  *flate.Writer
	sum    uint32
	size   uint32
	err    error
}

// NewWriter packs at the default level.
func NewWriter(w io.Writer) *Writer {
	z, _ := NewWriterLevel(w, DefaultCompression)
	return z
}

// NewWriterLevel packs at a level of flate's.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("gzip: invalid compression level: %d", level)
	}
	z := &Writer{level: level}
	z.Reset(w)
	return z, nil
}

// Reset begins again, for another writer.
func (z *Writer) Reset(w io.Writer) {
	if z.flate != nil {
		z.flate.Reset(w)
	}
	*z = Writer{Header: Header{OS: 255}, w: w, level: z.level, flate: z.flate}
}

func (z *Writer) writeHeader() error {
	z.wrote = true
	b := []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, z.OS}
	if z.Extra != nil {
		b[3] |= flagExtra
	}
	if z.Name != "" {
		b[3] |= flagName
	}
	if z.Comment != "" {
		b[3] |= flagComment
	}
	if z.ModTime.After(time.Unix(0, 0)) {
		binary.LittleEndian.PutUint32(b[4:], uint32(z.ModTime.Unix()))
	}
	switch z.level {
	case BestCompression:
		b[8] = 2
	case BestSpeed:
		b[8] = 4
	}
	if z.Extra != nil {
		if len(z.Extra) > 0xffff {
			return errors.New("gzip.Write: Extra data is too large")
		}
		b = append(b, byte(len(z.Extra)), byte(len(z.Extra)>>8))
		b = append(b, z.Extra...)
	}
	for _, s := range []string{z.Name, z.Comment} {
		if s == "" {
			continue
		}
		for _, r := range s {
			if r == 0 || r > 0xff {
				return errors.New("gzip.Write: non-Latin-1 header string")
			}
			b = append(b, byte(r))
		}
		b = append(b, 0)
	}
	if _, err := z.w.Write(b); err != nil {
		return err
	}
	if z.flate == nil {
		z.flate, _ = flate.NewWriter(z.w, z.level)
	}
	return nil
}

// Write packs p.
func (z *Writer) Write(p []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	if !z.wrote {
		if z.err = z.writeHeader(); z.err != nil {
			return 0, z.err
		}
	}
	z.size += uint32(len(p))
	z.sum = crc32.Update(z.sum, crc32.IEEETable, p)
	n, z.err = z.flate.Write(p)
	return n, z.err
}

// Flush writes all that is packed so far.
func (z *Writer) Flush() error {
	if z.err != nil || z.closed {
		return z.err
	}
	if !z.wrote {
		z.Write(nil)
		if z.err != nil {
			return z.err
		}
	}
	z.err = z.flate.Flush()
	return z.err
}

// Close writes the rest; it does not close the writer below.
func (z *Writer) Close() error {
	if z.err != nil || z.closed {
		return z.err
	}
	z.closed = true
	if !z.wrote {
		z.Write(nil)
		if z.err != nil {
			return z.err
		}
	}
	if z.err = z.flate.Close(); z.err != nil {
		return z.err
	}
	var b [8]byte
	binary.LittleEndian.PutUint32(b[:], z.sum)
	binary.LittleEndian.PutUint32(b[4:], z.size)
	_, z.err = z.w.Write(b[:])
	return z.err
}
