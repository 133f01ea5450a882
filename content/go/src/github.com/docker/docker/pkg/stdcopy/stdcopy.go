// Reconstructs pkg/stdcopy of Docker 1.6.2: two streams on one connection; reads a frame at a time where upstream has a buffer that grows.

// Package stdcopy puts standard output and standard error of a container on one
// connection, and takes them apart again. Each piece has a header of eight
// bytes: which stream it is, three zeros, and its length.
package stdcopy

import (
	"encoding/binary"
	"errors"
	"io"

	log "github.com/Sirupsen/logrus"
)

// Where things stand in the header.
const (
	StdWriterPrefixLen = 8
	StdWriterFdIndex   = 0
	StdWriterSizeIndex = 4
)

// StdType is the beginning of the headers of one stream.
type StdType [StdWriterPrefixLen]byte

// The streams.
var (
	Stdin  = StdType{0}
	Stdout = StdType{1}
	Stderr = StdType{2}
)

// ErrInvalidStdHeader says that a header names no stream.
var ErrInvalidStdHeader = errors.New("Unrecognized input header")

// StdWriter writes the pieces of one stream.
type StdWriter struct {
	io.Writer
	prefix StdType
}

// NewStdWriter makes a writer of one stream in front of w.
func NewStdWriter(w io.Writer, t StdType) *StdWriter {
	return &StdWriter{Writer: w, prefix: t}
}

// Write writes a header and then buf. It counts the bytes of buf alone.
func (w *StdWriter) Write(buf []byte) (n int, err error) {
	if w == nil || w.Writer == nil {
		return 0, errors.New("Writer not instanciated")
	}
	header := w.prefix
	binary.BigEndian.PutUint32(header[StdWriterSizeIndex:], uint32(len(buf)))
	if _, err := w.Writer.Write(header[:]); err != nil {
		return 0, err
	}
	return w.Writer.Write(buf)
}

// StdCopy takes the streams apart until src ends, and counts the bytes. An end
// in the middle of a piece is an end like any other.
func StdCopy(dstout, dsterr io.Writer, src io.Reader) (written int64, err error) {
	var header [StdWriterPrefixLen]byte
	for {
		if n, err := io.ReadFull(src, header[:]); err != nil {
			return written, atEnd(err, "prefix", header[:n])
		}
		var out io.Writer
		switch header[StdWriterFdIndex] {
		case Stdin[0], Stdout[0]:
			out = dstout
		case Stderr[0]:
			out = dsterr
		default:
			return 0, ErrInvalidStdHeader
		}
		frame := make([]byte, binary.BigEndian.Uint32(header[StdWriterSizeIndex:]))
		if n, err := io.ReadFull(src, frame); err != nil {
			return written, atEnd(err, "frame", frame[:n])
		}
		n, err := out.Write(frame)
		if err != nil {
			return 0, err
		}
		if n != len(frame) {
			return 0, io.ErrShortWrite
		}
		written += int64(n)
	}
}

// atEnd turns the end of the stream into no error.
func atEnd(err error, what string, rest []byte) error {
	if err != io.EOF && err != io.ErrUnexpectedEOF {
		return err
	}
	if len(rest) > 0 {
		log.Debugf("Corrupted %s: %v", what, rest)
	}
	return nil
}
