// Transport: connections of the client, and which of them can be used again.

package http

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"sync"
	"time"
)

// Transport sends requests over connections that it keeps for the next ones.
// It runs in the caller's goroutine, but for a body that is being sent.
type Transport struct {
	Proxy func(*Request) (*url.URL, error)
	// Dial connects; net.Dial if nil.
	Dial                  func(network, addr string) (net.Conn, error)
	DisableKeepAlives     bool
	DisableCompression    bool
	MaxIdleConns          int
	MaxIdleConnsPerHost   int // DefaultMaxIdleConnsPerHost if zero
	MaxConnsPerHost       int
	IdleConnTimeout       time.Duration
	ResponseHeaderTimeout time.Duration

	mu        sync.Mutex
	idle      map[string][]*clientConn // by address, the one used last at the end
	protocols map[string]RoundTripper
}

// DefaultMaxIdleConnsPerHost is how many unused connections to an address are kept.
const DefaultMaxIdleConnsPerHost = 2

// DefaultTransport is what a Client without a Transport uses.
var DefaultTransport RoundTripper = &Transport{MaxIdleConns: 100, IdleConnTimeout: 90 * time.Second}

// ErrSkipAltProtocol is given by a registered RoundTripper that wants the
// Transport itself to send a request.
var ErrSkipAltProtocol = errors.New("net/http: skip alternate protocol")

// ProxyURL gives the same proxy for each request.
func ProxyURL(fixed *url.URL) func(*Request) (*url.URL, error) {
	return func(*Request) (*url.URL, error) { return fixed, nil }
}

// RegisterProtocol gives requests of a scheme to rt.
func (t *Transport) RegisterProtocol(scheme string, rt RoundTripper) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.protocols == nil {
		t.protocols = map[string]RoundTripper{}
	}
	if t.protocols[scheme] != nil {
		panic("protocol " + scheme + " already registered")
	}
	t.protocols[scheme] = rt
}

// RoundTrip sends a request and reads the response up to its body.
func (t *Transport) RoundTrip(req *Request) (*Response, error) { return t.roundTrip(req, time.Time{}) }

func (t *Transport) roundTrip(req *Request, deadline time.Time) (*Response, error) {
	if err := checkOutgoing(req); err != nil {
		closeBody(req)
		return nil, err
	}
	t.mu.Lock()
	other := t.protocols[req.URL.Scheme]
	t.mu.Unlock()
	if other != nil {
		if res, err := other.RoundTrip(req); err != ErrSkipAltProtocol {
			return res, err
		}
	}
	proxy, err := t.route(req)
	if err != nil {
		closeBody(req)
		return nil, err
	}
	for {
		c, err := t.connect(req, proxy)
		if err != nil {
			closeBody(req)
			return nil, err
		}
		c.rwc.SetDeadline(deadline)
		res, err := c.roundTrip(req, proxy != nil, deadline)
		if err == nil {
			return res, nil
		}
		c.rwc.Close()
		early, ok := err.(notStarted)
		if !ok {
			return nil, err
		}
		// The server may have closed a connection that was idle: then try another.
		if req = again(req); !c.reused || req == nil {
			return nil, early.err
		}
	}
}

// again gives the request to be sent once more, or nil if its body is gone.
func again(req *Request) *Request {
	if req.Body == nil || req.Body == NoBody {
		return req
	}
	if req.GetBody == nil {
		return nil
	}
	body, err := req.GetBody()
	if err != nil {
		return nil
	}
	repeated := *req
	repeated.Body = body
	return &repeated
}

func checkOutgoing(req *Request) error {
	if req.URL == nil {
		return errors.New("http: nil Request.URL")
	}
	if req.Header == nil {
		return errors.New("http: nil Request.Header")
	}
	if req.Method != "" && !isToken(req.Method) {
		return fmt.Errorf("net/http: invalid method %q", req.Method)
	}
	for key, values := range req.Header {
		if !isToken(key) {
			return fmt.Errorf("net/http: invalid header field name %q", key)
		}
		for _, value := range values {
			if !isFieldValue(value) {
				return fmt.Errorf("net/http: invalid header field value for %q", key)
			}
		}
	}
	return nil
}

// route checks that the request leads somewhere, and finds its proxy, if it has one.
func (t *Transport) route(req *Request) (*url.URL, error) {
	if req.URL.Scheme != "http" {
		return nil, fmt.Errorf("unsupported protocol scheme %q", req.URL.Scheme)
	}
	if req.URL.Host == "" {
		return nil, errors.New("http: no Host in request URL")
	}
	if t.Proxy == nil {
		return nil, nil
	}
	return t.Proxy(req)
}

// clientConn is the client's side of a connection.
type clientConn struct {
	transport *Transport
	addr      string
	rwc       net.Conn
	r         *bufio.Reader
	w         *bufio.Writer
	reused    bool
	expires   time.Time
}

// connect gives a connection for the request: an idle one, or a new one.
func (t *Transport) connect(req *Request, proxy *url.URL) (*clientConn, error) {
	u := req.URL
	if proxy != nil {
		u = proxy
	}
	addr := u.Host
	if u.Port() == "" {
		addr = net.JoinHostPort(u.Hostname(), "80")
	}
	if c := t.takeIdle(addr); c != nil {
		return c, nil
	}
	dial := t.Dial
	if dial == nil {
		dial = net.Dial
	}
	rwc, err := dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	return &clientConn{transport: t, addr: addr, rwc: rwc, r: bufio.NewReader(rwc), w: bufio.NewWriter(rwc)}, nil
}

