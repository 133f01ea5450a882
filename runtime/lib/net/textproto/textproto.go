// What HTTP, mail and news have in common.

// Package textproto reads and writes protocols that are made of lines.
package textproto

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
)

// Error is an answer with a code that was not hoped for.
type Error struct {
	Code int
	Msg  string
}

func (e *Error) Error() string { return fmt.Sprintf("%03d %s", e.Code, e.Msg) }

// ProtocolError is an answer that is none.
type ProtocolError string

func (p ProtocolError) Error() string { return string(p) }

// MIMEHeader is a header: values by canonical key.
type MIMEHeader map[string][]string

// Add adds a value to a key's.
func (h MIMEHeader) Add(key, value string) {
	key = CanonicalMIMEHeaderKey(key)
	h[key] = append(h[key], value)
}

// Set makes value the only one of a key.
func (h MIMEHeader) Set(key, value string) { h[CanonicalMIMEHeaderKey(key)] = []string{value} }

// Get gives the first value of a key, or "".
func (h MIMEHeader) Get(key string) string {
	if values := h[CanonicalMIMEHeaderKey(key)]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// Values gives all values of a key.
func (h MIMEHeader) Values(key string) []string { return h[CanonicalMIMEHeaderKey(key)] }

// Del removes a key.
func (h MIMEHeader) Del(key string) { delete(h, CanonicalMIMEHeaderKey(key)) }

func isTokenByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0
}

// CanonicalMIMEHeaderKey writes the first letter, and those after hyphens, large,
// the others small; what is no key stays as it is.
func CanonicalMIMEHeaderKey(s string) string {
	for i := 0; i < len(s); i++ {
		if !isTokenByte(s[i]) {
			return s
		}
	}
	b := []byte(s)
	first := true
	for i, c := range b {
		if first && 'a' <= c && c <= 'z' {
			b[i] = c - 'a' + 'A'
		} else if !first && 'A' <= c && c <= 'Z' {
			b[i] = c - 'A' + 'a'
		}
		first = c == '-'
	}
	return string(b)
}

// TrimString removes ASCII space from both ends.
func TrimString(s string) string { return strings.Trim(s, " \t\r\n") }

// TrimBytes removes ASCII space from both ends.
func TrimBytes(b []byte) []byte { return []byte(TrimString(string(b))) }

// Conn is both ends of a connection.
type Conn struct {
	Reader
	Writer
	Pipeline
	conn io.ReadWriteCloser
}

// NewConn makes a Conn of a connection.
func NewConn(conn io.ReadWriteCloser) *Conn {
	return &Conn{Reader: Reader{R: bufio.NewReader(conn)}, Writer: Writer{W: bufio.NewWriter(conn)}, conn: conn}
}

// Close closes the connection.
func (c *Conn) Close() error { return c.conn.Close() }

// Dial connects.
func Dial(network, addr string) (*Conn, error) {
	c, err := net.Dial(network, addr)
	if err != nil {
		return nil, err
	}
	return NewConn(c), nil
}

// Cmd sends a command when it is its turn; the id is for the response.
func (c *Conn) Cmd(format string, args ...interface{}) (id uint, err error) {
	id = c.Next()
	c.StartRequest(id)
	err = c.PrintfLine(format, args...)
	c.EndRequest(id)
	if err != nil {
		return 0, err
	}
	return id, nil
}

// Pipeline keeps requests and responses in order.
type Pipeline struct {
	mu       sync.Mutex
	id       uint
	request  turns
	response turns
}

// Next gives the number of the next request.
func (p *Pipeline) Next() uint {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.id++
	return p.id - 1
}

// StartRequest waits until it is the request's turn to be sent.
func (p *Pipeline) StartRequest(id uint) { p.request.start(id) }

// EndRequest lets the next request be sent.
func (p *Pipeline) EndRequest(id uint) { p.request.end(id) }

// StartResponse waits until it is the response's turn to be read.
func (p *Pipeline) StartResponse(id uint) { p.response.start(id) }

// EndResponse lets the next response be read.
func (p *Pipeline) EndResponse(id uint) { p.response.end(id) }

// turns lets numbers go one after another.
type turns struct {
	mu   sync.Mutex
	id   uint
	wait map[uint]chan struct{}
}

func (t *turns) start(id uint) {
	t.mu.Lock()
	if t.id == id {
		t.mu.Unlock()
		return
	}
	c := make(chan struct{})
	if t.wait == nil {
		t.wait = map[uint]chan struct{}{}
	}
	t.wait[id] = c
	t.mu.Unlock()
	<-c
}

func (t *turns) end(id uint) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.id != id {
		panic("out of sync")
	}
	t.id++
	if c := t.wait[t.id]; c != nil {
		delete(t.wait, t.id)
		close(c)
	}
}
