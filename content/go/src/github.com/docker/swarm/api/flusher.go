// Reconstructs api/flusher.go of Swarm 1.2.0: a writer that keeps nothing back; leaves out nothing.

package api

import (
	"io"
	"net/http"
	"sync"

	"github.com/docker/docker/pkg/ioutils"
)

// WriteFlusher sends each piece the moment it is written. Several goroutines may
// write: pieces do not mix.
type WriteFlusher struct {
	sync.Mutex
	w       io.Writer
	flusher http.Flusher
}

// NewWriteFlusher writes to w, and flushes it if it can be flushed.
func NewWriteFlusher(w io.Writer) *WriteFlusher {
	wf := &WriteFlusher{w: w, flusher: &ioutils.NopFlusher{}}
	if flusher, ok := w.(http.Flusher); ok {
		wf.flusher = flusher
	}
	return wf
}

// Write writes b and sends it.
func (wf *WriteFlusher) Write(b []byte) (int, error) {
	wf.Lock()
	defer wf.Unlock()
	n, err := wf.w.Write(b)
	wf.flusher.Flush()
	return n, err
}

// Flush sends what has been written.
func (wf *WriteFlusher) Flush() {
	wf.Lock()
	wf.flusher.Flush()
	wf.Unlock()
}