func (t *Transport) takeIdle(addr string) *clientConn {
	t.mu.Lock()
	defer t.mu.Unlock()
	for {
		conns := t.idle[addr]
		if len(conns) == 0 {
			return nil
		}
		c := conns[len(conns)-1]
		t.idle[addr] = conns[:len(conns)-1]
		if c.expires.IsZero() || time.Now().Before(c.expires) {
			c.reused = true
			return c
		}
		c.rwc.Close()
	}
}

// keep makes a connection idle, or closes it if there are enough.
func (t *Transport) keep(c *clientConn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	most := t.MaxIdleConnsPerHost
	if most == 0 {
		most = DefaultMaxIdleConnsPerHost
	}
	if t.DisableKeepAlives || most < 0 || len(t.idle[c.addr]) >= most {
		c.rwc.Close()
		return
	}
	if t.IdleConnTimeout > 0 {
		c.expires = time.Now().Add(t.IdleConnTimeout)
	}
	if t.idle == nil {
		t.idle = map[string][]*clientConn{}
	}
	t.idle[c.addr] = append(t.idle[c.addr], c)
}

// CloseIdleConnections closes the connections that are not in use.
func (t *Transport) CloseIdleConnections() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, conns := range t.idle {
		for _, c := range conns {
			c.rwc.Close()
		}
	}
	t.idle = nil
}

// notStarted is an error before the first byte of a response.
type notStarted struct{ err error }

func (e notStarted) Error() string { return e.err.Error() }

// roundTrip sends the request on this connection and reads the response.
func (c *clientConn) roundTrip(req *Request, toProxy bool, deadline time.Time) (*Response, error) {
	extra := c.extraHeader(req)
	sent := make(chan error, 1)
	if req.Body == nil || req.Body == NoBody {
		if err := req.write(c.w, toProxy, extra); err != nil {
			return nil, notStarted{err}
		}
		sent <- nil
	} else {
		// The server may answer before it has read all.
		go func() { sent <- req.write(c.w, toProxy, extra) }()
	}
	if wait := c.transport.ResponseHeaderTimeout; wait > 0 {
		c.rwc.SetReadDeadline(time.Now().Add(wait))
	}
	if _, err := c.r.Peek(1); err != nil {
		return nil, notStarted{c.explain(err, sent)}
	}
	res, err := ReadResponse(c.r, req)
	for err == nil && res.StatusCode < 200 && res.StatusCode != StatusSwitchingProtocols {
		res, err = ReadResponse(c.r, req) // what came was only for information
	}
	if err != nil {
		return nil, err
	}
	if c.transport.ResponseHeaderTimeout > 0 {
		c.rwc.SetReadDeadline(deadline)
	}
	last := res.Close || req.Close || hasToken(req.Header.get("Connection"), "close")
	finish := func() {
		if !last && c.r.Buffered() == 0 && len(sent) == 1 && <-sent == nil {
			c.rwc.SetDeadline(time.Time{})
			c.transport.keep(c)
			return
		}
		c.rwc.Close()
	}
	switch b := res.Body.(type) {
	case *body:
		res.Body = &clientBody{conn: c, body: b, finish: finish, limited: !deadline.IsZero()}
	default:
		if res.StatusCode == StatusSwitchingProtocols {
			res.Body = switched{c}
		} else {
			finish()
		}
	}
	return res, nil
}

// extraHeader are the headers that a Transport adds.
func (c *clientConn) extraHeader(req *Request) Header {
	extra := Header{}
	chosen := req.Header.Get("Accept-Encoding") != "" || req.Header.Get("Range") != ""
	if !c.transport.DisableCompression && req.Method != "HEAD" && !chosen {
		extra.Set("Accept-Encoding", "gzip")
	}
	if c.transport.DisableKeepAlives && !req.Close && !hasToken(req.Header.get("Connection"), "close") {
		extra.Set("Connection", "close")
	}
	return extra
}

// explain says why no response came.
func (c *clientConn) explain(err error, sent chan error) error {
	if t, ok := err.(net.Error); ok && t.Timeout() && c.transport.ResponseHeaderTimeout > 0 {
		return &timeoutError{"net/http: timeout awaiting response headers"}
	}
	if err == io.EOF && c.reused {
		return errors.New("http: server closed idle connection")
	}
	select {
	case writeErr := <-sent:
		if writeErr != nil {
			return writeErr
		}
	default:
	}
	return err
}

// clientBody gives the connection back when the body has been read.
type clientBody struct {
	conn    *clientConn
	body    *body
	finish  func()
	limited bool
	once    sync.Once
	closed  bool
}

func (b *clientBody) Read(p []byte) (int, error) {
	if b.closed {
		return 0, errors.New("http: read on closed response body")
	}
	n, err := b.body.Read(p)
	if err == io.EOF {
		b.once.Do(b.finish)
	} else if t, ok := err.(net.Error); ok && t.Timeout() && b.limited {
		err = &timeoutError{"context deadline exceeded (Client.Timeout or context cancellation while reading body)"}
	}
	return n, err
}

// Close before the end closes the connection: the rest may be long.
func (b *clientBody) Close() error {
	b.closed = true
	b.once.Do(func() { b.conn.rwc.Close() })
	return nil
}

// switched is the connection after a change of protocol.
type switched struct{ c *clientConn }

func (s switched) Read(p []byte) (int, error)  { return s.c.r.Read(p) }
func (s switched) Write(p []byte) (int, error) { return s.c.rwc.Write(p) }
func (s switched) Close() error                { return s.c.rwc.Close() }
