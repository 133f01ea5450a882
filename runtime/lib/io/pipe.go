package io

import (
	"sync"
)

// once keeps the first error it is given.
type once struct {
	mu  sync.Mutex
	err error
}

func (o *once) store(err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err == nil {
		o.err = err
	}
}

func (o *once) load() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}

// pipe hands each write to as many reads as it takes; it has no buffer of its own.
type pipe struct {
	// writing lets one writer in at a time.
	writing sync.Mutex
	data    chan []byte
	taken   chan int

	done     chan struct{}
	closing  sync.Once
	readErr  once
	writeErr once
}

func (p *pipe) close() { p.closing.Do(func() { close(p.done) }) }

func (p *pipe) read(b []byte) (int, error) {
	select {
	case <-p.done:
		return 0, p.readFault()
	default:
	}
	select {
	case data := <-p.data:
		n := copy(b, data)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.readFault()
	}
}

func (p *pipe) write(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.writeFault()
	default:
		p.writing.Lock()
		defer p.writing.Unlock()
	}
	// An empty write waits for a reader too.
	for first := true; first || len(b) > 0; first = false {
		select {
		case p.data <- b:
			taken := <-p.taken
			b = b[taken:]
			n += taken
		case <-p.done:
			return n, p.writeFault()
		}
	}
	return n, nil
}

// readFault is why a read fails: what the writer's end was closed with, else that the reader's own is.
func (p *pipe) readFault() error {
	fault := p.writeErr.load()
	if p.readErr.load() == nil && fault != nil {
		return fault
	}
	return ErrClosedPipe
}

func (p *pipe) writeFault() error {
	fault := p.readErr.load()
	if p.writeErr.load() == nil && fault != nil {
		return fault
	}
	return ErrClosedPipe
}

// PipeReader is the end of a pipe that is read.
type PipeReader struct {
	p *pipe
}

// Read waits for a writer; at the end it gives the writer's error, or EOF.
func (r *PipeReader) Read(data []byte) (n int, err error) { return r.p.read(data) }

// Close makes writes fail with ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError makes writes fail with err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.p.readErr.store(err)
	r.p.close()
	return nil
}

// PipeWriter is the end of a pipe that is written.
type PipeWriter struct {
	p *pipe
}

// Write waits until readers have taken all of data, or have closed their end.
func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.p.write(data) }

// Close makes reads end with EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError makes reads end with err, or EOF if it is nil.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.p.writeErr.store(err)
	w.p.close()
	return nil
}

// Pipe makes a pipe in memory.
func Pipe() (*PipeReader, *PipeWriter) {
	p := &pipe{data: make(chan []byte), taken: make(chan int), done: make(chan struct{})}
	return &PipeReader{p}, &PipeWriter{p}
}
