// Reconstructs daemon/logger of Docker 1.6.2: where the lines of a container go; leaves out nothing.

// Package logger is what keeps the output of containers.
package logger

import (
	"bufio"
	"io"
	"sync"
	"time"

	log "github.com/Sirupsen/logrus"
)

// Message is a line from a container.
type Message struct {
	ContainerID string
	Line        []byte // without the line feed
	Source      string // stdout or stderr
	Timestamp   time.Time
}

// Logger keeps lines.
type Logger interface {
	Log(*Message) error
	Name() string
	Close() error
}

// Copier carries the lines of a container's streams to a Logger.
type Copier struct {
	cid      string
	srcs     map[string]io.Reader // by the name of the stream
	dst      Logger
	copyJobs sync.WaitGroup
}

// NewCopier makes a Copier; Run sets it to work.
func NewCopier(cid string, srcs map[string]io.Reader, dst Logger) (*Copier, error) {
	return &Copier{cid: cid, srcs: srcs, dst: dst}, nil
}

// Run reads each stream in a goroutine of its own.
func (c *Copier) Run() {
	c.copyJobs.Add(len(c.srcs))
	for name, src := range c.srcs {
		go c.copySrc(name, src)
	}
}

func (c *Copier) copySrc(name string, src io.Reader) {
	defer c.copyJobs.Done()
	lines := bufio.NewScanner(src)
	for lines.Scan() {
		message := &Message{ContainerID: c.cid, Line: lines.Bytes(), Source: name, Timestamp: time.Now().UTC()}
		if err := c.dst.Log(message); err != nil {
			log.Errorf("Failed to log msg %q for logger %s: %s", message.Line, c.dst.Name(), err)
		}
	}
	if err := lines.Err(); err != nil {
		log.Errorf("Error scanning log stream: %s", err)
	}
}

// Wait returns when all streams have ended.
func (c *Copier) Wait() { c.copyJobs.Wait() }
