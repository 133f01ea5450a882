// Pipe: a connection inside one process, without a socket.

package net

import (
	"io"
	"os"
	"sync"
	"time"
)

// Pipe gives both ends of a connection without buffer: a Write waits for the Reads that take it.
func Pipe() (Conn, Conn) {
	toA, toB := make(chan []byte), make(chan []byte)
	tookA, tookB := make(chan int), make(chan int)
	doneA, doneB := make(chan struct{}), make(chan struct{})
	a := &pipeEnd{in: toA, took: tookA, out: toB, taken: tookB, done: doneA, gone: doneB}
	b := &pipeEnd{in: toB, took: tookB, out: toA, taken: tookA, done: doneB, gone: doneA}
	a.readLimit, a.writeLimit = newLimit(), newLimit()
	b.readLimit, b.writeLimit = newLimit(), newLimit()
	return a, b
}

type pipeEnd struct {
	in    <-chan []byte // what the other end writes
	took  chan<- int    // how much of it was read
	out   chan<- []byte
	taken <-chan int
	once  sync.Once
	done  chan struct{}   // closed when this end is
	gone  <-chan struct{} // closed when the other end is

	writing               sync.Mutex
	readLimit, writeLimit *limit
}

func (p *pipeEnd) Read(b []byte) (int, error) {
	switch {
	case isClosed(p.done):
		return 0, io.ErrClosedPipe
	case isClosed(p.gone):
		return 0, io.EOF
	case isClosed(p.readLimit.passed()):
		return 0, p.fail("read", os.ErrDeadlineExceeded)
	}
	select {
	case bytes := <-p.in:
		n := copy(b, bytes)
		p.took <- n
		return n, nil
	case <-p.done:
		return 0, io.ErrClosedPipe
	case <-p.gone:
		return 0, io.EOF
	case <-p.readLimit.passed():
		return 0, p.fail("read", os.ErrDeadlineExceeded)
	}
}

func (p *pipeEnd) Write(b []byte) (n int, err error) {
	switch {
	case isClosed(p.done), isClosed(p.gone):
		return 0, io.ErrClosedPipe
	case isClosed(p.writeLimit.passed()):
		return 0, p.fail("write", os.ErrDeadlineExceeded)
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	for once := true; once || len(b) > 0; once = false {
		select {
		case p.out <- b:
			m := <-p.taken
			b = b[m:]
			n += m
		case <-p.done:
			return n, io.ErrClosedPipe
		case <-p.gone:
			return n, io.ErrClosedPipe
		case <-p.writeLimit.passed():
			return n, p.fail("write", os.ErrDeadlineExceeded)
		}
	}
	return n, nil
}

func (p *pipeEnd) fail(op string, err error) error {
	return &OpError{Op: op, Net: "pipe", Err: err}
}

func (p *pipeEnd) Close() error {
	p.once.Do(func() { close(p.done) })
	return nil
}

func (p *pipeEnd) LocalAddr() Addr  { return pipeAddr{} }
func (p *pipeEnd) RemoteAddr() Addr { return pipeAddr{} }

func (p *pipeEnd) SetDeadline(t time.Time) error {
	p.SetReadDeadline(t)
	return p.SetWriteDeadline(t)
}

func (p *pipeEnd) SetReadDeadline(t time.Time) error  { return p.setLimit(p.readLimit, t) }
func (p *pipeEnd) SetWriteDeadline(t time.Time) error { return p.setLimit(p.writeLimit, t) }

func (p *pipeEnd) setLimit(l *limit, t time.Time) error {
	if isClosed(p.done) || isClosed(p.gone) {
		return io.ErrClosedPipe
	}
	l.set(t)
	return nil
}

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }

// limit is a deadline: a channel that is closed once it has passed.
type limit struct {
	mu    sync.Mutex
	timer *time.Timer
	ch    chan struct{}
}

func newLimit() *limit { return &limit{ch: make(chan struct{})} }

func (l *limit) passed() chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.ch
}

func (l *limit) set(t time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.timer != nil && !l.timer.Stop() {
		<-l.ch // it has fired, or is about to
	}
	l.timer = nil
	if isClosed(l.ch) {
		l.ch = make(chan struct{})
	}
	if t.IsZero() {
		return
	}
	ch := l.ch
	if left := t.Sub(time.Now()); left > 0 {
		l.timer = time.AfterFunc(left, func() { close(ch) })
	} else {
		close(ch)
	}
}

func isClosed(ch <-chan struct{}) bool {
	select {
	case <-ch:
		return true
	default:
		return false
	}
}
