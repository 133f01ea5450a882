// Reconstructs part of pkg/ioutils/readers.go of Docker 1.6.2: the reader that never keeps a writer waiting; leaves out what keeps its buffer small, and the other readers.

package ioutils

import (
	"bytes"
	"io"
	"sync"
)

// bufReader reads ahead as fast as it can, and holds what nobody has asked for.
type bufReader struct {
	sync.Mutex
	reader io.Reader
	wait   *sync.Cond // something has come, or the end
	buf    bytes.Buffer
	err    error // what has ended the reading ahead
}

// NewBufReader begins at once to read from r. So whoever writes to the pipe
// behind r need not wait for whoever reads from it.
func NewBufReader(r io.Reader) io.ReadCloser {
	reader := &bufReader{reader: r}
	reader.wait = sync.NewCond(&reader.Mutex)
	go reader.drain()
	return reader
}

// drain reads to the end.
func (r *bufReader) drain() {
	piece := make([]byte, 1024)
	for {
		n, err := r.reader.Read(piece)
		r.Lock()
		r.buf.Write(piece[:n])
		r.err = err
		r.wait.Signal()
		r.Unlock()
		if err != nil {
			return
		}
	}
}

// Read waits until there is something, or nothing will come any more.
func (r *bufReader) Read(p []byte) (n int, err error) {
	r.Lock()
	defer r.Unlock()
	for r.buf.Len() == 0 {
		if r.err != nil {
			return 0, r.err
		}
		r.wait.Wait()
	}
	return r.buf.Read(p)
}

// Close closes the reader behind it, if that can be closed.
func (r *bufReader) Close() error {
	if closer, closes := r.reader.(io.Closer); closes {
		return closer.Close()
	}
	return nil
}
