// Package fcgi answers requests that a server sends on over FastCGI: records of requests, several of which
// may be under way on a connection.
package fcgi

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"net"
	"net/http"
	"net/http/cgi"
	"os"
	"strings"
	"sync"
	"time"
)

// Errors of bodies whose request is over.
var (
	ErrRequestAborted = errors.New("fcgi: request aborted by web server")
	ErrConnClosed     = errors.New("fcgi: connection to web server closed")
)

// Kinds of records.
const (
	beginRequest = iota + 1
	abortRequest
	endRequest
	params
	stdin
	stdout
	stderr
	data
	getValues
	getValuesResult
	unknownType
)

// How a request ends.
const (
	complete = iota
	cannotMultiplex
	overloaded
	unknownRole
)

const (
	responder  = 1
	keepAlive  = 1
	mostOfData = 65500
)

// record is one as it is read.
type record struct {
	kind byte
	id   uint16
	body []byte
}

func read(r io.Reader) (rec record, err error) {
	var head [8]byte
	if _, err = io.ReadFull(r, head[:]); err != nil {
		return rec, err
	}
	if head[0] != 1 {
		return rec, errors.New("fcgi: invalid header version")
	}
	rec.kind, rec.id = head[1], uint16(head[2])<<8|uint16(head[3])
	length := int(head[4])<<8 | int(head[5])
	all := make([]byte, length+int(head[6]))
	_, err = io.ReadFull(r, all)
	rec.body = all[:length]
	return rec, err
}

// conn is a connection to the server.
type conn struct {
	mu  sync.Mutex
	rwc io.ReadWriteCloser
}

// write writes a record, its length made a multiple of eight.
func (c *conn) write(kind byte, id uint16, body []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	padding := -len(body) & 7
	rec := []byte{1, kind, byte(id >> 8), byte(id), byte(len(body) >> 8), byte(len(body)), byte(padding), 0}
	rec = append(append(rec, body...), make([]byte, padding)...)
	_, err := c.rwc.Write(rec)
	return err
}

func (c *conn) end(id uint16, how byte) error {
	return c.write(endRequest, id, []byte{0, 0, 0, 0, how, 0, 0, 0})
}

// stream writes records of a kind; Close writes the empty one at its end.
type stream struct {
	c    *conn
	kind byte
	id   uint16
}

func (s *stream) Write(p []byte) (n int, err error) {
	for len(p) > 0 {
		part := p
		if len(part) > mostOfData {
			part = part[:mostOfData]
		}
		if err := s.c.write(s.kind, s.id, part); err != nil {
			return n, err
		}
		n += len(part)
		p = p[len(part):]
	}
	return n, nil
}

func (s *stream) Close() error { return s.c.write(s.kind, s.id, nil) }

// request is one that is under way.
type request struct {
	body   *io.PipeWriter
	params []byte
	known  map[string]string
	keep   bool
}

// child serves a connection.
type child struct {
	*conn
	handler http.Handler
	open    map[uint16]*request
}

func (c *child) serve() {
	defer func() {
		for _, req := range c.open {
			if req.body != nil {
				req.body.CloseWithError(ErrConnClosed)
			}
		}
		c.rwc.Close()
	}()
	for {
		rec, err := read(c.rwc)
		if err != nil || !c.record(rec) {
			return
		}
	}
}

// record does what one asks for; false ends the connection.
func (c *child) record(rec record) bool {
	req := c.open[rec.id]
	if req == nil && rec.kind != beginRequest && rec.kind != getValues {
		// Of a request that is over.
		return true
	}
	switch rec.kind {
	case beginRequest:
		if req != nil || len(rec.body) != 8 {
			return false
		}
		if role := int(rec.body[0])<<8 | int(rec.body[1]); role != responder {
			return c.end(rec.id, unknownRole) == nil
		}
		c.open[rec.id] = &request{keep: rec.body[2]&keepAlive != 0}
	case params:
		if len(rec.body) > 0 {
			req.params = append(req.params, rec.body...)
		} else {
			// Only what has an end is believed.
			req.known = variables(req.params)
		}
	case stdin:
		if req.body == nil {
			var body io.ReadCloser = ioutil.NopCloser(strings.NewReader(""))
			if len(rec.body) > 0 {
				body, req.body = io.Pipe()
			}
			id := rec.id
			if req.body == nil {
				// It has all it needs, and may be forgotten.
				delete(c.open, id)
			}
			go c.answer(id, req, body)
		}
		if len(rec.body) > 0 {
			req.body.Write(rec.body)
		} else if req.body != nil {
			delete(c.open, rec.id)
			req.body.Close()
		}
	case getValues:
		if c.write(getValuesResult, 0, append([]byte{15, 1}, "FCGI_MPXS_CONNS1"...)) != nil {
			return false
		}
		return c.write(getValuesResult, 0, nil) == nil
	case data:
		// None of what is served here filters.
	case abortRequest:
		delete(c.open, rec.id)
		c.end(rec.id, complete)
		if req.body != nil {
			req.body.CloseWithError(ErrRequestAborted)
		}
		return req.keep
	default:
		return c.write(unknownType, 0, []byte{rec.kind, 0, 0, 0, 0, 0, 0, 0}) == nil
	}
	return true
}

