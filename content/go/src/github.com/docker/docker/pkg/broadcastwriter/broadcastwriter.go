// Reconstructs pkg/broadcastwriter of Docker 1.6.2: what a container writes goes to everybody who listens; leaves out nothing.

// Package broadcastwriter writes the same bytes to many.
package broadcastwriter

import (
	"bytes"
	"encoding/json"
	"io"
	"sync"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/pkg/jsonlog"
)

// BroadcastWriter passes on what is written to it: as it is to the writers of no
// stream, and line by line as JSON to those of a named one. A writer that fails
// is dropped.
type BroadcastWriter struct {
	sync.Mutex
	buf     *bytes.Buffer // the beginning of a line
	streams map[string]map[io.WriteCloser]struct{}
}

// New makes a BroadcastWriter that nobody listens to.
func New() *BroadcastWriter {
	return &BroadcastWriter{
		buf:     bytes.NewBuffer(nil),
		streams: make(map[string]map[io.WriteCloser]struct{}),
	}
}

// AddWriter adds somebody who listens.
func (w *BroadcastWriter) AddWriter(writer io.WriteCloser, stream string) {
	w.Lock()
	defer w.Unlock()
	if w.streams[stream] == nil {
		w.streams[stream] = make(map[io.WriteCloser]struct{})
	}
	w.streams[stream][writer] = struct{}{}
}

// Write passes p on. It never fails.
func (w *BroadcastWriter) Write(p []byte) (n int, err error) {
	created := time.Now().UTC()
	w.Lock()
	defer w.Unlock()
	pass(w.streams[""], p)
	w.buf.Write(p)
	for {
		line, err := w.buf.ReadString('\n')
		if err != nil {
			// No whole line: it waits for the rest.
			w.buf.WriteString(line)
			return len(p), nil
		}
		w.log(line, created)
	}
}

// log passes a line on to the writers of named streams.
func (w *BroadcastWriter) log(line string, created time.Time) {
	for stream, writers := range w.streams {
		if stream == "" || len(writers) == 0 {
			continue
		}
		encoded, err := json.Marshal(&jsonlog.JSONLog{Log: line, Stream: stream, Created: created})
		if err != nil {
			log.Errorf("Error making JSON log line: %s", err)
			continue
		}
		pass(writers, append(encoded, '\n'))
	}
}

// pass writes to all of them and drops those that fail.
func pass(writers map[io.WriteCloser]struct{}, p []byte) {
	for writer := range writers {
		if n, err := writer.Write(p); err != nil || n != len(p) {
			delete(writers, writer)
		}
	}
}

// Clean closes all writers and forgets them.
func (w *BroadcastWriter) Clean() error {
	w.Lock()
	defer w.Unlock()
	for _, writers := range w.streams {
		for writer := range writers {
			writer.Close()
		}
	}
	w.streams = make(map[string]map[io.WriteCloser]struct{})
	return nil
}
