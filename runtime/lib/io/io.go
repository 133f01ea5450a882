// Package io: the interfaces that readers and writers share, and what can be built on them alone.
package io

import "errors"

// Whence values for Seek.
const (
	SeekStart   = 0
	SeekCurrent = 1
	SeekEnd     = 2
)

// EOF is what a Reader answers when there is nothing more.
var EOF = errors.New("EOF")

// Errors that mean a broken promise or too little data.
var (
	ErrShortWrite    = errors.New("short write")
	ErrShortBuffer   = errors.New("short buffer")
	ErrUnexpectedEOF = errors.New("unexpected EOF")
	ErrNoProgress    = errors.New("multiple Read calls return no data or error")
	ErrClosedPipe    = errors.New("io: read/write on closed pipe")

	errInvalidWrite = errors.New("invalid write result")
	errWhence       = errors.New("Seek: invalid whence")
	errOffset       = errors.New("Seek: invalid offset")
)

type Reader interface {
	Read(p []byte) (n int, err error)
}

type Writer interface {
	Write(p []byte) (n int, err error)
}

type Closer interface {
	Close() error
}

type Seeker interface {
	Seek(offset int64, whence int) (int64, error)
}

type ReadWriter interface {
	Reader
	Writer
}

type ReadCloser interface {
	Reader
	Closer
}

type WriteCloser interface {
	Writer
	Closer
}

type ReadWriteCloser interface {
	Reader
	Writer
	Closer
}

type ReadSeeker interface {
	Reader
	Seeker
}

type ReadSeekCloser interface {
	Reader
	Seeker
	Closer
}

type WriteSeeker interface {
	Writer
	Seeker
}

type ReadWriteSeeker interface {
	Reader
	Writer
	Seeker
}

type ReaderFrom interface {
	ReadFrom(r Reader) (n int64, err error)
}

type WriterTo interface {
	WriteTo(w Writer) (n int64, err error)
}

type ReaderAt interface {
	ReadAt(p []byte, off int64) (n int, err error)
}

type WriterAt interface {
	WriteAt(p []byte, off int64) (n int, err error)
}

type ByteReader interface {
	ReadByte() (byte, error)
}

type ByteScanner interface {
	ByteReader
	UnreadByte() error
}

type ByteWriter interface {
	WriteByte(c byte) error
}

type RuneReader interface {
	ReadRune() (r rune, size int, err error)
}

type RuneScanner interface {
	RuneReader
	UnreadRune() error
}

type StringWriter interface {
	WriteString(s string) (n int, err error)
}

// WriteString writes s to w, without a copy where w can take a string.
func WriteString(w Writer, s string) (int, error) {
	if direct, ok := w.(StringWriter); ok {
		return direct.WriteString(s)
	}
	return w.Write([]byte(s))
}

// ReadAtLeast fills at least min bytes of buf.
func ReadAtLeast(r Reader, buf []byte, min int) (int, error) {
	if len(buf) < min {
		return 0, ErrShortBuffer
	}
	got := 0
	for got < min {
		n, err := r.Read(buf[got:])
		got += n
		if err == nil {
			continue
		}
		switch {
		case got >= min:
			err = nil
		case got > 0 && err == EOF:
			err = ErrUnexpectedEOF
		}
		return got, err
	}
	return got, nil
}

// ReadFull fills the whole of buf.
func ReadFull(r Reader, buf []byte) (int, error) {
	return ReadAtLeast(r, buf, len(buf))
}

// ReadAll reads until EOF, which is no error here.
func ReadAll(r Reader) ([]byte, error) {
	all := make([]byte, 0, 512)
	for {
		if len(all) == cap(all) {
			grown := make([]byte, len(all), 2*cap(all))
			copy(grown, all)
			all = grown
		}
		n, err := r.Read(all[len(all):cap(all)])
		all = all[:len(all)+n]
		if err == EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
	}
}

// Copy moves everything from src to dst.
func Copy(dst Writer, src Reader) (int64, error) {
	return CopyBuffer(dst, src, nil)
}

