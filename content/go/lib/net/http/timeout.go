// Handlers around handlers: a time limit, a limit of bytes.

package http

import (
	"bytes"
	"context"
	"io"
	"sync"
	"time"
)

// MaxBytesHandler lets h read at most n bytes of a request's body.
func MaxBytesHandler(h Handler, n int64) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		limited := *r
		limited.Body = MaxBytesReader(w, r.Body, n)
		h.ServeHTTP(w, &limited)
	})
}

// TimeoutHandler runs h for a limited time; then the answer is 503, with this
// message for a body.
func TimeoutHandler(h Handler, dt time.Duration, msg string) Handler {
	return &timeoutHandler{h, dt, msg}
}

type timeoutHandler struct {
	handler Handler
	dt      time.Duration
	body    string
}

func (h *timeoutHandler) ServeHTTP(w ResponseWriter, r *Request) {
	ctx, cancel := context.WithTimeout(r.Context(), h.dt)
	defer cancel()
	r = r.WithContext(ctx)
	done := make(chan struct{})
	panicked := make(chan interface{}, 1)
	tw := &timeoutWriter{w: w, header: Header{}}
	go func() {
		defer func() {
			if p := recover(); p != nil {
				panicked <- p
			}
		}()
		h.handler.ServeHTTP(tw, r)
		close(done)
	}()
	select {
	case p := <-panicked:
		panic(p)
	case <-done:
		tw.mu.Lock()
		defer tw.mu.Unlock()
		header := w.Header()
		for key, values := range tw.header {
			header[key] = values
		}
		if tw.code == 0 {
			tw.code = StatusOK
		}
		w.WriteHeader(tw.code)
		w.Write(tw.buffer.Bytes())
	case <-ctx.Done():
		tw.mu.Lock()
		defer tw.mu.Unlock()
		if ctx.Err() == context.DeadlineExceeded {
			w.WriteHeader(StatusServiceUnavailable)
			body := h.body
			if body == "" {
				body = "<html><head><title>Timeout</title></head><body><h1>Timeout</h1></body></html>"
			}
			io.WriteString(w, body)
			tw.err = ErrHandlerTimeout
		} else {
			w.WriteHeader(StatusServiceUnavailable)
			tw.err = ctx.Err()
		}
	}
}

// timeoutWriter keeps an answer back until it is whole.
type timeoutWriter struct {
	w      ResponseWriter
	header Header
	buffer bytes.Buffer
	mu     sync.Mutex
	err    error
	code   int
}

func (t *timeoutWriter) Header() Header { return t.header }

func (t *timeoutWriter) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err != nil {
		return 0, t.err
	}
	if t.code == 0 {
		t.code = StatusOK
	}
	return t.buffer.Write(p)
}

func (t *timeoutWriter) WriteHeader(code int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err == nil && t.code == 0 {
		t.code = code
	}
}

// PushOptions go with a push.
type PushOptions struct {
	Method string
	Header Header
}

// Pusher is a ResponseWriter that can answer before it is asked; HTTP/1.1 has none.
type Pusher interface {
	Push(target string, opts *PushOptions) error
}
