// A server's connection used by hand, and bodies in chunks.

package httputil

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
)

// ServerConn reads requests of one connection and writes responses to it, by hand.
type ServerConn struct {
	mu       sync.Mutex
	c        net.Conn
	r        *bufio.Reader
	readErr  error // what the next Read gives
	writeErr error // what the next Write gives
	body     io.ReadCloser
	open     []*http.Request // read and not answered, in order
	read     int
	written  int
}

// NewServerConn uses c; r holds what was read from it already, nil for nothing.
func NewServerConn(c net.Conn, r *bufio.Reader) *ServerConn {
	if r == nil {
		r = bufio.NewReader(c)
	}
	return &ServerConn{c: c, r: r}
}

// Hijack gives the connection back.
func (sc *ServerConn) Hijack() (net.Conn, *bufio.Reader) {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	c, r := sc.c, sc.r
	sc.c, sc.r = nil, nil
	return c, r
}

// Close closes the connection.
func (sc *ServerConn) Close() error {
	if c, _ := sc.Hijack(); c != nil {
		return c.Close()
	}
	return nil
}

// Read reads the next request, after what is left of the body of the one before. With ErrPersistEOF
// there is a request, and it is the last one.
func (sc *ServerConn) Read() (*http.Request, error) {
	sc.mu.Lock()
	r, body, err := sc.r, sc.body, sc.readErr
	sc.body = nil
	sc.mu.Unlock()
	if err == nil && r == nil {
		err = ErrClosed
	}
	if err != nil {
		return nil, err
	}
	if body != nil {
		if err := body.Close(); err != nil {
			sc.mu.Lock()
			sc.readErr = err
			sc.mu.Unlock()
			return nil, err
		}
	}
	req, err := http.ReadRequest(r)
	sc.mu.Lock()
	defer sc.mu.Unlock()
	if err == io.ErrUnexpectedEOF {
		// A connection that ends in a request is one that has ended.
		err = io.EOF
	}
	if err == io.EOF {
		sc.readErr = ErrPersistEOF
		return nil, ErrPersistEOF
	}
	if err != nil {
		sc.readErr = err
		return req, err
	}
	sc.body = req.Body
	sc.read++
	sc.open = append(sc.open, req)
	if req.Close {
		sc.readErr = ErrPersistEOF
		return req, ErrPersistEOF
	}
	return req, nil
}

// Pending counts requests that are not answered.
func (sc *ServerConn) Pending() int {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	return sc.read - sc.written
}

// Write answers the oldest request that is not answered.
func (sc *ServerConn) Write(req *http.Request, resp *http.Response) error {
	sc.mu.Lock()
	c, err := sc.c, sc.writeErr
	turn := -1
	for i, one := range sc.open {
		if one == req {
			turn = i
		}
	}
	if turn == 0 {
		sc.open = sc.open[1:]
	}
	sc.mu.Unlock()
	switch {
	case turn < 0:
		return ErrPipeline
	case err != nil:
		return err
	case c == nil:
		return ErrClosed
	case turn > 0:
		return ErrPipeline
	}
	if resp.Close {
		sc.mu.Lock()
		sc.readErr = ErrPersistEOF
		sc.mu.Unlock()
	}
	err = resp.Write(c)
	sc.mu.Lock()
	defer sc.mu.Unlock()
	if err != nil {
		sc.writeErr = err
		return err
	}
	sc.written++
	return nil
}

// NewProxyClientConn is a ClientConn that names whole addresses in its requests, as proxies want it.
func NewProxyClientConn(c net.Conn, r *bufio.Reader) *ClientConn {
	cc := NewClientConn(c, r)
	cc.write = (*http.Request).WriteProxy
	return cc
}

// chunks takes a body out of its chunks.
type chunks struct {
	r    *bufio.Reader
	left uint64
	any  bool // a chunk was begun: its data are followed by a line's end
	err  error
}

// NewChunkedReader takes the body out of the chunks in r; what comes after the last one stays there.
func NewChunkedReader(r io.Reader) io.Reader {
	br, ok := r.(*bufio.Reader)
	if !ok {
		br = bufio.NewReader(r)
	}
	return &chunks{r: br}
}

// mostOfLine is how long the line before a chunk may be.
const mostOfLine = 4096

func (c *chunks) size() {
	line, err := c.r.ReadSlice('\n')
	switch {
	case err == io.EOF:
		c.err = io.ErrUnexpectedEOF
		return
	case err == bufio.ErrBufferFull || len(line) >= mostOfLine:
		c.err = ErrLineTooLong
		return
	case err != nil:
		c.err = err
		return
	}
	line = bytes.TrimRight(line, " \t\r\n")
	if i := bytes.IndexByte(line, ';'); i >= 0 {
		line = line[:i]
	}
	for _, d := range line {
		if !('0' <= d && d <= '9' || 'a' <= d && d <= 'f' || 'A' <= d && d <= 'F') {
			c.err = errors.New("invalid byte in chunk length")
			return
		}
	}
	if len(line) > 16 {
		c.err = errors.New("http chunk length too large")
		return
	}
	c.left, _ = strconv.ParseUint(string(line), 16, 64)
	c.any = true
	if c.left == 0 {
		c.err = io.EOF
	}
}

func (c *chunks) Read(p []byte) (n int, err error) {
	for c.err == nil && len(p) > 0 {
		if c.left == 0 {
			// The next chunk is waited for only by who has got nothing yet.
			if n > 0 && c.r.Buffered() == 0 {
				break
			}
			if c.any {
				var end [2]byte
				if _, err := io.ReadFull(c.r, end[:]); err != nil {
					c.err = io.ErrUnexpectedEOF
					break
				}
				if string(end[:]) != "\r\n" {
					c.err = errors.New("malformed chunked encoding")
					break
				}
			}
			c.size()
			continue
		}
		part := p
		if uint64(len(part)) > c.left {
			part = part[:c.left]
		}
		got, err := c.r.Read(part)
		n += got
		p = p[got:]
		c.left -= uint64(got)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		c.err = err
	}
	if n > 0 && c.err == io.EOF {
		return n, io.EOF
	}
	return n, c.err
}

type chunker struct{ w io.Writer }

// NewChunkedWriter makes each Write a chunk; Close writes the last one, without the empty line after it.
func NewChunkedWriter(w io.Writer) io.WriteCloser { return chunker{w} }

func (c chunker) Write(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if _, err := fmt.Fprintf(c.w, "%x\r\n", len(p)); err != nil {
		return 0, err
	}
	n, err := c.w.Write(p)
	if err == nil && n < len(p) {
		err = io.ErrShortWrite
	}
	if err == nil {
		_, err = io.WriteString(c.w, "\r\n")
	}
	return n, err
}

func (c chunker) Close() error {
	_, err := io.WriteString(c.w, "0\r\n")
	return err
}