// CopyN moves n bytes; fewer is EOF or the reason.
func CopyN(dst Writer, src Reader, n int64) (int64, error) {
	moved, err := Copy(dst, LimitReader(src, n))
	if moved >= n {
		return moved, nil // an error that comes with the last bytes is for whoever reads on
	}
	if err == nil {
		return moved, EOF
	}
	return moved, err
}

// CopyBuffer is Copy by way of buf. Either side may know a shorter way.
func CopyBuffer(dst Writer, src Reader, buf []byte) (total int64, err error) {
	if buf != nil && len(buf) == 0 {
		panic("empty buffer in CopyBuffer")
	}
	if from, ok := src.(WriterTo); ok {
		return from.WriteTo(dst)
	}
	if to, ok := dst.(ReaderFrom); ok {
		return to.ReadFrom(src)
	}
	if buf == nil {
		buf = make([]byte, 32*1024)
	}
	for {
		n, readErr := src.Read(buf)
		if n > 0 {
			written, writeErr := dst.Write(buf[:n])
			if written < 0 || written > n {
				return total, errInvalidWrite
			}
			total += int64(written)
			if writeErr != nil {
				return total, writeErr
			}
			if written < n {
				return total, ErrShortWrite
			}
		}
		if readErr == EOF {
			return total, nil
		}
		if readErr != nil {
			return total, readErr
		}
	}
}

// LimitedReader reads at most N more bytes of R.
type LimitedReader struct {
	R Reader
	N int64
}

func LimitReader(r Reader, n int64) Reader { return &LimitedReader{r, n} }

func (l *LimitedReader) Read(p []byte) (int, error) {
	if l.N <= 0 {
		return 0, EOF
	}
	if int64(len(p)) > l.N {
		p = p[:l.N]
	}
	n, err := l.R.Read(p)
	l.N -= int64(n)
	return n, err
}

// SectionReader reads a stretch of a ReaderAt.
type SectionReader struct {
	r                ReaderAt
	start, at, limit int64
}

func NewSectionReader(r ReaderAt, off int64, n int64) *SectionReader {
	return &SectionReader{r, off, off, off + n}
}

func (s *SectionReader) Size() int64 { return s.limit - s.start }

func (s *SectionReader) Read(p []byte) (int, error) {
	if s.at >= s.limit {
		return 0, EOF
	}
	if left := s.limit - s.at; int64(len(p)) > left {
		p = p[:left]
	}
	n, err := s.r.ReadAt(p, s.at)
	s.at += int64(n)
	return n, err
}

func (s *SectionReader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case SeekStart:
		offset += s.start
	case SeekCurrent:
		offset += s.at
	case SeekEnd:
		offset += s.limit
	default:
		return 0, errWhence
	}
	if offset < s.start {
		return 0, errOffset
	}
	s.at = offset
	return offset - s.start, nil
}

func (s *SectionReader) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 || off >= s.limit-s.start {
		return 0, EOF
	}
	off += s.start
	left := s.limit - off
	if int64(len(p)) <= left {
		return s.r.ReadAt(p, off)
	}
	n, err := s.r.ReadAt(p[:left], off)
	if err == nil {
		err = EOF
	}
	return n, err
}

type teeReader struct {
	r Reader
	w Writer
}

// TeeReader writes to w what is read from r.
func TeeReader(r Reader, w Writer) Reader { return &teeReader{r, w} }

func (t *teeReader) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	if n > 0 {
		if written, werr := t.w.Write(p[:n]); werr != nil {
			return written, werr
		}
	}
	return n, err
}

type discard struct{}

// Discard takes everything and keeps nothing.
var Discard Writer = discard{}

func (discard) Write(p []byte) (int, error)       { return len(p), nil }
func (discard) WriteString(s string) (int, error) { return len(s), nil }

// ReadFrom reads r to its end.
func (discard) ReadFrom(r Reader) (n int64, err error) {
	buf := make([]byte, 8192)
	for {
		k, err := r.Read(buf)
		n += int64(k)
		if err == EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

type nopCloser struct{ Reader }

func (nopCloser) Close() error { return nil }

// NopCloser gives a Reader a Close that does nothing.
func NopCloser(r Reader) ReadCloser { return nopCloser{r} }
