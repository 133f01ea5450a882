// The server: its loop that accepts connections, and the goroutine that serves each of them.

// Package http is HTTP/1.1 for servers and clients, written to be stepped
// into. What it sends is what Go's own net/http sends, byte for byte; it leaves
// out HTTP/2.
package http

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"runtime"
	"strings"
	"sync"
	"time"
)

// Errors of servers and handlers.
var (
	ErrBodyNotAllowed = errors.New("http: request method or response status code does not allow body")
	ErrHijacked       = errors.New("http: connection has been hijacked")
	ErrContentLength  = errors.New("http: wrote more than the declared Content-Length")
	ErrServerClosed   = errors.New("http: Server closed")
	ErrAbortHandler   = errors.New("net/http: abort Handler")
	ErrHandlerTimeout = errors.New("http: Handler timeout")
)

// DefaultMaxHeaderBytes is how long a request's header may be.
const DefaultMaxHeaderBytes = 1 << 20

// Handler answers requests.
type Handler interface {
	ServeHTTP(ResponseWriter, *Request)
}

// HandlerFunc makes a Handler of a function.
type HandlerFunc func(ResponseWriter, *Request)

// ServeHTTP calls f.
func (f HandlerFunc) ServeHTTP(w ResponseWriter, r *Request) { f(w, r) }

// ResponseWriter is what a handler answers through.
type ResponseWriter interface {
	// Header is sent with the first Write or WriteHeader; later changes are not.
	Header() Header
	// Write writes a part of the body, and WriteHeader(StatusOK) before the first.
	Write([]byte) (int, error)
	WriteHeader(statusCode int)
}

// Flusher is a ResponseWriter that can send at once what has been written.
type Flusher interface {
	Flush()
}

// Hijacker is a ResponseWriter whose connection a handler can take over.
type Hijacker interface {
	Hijack() (net.Conn, *bufio.ReadWriter, error)
}

// CloseNotifier is a ResponseWriter that tells when the client goes away.
type CloseNotifier interface {
	CloseNotify() <-chan bool
}

// ConnState is what a connection is doing.
type ConnState int

const (
	StateNew ConnState = iota
	StateActive
	StateIdle
	StateHijacked
	StateClosed
)

func (s ConnState) String() string {
	return [...]string{"new", "active", "idle", "hijacked", "closed"}[s]
}

// Server serves HTTP.
type Server struct {
	Addr    string  // ":http" if empty
	Handler Handler // DefaultServeMux if nil

	ReadTimeout       time.Duration // for a whole request
	ReadHeaderTimeout time.Duration // ReadTimeout if zero
	WriteTimeout      time.Duration
	IdleTimeout       time.Duration // ReadTimeout if zero
	MaxHeaderBytes    int

	ConnState func(net.Conn, ConnState)
	ErrorLog  *log.Logger

	TLSConfig    *tls.Config
	TLSNextProto map[string]func(*Server, *tls.Conn, Handler)
	BaseContext  func(net.Listener) context.Context
	ConnContext  func(ctx context.Context, c net.Conn) context.Context

	mu           sync.Mutex
	closed       bool
	noKeepAlives bool
	listeners    map[net.Listener]bool
	conns        map[*conn]bool
	states       map[*conn]ConnState
	onShutdown   []func()
}

// ListenAndServe serves at addr.
func ListenAndServe(addr string, handler Handler) error {
	server := &Server{Addr: addr, Handler: handler}
	return server.ListenAndServe()
}

// Serve serves the connections of l.
func Serve(l net.Listener, handler Handler) error {
	server := &Server{Handler: handler}
	return server.Serve(l)
}

