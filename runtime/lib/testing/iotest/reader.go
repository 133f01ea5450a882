// Package iotest has readers and writers that misbehave in ways that tests ask for.
package iotest

import (
	"errors"
	"io"
	"log"
)

// ErrTimeout is what TimeoutReader's second read says.
var ErrTimeout = errors.New("timeout")

type upTo struct {
	r     io.Reader
	limit func(n int) int
}

func (u *upTo) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	return u.r.Read(p[:u.limit(len(p))])
}

// OneByteReader reads one byte at a time.
func OneByteReader(r io.Reader) io.Reader {
	return &upTo{r, func(int) int { return 1 }}
}

// HalfReader reads half of what is asked for, rounded up.
func HalfReader(r io.Reader) io.Reader {
	return &upTo{r, func(n int) int { return (n + 1) / 2 }}
}

type dataErrReader struct {
	r     io.Reader
	ahead []byte
	store []byte
	err   error
}

// DataErrReader gives the last data and the error that follows it in the same read.
func DataErrReader(r io.Reader) io.Reader {
	return &dataErrReader{r: r, store: make([]byte, 1024)}
}

func (d *dataErrReader) Read(p []byte) (int, error) {
	n := 0
	for {
		// Only once nothing is left ahead is it known whether an error comes next.
		if len(d.ahead) == 0 && d.err == nil {
			var got int
			got, d.err = d.r.Read(d.store)
			d.ahead = d.store[:got]
		}
		if n > 0 || d.err != nil && len(d.ahead) == 0 {
			break
		}
		n = copy(p, d.ahead)
		d.ahead = d.ahead[n:]
		if n == 0 {
			// No room in p, or a reader that had nothing to give.
			break
		}
	}
	if len(d.ahead) == 0 {
		return n, d.err
	}
	return n, nil
}

type timeoutReader struct {
	r     io.Reader
	reads int
}

// TimeoutReader's second read fails with ErrTimeout; the others go on.
func TimeoutReader(r io.Reader) io.Reader { return &timeoutReader{r: r} }

func (t *timeoutReader) Read(p []byte) (int, error) {
	t.reads++
	if t.reads == 2 {
		return 0, ErrTimeout
	}
	return t.r.Read(p)
}

type errReader struct{ err error }

// ErrReader reads nothing but err.
func ErrReader(err error) io.Reader { return errReader{err} }

func (e errReader) Read(p []byte) (int, error) { return 0, e.err }

type truncateWriter struct {
	w    io.Writer
	left int64
}

// TruncateWriter drops, without a word, what comes after the first n bytes.
func TruncateWriter(w io.Writer, n int64) io.Writer { return &truncateWriter{w, n} }

func (t *truncateWriter) Write(p []byte) (int, error) {
	if t.left <= 0 {
		return len(p), nil
	}
	part := p
	if int64(len(part)) > t.left {
		part = part[:t.left]
	}
	n, err := t.w.Write(part)
	t.left -= int64(n)
	if err == nil {
		n = len(p)
	}
	return n, err
}

type readLogger struct {
	prefix string
	r      io.Reader
}

// NewReadLogger logs, in hexadecimal and after prefix, what is read from r.
func NewReadLogger(prefix string, r io.Reader) io.Reader { return &readLogger{prefix, r} }

func (l *readLogger) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	report(l.prefix, p[:n], err)
	return n, err
}

type writeLogger struct {
	prefix string
	w      io.Writer
}

// NewWriteLogger logs, in hexadecimal and after prefix, what is written to w.
func NewWriteLogger(prefix string, w io.Writer) io.Writer { return &writeLogger{prefix, w} }

func (l *writeLogger) Write(p []byte) (int, error) {
	n, err := l.w.Write(p)
	report(l.prefix, p[:n], err)
	return n, err
}

func report(prefix string, p []byte, err error) {
	if err != nil {
		log.Printf("%s %x: %v", prefix, p, err)
	} else {
		log.Printf("%s %x", prefix, p)
	}
}