// variables are pairs of names and values, each with its length before it, in one byte or in four.
func variables(b []byte) map[string]string {
	all := map[string]string{}
	size := func() (n int, ok bool) {
		switch {
		case len(b) == 0:
			return 0, false
		case b[0] < 128:
			n, b = int(b[0]), b[1:]
			return n, true
		case len(b) < 4:
			return 0, false
		}
		n, b = int(b[0]&127)<<24|int(b[1])<<16|int(b[2])<<8|int(b[3]), b[4:]
		return n, true
	}
	for {
		name, ok := size()
		if !ok {
			return all
		}
		value, ok := size()
		if !ok || name+value > len(b) {
			return all
		}
		all[string(b[:name])] = string(b[name : name+value])
		b = b[name+value:]
	}
}

// answer has a request served.
func (c *child) answer(id uint16, req *request, body io.ReadCloser) {
	out := &stream{c.conn, stdout, id}
	w := &response{out: bufio.NewWriterSize(out, 8192), header: http.Header{}}
	httpReq, err := cgi.RequestFromMap(req.known)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		c.write(stderr, id, []byte(err.Error()))
	} else {
		httpReq.Body = body
		w.req = httpReq
		c.handler.ServeHTTP(w, httpReq)
	}
	w.Write(nil)
	w.out.Flush()
	out.Close()
	c.end(id, complete)
	// What is left of the body is read, so that the records behind it are.
	io.CopyN(ioutil.Discard, body, 100<<20)
	body.Close()
	if !req.keep {
		c.rwc.Close()
	}
}

// response is what a handler answers through.
type response struct {
	req    *http.Request
	header http.Header
	out    *bufio.Writer
	status int
	told   bool
}

func (w *response) Header() http.Header { return w.header }

func (w *response) Flush() {
	if w.status == 0 {
		w.WriteHeader(http.StatusOK)
	}
	w.out.Flush()
}

func (w *response) WriteHeader(status int) {
	if w.status != 0 {
		return
	}
	w.status = status
	if status == http.StatusNotModified {
		// There is no body to be described.
		w.header.Del("Content-Type")
		w.header.Del("Content-Length")
		w.header.Del("Transfer-Encoding")
	}
}

func (w *response) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.WriteHeader(http.StatusOK)
	}
	if !w.told {
		w.told = true
		if _, set := w.header["Content-Type"]; !set && w.status != http.StatusNotModified {
			w.header.Set("Content-Type", http.DetectContentType(p))
		}
		if w.header.Get("Date") == "" {
			w.header.Set("Date", time.Now().UTC().Format(http.TimeFormat))
		}
		var head bytes.Buffer
		fmt.Fprintf(&head, "Status: %d %s\r\n", w.status, http.StatusText(w.status))
		w.header.Write(&head)
		head.WriteString("\r\n")
		w.out.Write(head.Bytes())
	}
	return w.out.Write(p)
}

// Serve answers the requests of the connections that l accepts; nil is the one on standard input, and
// http.DefaultServeMux.
func Serve(l net.Listener, handler http.Handler) error {
	if l == nil {
		given, err := net.FileListener(os.Stdin)
		if err != nil {
			return err
		}
		defer given.Close()
		l = given
	}
	if handler == nil {
		handler = http.DefaultServeMux
	}
	for {
		rwc, err := l.Accept()
		if err != nil {
			return err
		}
		go (&child{&conn{rwc: rwc}, handler, map[uint16]*request{}}).serve()
	}
}