// ListenAndServe serves at the server's address.
func (srv *Server) ListenAndServe() error {
	if srv.isClosed() {
		return ErrServerClosed
	}
	addr := srv.Addr
	if addr == "" {
		addr = ":http"
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	return srv.Serve(l)
}

// ListenAndServeTLS serves at addr, sealed.
func ListenAndServeTLS(addr, certFile, keyFile string, handler Handler) error {
	server := &Server{Addr: addr, Handler: handler}
	return server.ListenAndServeTLS(certFile, keyFile)
}

// ServeTLS serves the connections of l, sealed.
func ServeTLS(l net.Listener, handler Handler, certFile, keyFile string) error {
	server := &Server{Handler: handler}
	return server.ServeTLS(l, certFile, keyFile)
}

// ListenAndServeTLS serves at the server's address, sealed.
func (srv *Server) ListenAndServeTLS(certFile, keyFile string) error {
	if srv.isClosed() {
		return ErrServerClosed
	}
	addr := srv.Addr
	if addr == "" {
		addr = ":https"
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	defer l.Close()
	return srv.ServeTLS(l, certFile, keyFile)
}

// ServeTLS serves the connections of l, sealed with a certificate from files, or
// with those of TLSConfig.
func (srv *Server) ServeTLS(l net.Listener, certFile, keyFile string) error {
	config := srv.TLSConfig.Clone()
	if config == nil {
		config = &tls.Config{}
	}
	if len(config.Certificates) == 0 && config.GetCertificate == nil || certFile != "" || keyFile != "" {
		cert, err := tls.LoadX509KeyPair(certFile, keyFile)
		if err != nil {
			return err
		}
		config.Certificates = []tls.Certificate{cert}
	}
	return srv.Serve(tls.NewListener(l, config))
}

// RegisterOnShutdown calls f when Shutdown begins.
func (srv *Server) RegisterOnShutdown(f func()) {
	srv.mu.Lock()
	srv.onShutdown = append(srv.onShutdown, f)
	srv.mu.Unlock()
}

// Shutdown closes the listeners, then waits, as long as ctx lasts, until no
// connection has a request under way.
func (srv *Server) Shutdown(ctx context.Context) error {
	srv.mu.Lock()
	srv.closed = true
	var err error
	for l := range srv.listeners {
		if closeErr := l.Close(); closeErr != nil && err == nil {
			err = closeErr
		}
	}
	for _, f := range srv.onShutdown {
		go f()
	}
	srv.mu.Unlock()
	for pause := time.Millisecond; !srv.closeIdle(); {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
		if pause *= 2; pause > 500*time.Millisecond {
			pause = 500 * time.Millisecond
		}
	}
	return err
}

// closeIdle closes connections without a request; true if none is left.
func (srv *Server) closeIdle() bool {
	srv.mu.Lock()
	defer srv.mu.Unlock()
	none := true
	for c := range srv.conns {
		if srv.states[c] == StateActive {
			none = false
			continue
		}
		c.rwc.Close()
		delete(srv.conns, c)
	}
	return none
}

// contextKey is what a server's contexts have values by.
type contextKey struct{ name string }

func (k *contextKey) String() string { return "net/http context value " + k.name }

// Keys of a request's context: the *Server, and the net.Addr a connection came to.
var (
	ServerContextKey    = &contextKey{"http-server"}
	LocalAddrContextKey = &contextKey{"local-addr"}
)

// Serve accepts connections, and serves each in a goroutine of its own. It
// returns when l fails or the server is closed.
func (srv *Server) Serve(l net.Listener) error {
	if !srv.track(l) {
		return ErrServerClosed
	}
	defer srv.untrack(l)
	base := context.Background()
	if srv.BaseContext != nil {
		if base = srv.BaseContext(l); base == nil {
			panic("BaseContext returned a nil context")
		}
	}
	base = context.WithValue(base, ServerContextKey, srv)
	pause := time.Duration(0)
	for {
		rwc, err := l.Accept()
		if err != nil {
			if srv.isClosed() {
				return ErrServerClosed
			}
			if e, ok := err.(net.Error); ok && e.Temporary() {
				pause = longer(pause)
				srv.logf("http: Accept error: %v; retrying in %v", err, pause)
				time.Sleep(pause)
				continue
			}
			return err
		}
		pause = 0
		c := &conn{server: srv, rwc: rwc, ctx: base}
		if srv.ConnContext != nil {
			if c.ctx = srv.ConnContext(base, rwc); c.ctx == nil {
				panic("ConnContext returned nil")
			}
		}
		c.setState(StateNew)
		go c.serve()
	}
}

// longer doubles the pause after a failed Accept, from 5ms to a second.
func longer(pause time.Duration) time.Duration {
	if pause == 0 {
		return 5 * time.Millisecond
	}
	if pause *= 2; pause > time.Second {
		pause = time.Second
	}
	return pause
}

// Close closes the listeners and all connections.
func (srv *Server) Close() error {
	srv.mu.Lock()
	defer srv.mu.Unlock()
	srv.closed = true
	var err error
	for l := range srv.listeners {
		if closeErr := l.Close(); closeErr != nil && err == nil {
			err = closeErr
		}
	}
	for c := range srv.conns {
		c.rwc.Close()
		delete(srv.conns, c)
	}
	return err
}

// SetKeepAlivesEnabled decides whether connections serve more than one request.
func (srv *Server) SetKeepAlivesEnabled(v bool) {
	srv.mu.Lock()
	srv.noKeepAlives = !v
	srv.mu.Unlock()
}

func (srv *Server) isClosed() bool {
	srv.mu.Lock()
	defer srv.mu.Unlock()
	return srv.closed
}

func (srv *Server) keepsAlive() bool {
	srv.mu.Lock()
	defer srv.mu.Unlock()
	return !srv.noKeepAlives && !srv.closed
}

func (srv *Server) track(l net.Listener) bool {
	srv.mu.Lock()
	defer srv.mu.Unlock()
	if srv.listeners == nil {
		srv.listeners = map[net.Listener]bool{}
		srv.conns = map[*conn]bool{}
	}
	if !srv.closed {
		srv.listeners[l] = true
	}
	return !srv.closed
}

func (srv *Server) untrack(l net.Listener) {
	srv.mu.Lock()
	delete(srv.listeners, l)
	srv.mu.Unlock()
	l.Close()
}

func (srv *Server) logf(format string, args ...interface{}) {
	if srv.ErrorLog != nil {
		srv.ErrorLog.Printf(format, args...)
		return
	}
	log.Printf(format, args...)
}

// conn is the server's side of a connection.
type conn struct {
	server     *Server
	rwc        net.Conn
	remoteAddr string
	ctx        context.Context
	tls        *tls.ConnectionState

	r    *connReader
	bufr *bufio.Reader
	bufw *bufio.Writer
	werr error // of the first write that failed

	mu       sync.Mutex
	hijacked bool
}

func (c *conn) setState(state ConnState) {
	srv := c.server
	srv.mu.Lock()
	if srv.states == nil {
		srv.states = map[*conn]ConnState{}
	}
	if state == StateNew {
		srv.conns[c] = true
	}
	srv.states[c] = state
	if state >= StateHijacked {
		delete(srv.conns, c)
		delete(srv.states, c)
	}
	srv.mu.Unlock()
	if srv.ConnState != nil {
		srv.ConnState(c.rwc, state)
	}
}

// serve serves one request after the other until one of the sides has enough.
func (c *conn) serve() {
	c.remoteAddr = c.rwc.RemoteAddr().String()
	defer c.end()

	c.ctx = context.WithValue(c.ctx, LocalAddrContextKey, c.rwc.LocalAddr())
	if sealed, ok := c.rwc.(*tls.Conn); ok && !c.shakeHands(sealed) {
		return
	}
	ctx, cancel := context.WithCancel(c.ctx)
	c.ctx = ctx
	defer cancel()

	c.r = &connReader{conn: c}
	c.r.cond = sync.NewCond(&c.r.mu)
	c.bufr = bufio.NewReader(c.r)
	c.bufw = bufio.NewWriterSize(connWriter{c}, 4<<10)

	for {
		w, err := c.readRequest()
		if c.r.remain != c.headerLimit() {
			c.setState(StateActive)
		}
		if err != nil {
			c.refuse(err)
			return
		}
		if !w.prepareExpectation() {
			w.Header().Set("Connection", "close")
			w.WriteHeader(StatusExpectationFailed)
			w.finishRequest()
			return
		}
		ctx, cancel := context.WithCancel(c.ctx)
		w.req.ctx = ctx
		w.cancel = cancel
		serverHandler{c.server}.ServeHTTP(w, w.req)
		cancel()
		if c.isHijacked() {
			return
		}
		w.finishRequest()
		if !w.keepsConnection() {
			if w.requestBodyLimitHit || w.closedBodyEarly() {
				c.closeGently()
			}
			return
		}
		c.setState(StateIdle)
		if !c.server.keepsAlive() || !c.awaitNext() {
			return
		}
	}
}

// shakeHands agrees on keys with the client; a client that speaks plainly is told so.
func (c *conn) shakeHands(sealed *tls.Conn) bool {
	if wait := c.server.ReadTimeout; wait > 0 {
		c.rwc.SetReadDeadline(time.Now().Add(wait))
	}
	if wait := c.server.WriteTimeout; wait > 0 {
		c.rwc.SetWriteDeadline(time.Now().Add(wait))
	}
	if err := sealed.Handshake(); err != nil {
		if e, ok := err.(tls.RecordHeaderError); ok && e.Conn != nil && looksLikeHTTP(e.RecordHeader) {
			io.WriteString(e.Conn, "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n")
			e.Conn.Close()
			return false
		}
		c.server.logf("http: TLS handshake error from %s: %v", c.rwc.RemoteAddr(), err)
		return false
	}
	c.tls = new(tls.ConnectionState)
	*c.tls = sealed.ConnectionState()
	return true
}

func looksLikeHTTP(header [5]byte) bool {
	switch string(header[:]) {
	case "GET /", "HEAD ", "POST ", "PUT /", "OPTIO":
		return true
	}
	return false
}

// end is deferred: a panic of a handler ends its connection only.
func (c *conn) end() {
	if err := recover(); err != nil && err != ErrAbortHandler {
		stack := make([]byte, 64<<10)
		stack = stack[:runtime.Stack(stack, false)]
		c.server.logf("http: panic serving %v: %v\n%s", c.remoteAddr, err, stack)
	}
	if !c.isHijacked() {
		c.flush()
		c.rwc.Close()
		c.setState(StateClosed)
	}
}

func (c *conn) flush() {
	if c.bufw != nil {
		c.bufw.Flush()
	}
}

// closeGently tells the client that there is no more, and leaves it a moment to
// read that: closing with data unread would reset the connection.
func (c *conn) closeGently() {
	c.flush()
	if half, ok := c.rwc.(interface{ CloseWrite() error }); ok {
		half.CloseWrite()
	}
	time.Sleep(500 * time.Millisecond)
}

// awaitNext waits for the first bytes of the next request.
func (c *conn) awaitNext() bool {
	idle := c.server.IdleTimeout
	if idle == 0 {
		idle = c.server.ReadTimeout
	}
	c.r.remain = c.headerLimit()
	if idle != 0 {
		c.rwc.SetReadDeadline(time.Now().Add(idle))
		if _, err := c.bufr.Peek(4); err != nil {
			return false
		}
	}
	c.rwc.SetReadDeadline(time.Time{})
	return true
}

// headerLimit is how many bytes may be read for a header, with some slack for
// what the buffer reads ahead.
func (c *conn) headerLimit() int64 {
	if c.server.MaxHeaderBytes > 0 {
		return int64(c.server.MaxHeaderBytes) + 4096
	}
	return DefaultMaxHeaderBytes + 4096
}

// badRequest is a refusal whose reason the client is told.
type badRequest struct {
	code int
	text string
}

func (e badRequest) Error() string { return StatusText(e.code) + ": " + e.text }

var errHeaderTooLarge = errors.New("http: request too large")

// readRequest reads and checks the next request.
func (c *conn) readRequest() (*response, error) {
	if c.isHijacked() {
		return nil, ErrHijacked
	}
	srv := c.server
	start := time.Now()
	headerTimeout := srv.ReadHeaderTimeout
	if headerTimeout == 0 {
		headerTimeout = srv.ReadTimeout
	}
	if headerTimeout > 0 {
		c.rwc.SetReadDeadline(start.Add(headerTimeout))
	}
	if srv.WriteTimeout > 0 {
		defer func() { c.rwc.SetWriteDeadline(time.Now().Add(srv.WriteTimeout)) }()
	}
	c.r.remain = c.headerLimit()
	req, err := readRequest(c.bufr)
	if err != nil {
		if c.r.remain <= 0 {
			return nil, errHeaderTooLarge
		}
		return nil, err
	}
	if req.ProtoMajor != 1 {
		return nil, badRequest{StatusHTTPVersionNotSupported, "unsupported protocol version"}
	}
	if err := checkRequest(req); err != nil {
		return nil, err
	}
	delete(req.Header, "Host")
	c.r.remain = noLimit
	if srv.ReadTimeout > 0 {
		c.rwc.SetReadDeadline(start.Add(srv.ReadTimeout))
	} else if headerTimeout > 0 {
		c.rwc.SetReadDeadline(time.Time{})
	}
	req.RemoteAddr = c.remoteAddr
	req.TLS = c.tls
	w := &response{conn: c, req: req, reqBody: req.Body, header: Header{}, contentLength: -1}
	if b, ok := req.Body.(*body); ok {
		b.server = true
	}
	w.wants10KeepAlive = req.wantsHttp10KeepAlive()
	w.cw.res = w
	w.w = bufio.NewWriterSize(&w.cw, bufferBeforeChunking)
	return w, nil
}

func checkRequest(req *Request) error {
	hosts := req.Header["Host"]
	if len(hosts) == 0 && req.ProtoAtLeast(1, 1) && req.Method != "CONNECT" {
		return badRequest{StatusBadRequest, "missing required Host header"}
	}
	if len(hosts) == 1 && !isHost(hosts[0]) {
		return badRequest{StatusBadRequest, "malformed Host header"}
	}
	for key, values := range req.Header {
		if !isToken(key) {
			return badRequest{StatusBadRequest, "invalid header name"}
		}
		for _, value := range values {
			if !isFieldValue(value) {
				return badRequest{StatusBadRequest, "invalid header value"}
			}
		}
	}
	return nil
}

// isHost tells whether s has only what a host and port can be made of.
func isHost(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && strings.IndexByte("!$%&'()*+,-.:;=@[]_~", c) < 0 {
			return false
		}
	}
	return true
}

// refuse answers what could not be read as a request, if anyone is there to
// hear it.
func (c *conn) refuse(err error) {
	const headers = "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
	switch e := err.(type) {
	case unsupportedEncoding:
		fmt.Fprintf(c.rwc, "HTTP/1.1 501 Not Implemented%sUnsupported transfer encoding", headers)
	case badRequest:
		status := fmt.Sprintf("%d %s: %s", e.code, StatusText(e.code), e.text)
		fmt.Fprintf(c.rwc, "HTTP/1.1 %s%s%s", status, headers, status)
	default:
		if err == errHeaderTooLarge {
			const status = "431 Request Header Fields Too Large"
			fmt.Fprintf(c.rwc, "HTTP/1.1 %s%s%s", status, headers, status)
			c.closeGently()
			return
		}
		slow, ok := err.(net.Error)
		_, broken := err.(*net.OpError)
		if err == io.EOF || broken || ok && slow.Timeout() {
			return
		}
		const status = "400 Bad Request"
		fmt.Fprintf(c.rwc, "HTTP/1.1 %s%s%s", status, headers, status)
	}
}

func (c *conn) isHijacked() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.hijacked
}

