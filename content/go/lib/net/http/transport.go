// Transport: connections of the client, and which of them can be used again.

package http

import (
	"bufio"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"
)

// Transport sends requests over connections that it keeps for the next ones.
// It runs in the caller's goroutine, but for a body that is being sent.
type Transport struct {
	Proxy func(*Request) (*url.URL, error)
	// Dial connects; net.Dial if nil.
	Dial func(network, addr string) (net.Conn, error)
	// DialContext is asked before Dial.
	DialContext func(ctx context.Context, network, addr string) (net.Conn, error)
	// DialTLS connects for https; Dial and a handshake if nil.
	DialTLS             func(network, addr string) (net.Conn, error)
	DialTLSContext      func(ctx context.Context, network, addr string) (net.Conn, error)
	TLSClientConfig     *tls.Config
	TLSHandshakeTimeout time.Duration
	TLSNextProto        map[string]func(authority string, c *tls.Conn) RoundTripper

	DisableKeepAlives     bool
	DisableCompression    bool
	MaxIdleConns          int
	MaxIdleConnsPerHost   int // DefaultMaxIdleConnsPerHost if zero
	MaxConnsPerHost       int
	IdleConnTimeout       time.Duration
	ResponseHeaderTimeout time.Duration
	ExpectContinueTimeout time.Duration

	ProxyConnectHeader     Header
	MaxResponseHeaderBytes int64
	WriteBufferSize        int
	ReadBufferSize         int
	ForceAttemptHTTP2      bool

	mu        sync.Mutex
	underway  map[*Request]net.Conn    // for CancelRequest
	idle      map[string][]*clientConn // by address, the one used last at the end
	protocols map[string]RoundTripper
}

// DefaultMaxIdleConnsPerHost is how many unused connections to an address are kept.
const DefaultMaxIdleConnsPerHost = 2

// DefaultTransport is what a Client without a Transport uses.
var DefaultTransport RoundTripper = &Transport{
	Proxy:               ProxyFromEnvironment,
	DialContext:         (&net.Dialer{Timeout: 30 * time.Second}).DialContext,
	MaxIdleConns:        100,
	IdleConnTimeout:     90 * time.Second,
	TLSHandshakeTimeout: 10 * time.Second,
}

// ErrSkipAltProtocol is given by a registered RoundTripper that wants the
// Transport itself to send a request.
var ErrSkipAltProtocol = errors.New("net/http: skip alternate protocol")

// ProxyURL gives the same proxy for each request.
func ProxyURL(fixed *url.URL) func(*Request) (*url.URL, error) {
	return func(*Request) (*url.URL, error) { return fixed, nil }
}

// ProxyFromEnvironment gives the proxy that HTTP_PROXY or HTTPS_PROXY names,
// unless NO_PROXY names the host.
func ProxyFromEnvironment(req *Request) (*url.URL, error) {
	setting := func(name string) string {
		if value := os.Getenv(name); value != "" {
			return value
		}
		return os.Getenv(strings.ToLower(name))
	}
	host := req.URL.Hostname()
	if ip := net.ParseIP(host); host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil, nil
	}
	for _, entry := range strings.Split(setting("NO_PROXY"), ",") {
		entry = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(entry)), ".")
		if entry == "*" || entry != "" && (host == entry || strings.HasSuffix(host, "."+entry)) {
			return nil, nil
		}
	}
	proxy := setting("HTTP_PROXY")
	if req.URL.Scheme == "https" {
		proxy = setting("HTTPS_PROXY")
	}
	if proxy == "" {
		return nil, nil
	}
	u, err := url.Parse(proxy)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		// A host and port will do.
		if u, err := url.Parse("http://" + proxy); err == nil {
			return u, nil
		}
	}
	if err != nil {
		return nil, fmt.Errorf("invalid proxy address %q: %v", proxy, err)
	}
	return u, nil
}

// Clone copies the settings.
func (t *Transport) Clone() *Transport {
	return &Transport{
		Proxy: t.Proxy, Dial: t.Dial, DialContext: t.DialContext, DialTLS: t.DialTLS, DialTLSContext: t.DialTLSContext,
		TLSClientConfig: t.TLSClientConfig.Clone(), TLSHandshakeTimeout: t.TLSHandshakeTimeout,
		DisableKeepAlives: t.DisableKeepAlives, DisableCompression: t.DisableCompression, MaxIdleConns: t.MaxIdleConns,
		MaxIdleConnsPerHost: t.MaxIdleConnsPerHost, MaxConnsPerHost: t.MaxConnsPerHost,
		IdleConnTimeout: t.IdleConnTimeout, ResponseHeaderTimeout: t.ResponseHeaderTimeout,
		ExpectContinueTimeout: t.ExpectContinueTimeout, ProxyConnectHeader: t.ProxyConnectHeader.Clone(),
	}
}

