// Reconstructs part of pkg/ioutils/writers.go of Docker 1.6.2: NopWriteCloser; leaves out the other writers.

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