func (c *conn) hijack() (net.Conn, *bufio.ReadWriter, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.hijacked {
		return nil, nil, ErrHijacked
	}
	c.r.stopWatching()
	c.hijacked = true
	c.rwc.SetDeadline(time.Time{})
	if c.r.hasByte {
		// The byte that the watcher read goes into the buffer.
		if _, err := c.bufr.Peek(c.bufr.Buffered() + 1); err != nil {
			return nil, nil, fmt.Errorf("unexpected Peek failure reading buffered byte: %v", err)
		}
	}
	c.setState(StateHijacked)
	return c.rwc, bufio.NewReadWriter(c.bufr, bufio.NewWriter(c.rwc)), nil
}

// connWriter remembers that a write failed: then the connection is not used again.
type connWriter struct{ c *conn }

func (w connWriter) Write(p []byte) (int, error) {
	n, err := w.c.rwc.Write(p)
	if err != nil && w.c.werr == nil {
		w.c.werr = err
	}
	return n, err
}

// noLimit is more than any request.
const noLimit = int64(1) << 62

// connReader reads from the connection: at most remain bytes, and, when a
// handler wants to know whether the client is still there, one byte ahead.
type connReader struct {
	conn   *conn
	remain int64

	mu       sync.Mutex
	cond     *sync.Cond
	watching bool
	stopping bool
	hasByte  bool
	byte     [1]byte
	onGone   func()
}

