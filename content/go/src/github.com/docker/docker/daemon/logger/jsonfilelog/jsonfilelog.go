// Reconstructs daemon/logger/jsonfilelog of Docker 1.6.2: lines in a file, as JSON; leaves out nothing.

// Package jsonfilelog is the logger that is used if none is asked for.
package jsonfilelog

import (
	"encoding/json"
	"os"
	"sync"

	"github.com/docker/docker/daemon/logger"
	"github.com/docker/docker/pkg/jsonlog"
)

// JSONFileLogger appends to a file.
type JSONFileLogger struct {
	mu sync.Mutex
	f  *os.File
}

// New opens the file, and makes it if it is not there.
func New(filename string) (logger.Logger, error) {
	f, err := os.OpenFile(filename, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0600)
	if err != nil {
		return nil, err
	}
	return &JSONFileLogger{f: f}, nil
}

// Log writes a line.
func (l *JSONFileLogger) Log(msg *logger.Message) error {
	encoded, err := json.Marshal(&jsonlog.JSONLog{
		Log:     string(msg.Line) + "\n",
		Stream:  msg.Source,
		Created: msg.Timestamp,
	})
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err = l.f.Write(append(encoded, '\n'))
	return err
}

// Close closes the file.
func (l *JSONFileLogger) Close() error { return l.f.Close() }

// Name is the name of this kind of logger.
func (l *JSONFileLogger) Name() string { return "JSONFile" }