// CancelRequest closes the connection of a request that is under way.
func (t *Transport) CancelRequest(req *Request) {
	t.mu.Lock()
	c := t.underway[req]
	t.mu.Unlock()
	if c != nil {
		c.Close()
	}
}

// began and ended keep the list for CancelRequest.
func (t *Transport) began(req *Request, c net.Conn) {
	t.mu.Lock()
	if t.underway == nil {
		t.underway = map[*Request]net.Conn{}
	}
	t.underway[req] = c
	t.mu.Unlock()
}

func (t *Transport) ended(req *Request) {
	t.mu.Lock()
	delete(t.underway, req)
	t.mu.Unlock()
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
	ctx := req.Context()
	for {
		if err := ctx.Err(); err != nil {
			closeBody(req)
			return nil, err
		}
		c, err := t.connect(req, proxy)
		if err != nil {
			closeBody(req)
			return nil, err
		}
		c.rwc.SetDeadline(deadline)
		stop := watchContext(req, c.rwc)
		key := req
		if req.original != nil {
			key = req.original
		}
		t.began(key, c.rwc)
		res, err := c.roundTrip(req, proxy != nil && req.URL.Scheme == "http", deadline)
		t.ended(key)
		if err == nil {
			res.TLS = c.tls
			if b, ok := res.Body.(*clientBody); ok {
				b.stop, b.ctx = stop, ctx
			} else {
				stop()
			}
			return res, nil
		}
		stop()
		c.rwc.Close()
		if ctxErr := ctx.Err(); ctxErr != nil {
			return nil, ctxErr
		}
		select {
		case <-req.Cancel:
			return nil, errors.New("net/http: request canceled")
		default:
		}
		early, ok := err.(notStarted)
		if !ok {
			return nil, err
		}
		// The server may have closed a connection that was idle: then try another, if there is time.
		late := !deadline.IsZero() && !time.Now().Before(deadline)
		if req = again(req); !c.reused || req == nil || late {
			return nil, early.err
		}
	}
}

// watchContext closes the connection when the request's context ends, until it
// is told to stop.
func watchContext(req *Request, c net.Conn) (stop func()) {
	done := req.Context().Done()
	if done == nil && req.Cancel == nil {
		return func() {}
	}
	finished := make(chan struct{})
	go func() {
		select {
		case <-done:
			c.Close()
		case <-req.Cancel:
			c.Close()
		case <-finished:
		}
	}()
	var once sync.Once
	return func() { once.Do(func() { close(finished) }) }
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
	if req.URL.Scheme != "http" && req.URL.Scheme != "https" {
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
	tls       *tls.ConnectionState
	r         *bufio.Reader
	w         *bufio.Writer
	reused    bool
	unpacks   bool // gzip was asked for, not by the caller
	broken    bool // a request's body could not be sent whole
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
		port := "80"
		if u.Scheme == "https" {
			port = "443"
		}
		addr = net.JoinHostPort(u.Hostname(), port)
	}
	// Connections through a proxy, or sealed, are kept apart.
	key := addr
	if req.URL.Scheme == "https" {
		key = "https:" + addr + ":" + req.URL.Host
	}
	if c := t.takeIdle(key); c != nil {
		return c, nil
	}
	rwc, err := t.dial(req, addr, proxy)
	if err != nil {
		return nil, err
	}
	c := &clientConn{transport: t, addr: key, rwc: rwc, r: bufio.NewReader(rwc), w: bufio.NewWriter(rwc)}
	if sealed, ok := rwc.(*tls.Conn); ok {
		state := sealed.ConnectionState()
		c.tls = &state
	}
	return c, nil
}

func (t *Transport) dialPlain(ctx context.Context, addr string) (net.Conn, error) {
	if t.DialContext != nil {
		return t.DialContext(ctx, "tcp", addr)
	}
	if t.Dial != nil {
		return t.Dial("tcp", addr)
	}
	if ctx.Done() == nil {
		return net.Dial("tcp", addr)
	}
	return new(net.Dialer).DialContext(ctx, "tcp", addr)
}

// dial connects for a request, and seals the connection for https.
func (t *Transport) dial(req *Request, addr string, proxy *url.URL) (net.Conn, error) {
	ctx := req.Context()
	if req.URL.Scheme != "https" {
		return t.dialPlain(ctx, addr)
	}
	if proxy == nil {
		if t.DialTLSContext != nil {
			return t.DialTLSContext(ctx, "tcp", addr)
		}
		if t.DialTLS != nil {
			return t.DialTLS("tcp", addr)
		}
	}
	rwc, err := t.dialPlain(ctx, addr)
	if err != nil {
		return nil, err
	}
	if proxy != nil {
		if err := t.tunnel(rwc, req, proxy); err != nil {
			rwc.Close()
			return nil, err
		}
	}
	config := t.TLSClientConfig.Clone()
	if config == nil {
		config = &tls.Config{}
	}
	if config.ServerName == "" {
		config.ServerName = req.URL.Hostname()
	}
	if wait := t.TLSHandshakeTimeout; wait > 0 {
		rwc.SetDeadline(time.Now().Add(wait))
	}
	sealed := tls.Client(rwc, config)
	if err := sealed.Handshake(); err != nil {
		rwc.Close()
		if slow, ok := err.(net.Error); ok && slow.Timeout() {
			return nil, &timeoutError{"net/http: TLS handshake timeout"}
		}
		return nil, err
	}
	rwc.SetDeadline(time.Time{})
	return sealed, nil
}