func (cr *connReader) Read(p []byte) (int, error) {
	cr.mu.Lock()
	for cr.watching {
		cr.cond.Wait()
	}
	if cr.remain <= 0 || len(p) == 0 {
		cr.mu.Unlock()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	if int64(len(p)) > cr.remain {
		p = p[:cr.remain]
	}
	if cr.hasByte {
		p[0] = cr.byte[0]
		cr.hasByte = false
		cr.remain--
		cr.mu.Unlock()
		return 1, nil
	}
	cr.mu.Unlock()
	n, err := cr.conn.rwc.Read(p)
	cr.remain -= int64(n)
	return n, err
}

// watch reads ahead in a goroutine and calls gone when there is nothing more to read.
func (cr *connReader) watch(gone func()) {
	cr.mu.Lock()
	defer cr.mu.Unlock()
	cr.onGone = gone
	if cr.watching || cr.hasByte {
		return
	}
	cr.watching = true
	go func() {
		n, err := cr.conn.rwc.Read(cr.byte[:])
		cr.mu.Lock()
		cr.hasByte = n == 1
		timeout, _ := err.(net.Error)
		if err != nil && !(cr.stopping && timeout != nil && timeout.Timeout()) {
			cr.onGone()
		}
		cr.watching = false
		cr.mu.Unlock()
		cr.cond.Broadcast()
	}()
}

// stopWatching ends the read ahead, by a deadline that has passed long ago.
func (cr *connReader) stopWatching() {
	cr.mu.Lock()
	defer cr.mu.Unlock()
	if !cr.watching {
		return
	}
	cr.stopping = true
	cr.conn.rwc.SetReadDeadline(time.Unix(1, 0))
	for cr.watching {
		cr.cond.Wait()
	}
	cr.stopping = false
	cr.conn.rwc.SetReadDeadline(time.Time{})
}

// serverHandler finds the handler that a server was given.
type serverHandler struct{ srv *Server }

func (sh serverHandler) ServeHTTP(w ResponseWriter, r *Request) {
	handler := sh.srv.Handler
	if handler == nil {
		handler = DefaultServeMux
	}
	if r.RequestURI == "*" && r.Method == "OPTIONS" {
		handler = HandlerFunc(allOptions)
	}
	handler.ServeHTTP(w, r)
}

// allOptions answers a question about the server as a whole.
func allOptions(w ResponseWriter, r *Request) {
	w.Header().Set("Content-Length", "0")
	if r.ContentLength != 0 {
		io.Copy(discard{}, MaxBytesReader(w, r.Body, 4<<10))
	}
}
