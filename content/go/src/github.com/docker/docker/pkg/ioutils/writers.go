// Reconstructs part of pkg/ioutils/writers.go of Docker 1.6.2: NopWriteCloser, and NopFlusher as Swarm 1.2.0 vendors it; leaves out the other writers.

// Package ioutils adds small pieces to io.
package ioutils

import "io"

type nopWriteCloser struct {
	io.Writer
}

func (nopWriteCloser) Close() error { return nil }

// NopWriteCloser gives w a Close that does nothing, so that closing a job's
// Stderr does not close the terminal behind it.
func NopWriteCloser(w io.Writer) io.WriteCloser {
	return nopWriteCloser{w}
}

// NopFlusher stands in for the Flusher of a writer that has none.
type NopFlusher struct{}

// Flush does nothing.
func (*NopFlusher) Flush() {}