// tunnel asks a proxy to connect to the host.
func (t *Transport) tunnel(rwc net.Conn, req *Request, proxy *url.URL) error {
	host := req.URL.Host
	if req.URL.Port() == "" {
		host = net.JoinHostPort(req.URL.Hostname(), "443")
	}
	ask := &Request{Method: "CONNECT", URL: &url.URL{Opaque: host}, Host: host, Header: t.ProxyConnectHeader.Clone()}
	if ask.Header == nil {
		ask.Header = Header{}
	}
	if user := proxy.User; user != nil {
		password, _ := user.Password()
		ask.Header.Set("Proxy-Authorization", "Basic "+basicAuth(user.Username(), password))
	}
	if err := ask.Write(rwc); err != nil {
		return err
	}
	res, err := ReadResponse(bufio.NewReader(rwc), ask)
	if err != nil {
		return err
	}
	if res.StatusCode != StatusOK {
		return errors.New(strings.TrimPrefix(res.Status, fmt.Sprint(res.StatusCode, " ")))
	}
	return nil
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
		if err := req.write(c.w, toProxy, extra, nil); err != nil {
			return nil, notStarted{err}
		}
		sent <- nil
	} else {
		// The server may answer before it has read all.
		go func() { sent <- req.write(c.w, toProxy, extra, c.breakOff) }()
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
		if c.unpacks && strings.EqualFold(res.Header.get("Content-Encoding"), "gzip") {
			res.Body.(*clientBody).packed = true
			res.Header.Del("Content-Encoding")
			res.Header.Del("Content-Length")
			res.ContentLength = -1
			res.Uncompressed = true
		}
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
	c.unpacks = false
	chosen := req.Header.Get("Accept-Encoding") != "" || req.Header.Get("Range") != ""
	if !c.transport.DisableCompression && req.Method != "HEAD" && !chosen {
		c.unpacks = true
		extra.Set("Accept-Encoding", "gzip")
	}
	if c.transport.DisableKeepAlives && !req.Close && !hasToken(req.Header.get("Connection"), "close") {
		extra.Set("Connection", "close")
	}
	return extra
}

// breakOff ends a connection on which a body will not go on. When it is the connection that has failed,
// the server may have answered before.
func (c *clientConn) breakOff(err error) {
	if _, ok := err.(net.Error); !ok {
		c.broken = true
		c.rwc.Close()
	}
}

// explain says why no response came.
func (c *clientConn) explain(err error, sent chan error) error {
	if c.broken {
		return <-sent
	}
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
	packed  bool
	zip     *gzip.Reader
	zipErr  error
	stop    func() // ends watching the context
	ctx     context.Context
}

func (b *clientBody) Read(p []byte) (int, error) {
	if b.closed {
		return 0, errors.New("http: read on closed response body")
	}
	if !b.packed {
		return b.read(p)
	}
	if b.zipErr == nil && b.zip == nil {
		b.zip, b.zipErr = gzip.NewReader(packedBody{b})
	}
	if b.zipErr != nil {
		return 0, b.zipErr
	}
	return b.zip.Read(p)
}

// packedBody is a body as it came.
type packedBody struct{ b *clientBody }

func (p packedBody) Read(b []byte) (int, error) { return p.b.read(b) }

func (b *clientBody) ended() {
	if b.stop != nil {
		b.stop()
	}
}

func (b *clientBody) read(p []byte) (int, error) {
	n, err := b.body.Read(p)
	if err == io.EOF {
		b.once.Do(func() {
			b.ended()
			b.finish()
		})
	} else if err != nil && b.ctx != nil && b.ctx.Err() != nil {
		err = b.ctx.Err()
	} else if t, ok := err.(net.Error); ok && t.Timeout() && b.limited {
		err = &timeoutError{"context deadline exceeded (Client.Timeout or context cancellation while reading body)"}
	}
	return n, err
}

// Close before the end closes the connection: the rest may be long.
func (b *clientBody) Close() error {
	b.closed = true
	b.once.Do(func() {
		b.ended()
		b.conn.rwc.Close()
	})
	return nil
}

// switched is the connection after a change of protocol.
type switched struct{ c *clientConn }

func (s switched) Read(p []byte) (int, error)  { return s.c.r.Read(p) }
func (s switched) Write(p []byte) (int, error) { return s.c.rwc.Write(p) }
func (s switched) Close() error                { return s.c.rwc.Close() }
