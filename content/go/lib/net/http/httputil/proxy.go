// A server that passes requests on.

package httputil

import (
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"sort"
	"strings"
	"sync"
	"time"
)

// BufferPool lends buffers for copying bodies.
type BufferPool interface {
	Get() []byte
	Put([]byte)
}

// ReverseProxy passes requests on to another server.
type ReverseProxy struct {
	// Director turns a request into the one to be sent.
	Director  func(*http.Request)
	Transport http.RoundTripper
	// FlushInterval is how often what has come of an answer is sent on; at once below 0.
	FlushInterval  time.Duration
	ErrorLog       *log.Logger // log's own if nil
	BufferPool     BufferPool
	ModifyResponse func(*http.Response) error
	ErrorHandler   func(http.ResponseWriter, *http.Request, error)
}

// NewSingleHostReverseProxy passes all requests on to target.
func NewSingleHostReverseProxy(target *url.URL) *ReverseProxy {
	return &ReverseProxy{Director: func(req *http.Request) {
		req.URL.Scheme, req.URL.Host = target.Scheme, target.Host
		req.URL.Path = strings.TrimSuffix(target.Path, "/") + "/" + strings.TrimPrefix(req.URL.Path, "/")
		if target.RawQuery != "" && req.URL.RawQuery != "" {
			req.URL.RawQuery = target.RawQuery + "&" + req.URL.RawQuery
		} else {
			req.URL.RawQuery = target.RawQuery + req.URL.RawQuery
		}
		if _, ok := req.Header["User-Agent"]; !ok {
			req.Header.Set("User-Agent", "")
		}
	}}
}

// hopByHop are headers for one connection only.
var hopByHop = []string{
	"Connection", "Proxy-Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization",
	"Te", "Trailer", "Transfer-Encoding", "Upgrade",
}

// strip takes away what is for one connection: those headers, and the ones that Connection names.
func strip(header http.Header) {
	for _, line := range header["Connection"] {
		for _, name := range strings.Split(line, ",") {
			if name = strings.TrimSpace(name); name != "" {
				header.Del(name)
			}
		}
	}
	for _, key := range hopByHop {
		header.Del(key)
	}
}

// asks tells whether one of the words of a header is this one.
func asks(header http.Header, key, word string) bool {
	for _, line := range header[key] {
		for _, one := range strings.Split(line, ",") {
			if strings.EqualFold(strings.TrimSpace(one), word) {
				return true
			}
		}
	}
	return false
}

// upgrade is the protocol that a message wants to go over to, if any.
func upgrade(header http.Header) string {
	if !asks(header, "Connection", "upgrade") {
		return ""
	}
	return header.Get("Upgrade")
}

func (p *ReverseProxy) logf(format string, args ...interface{}) {
	if p.ErrorLog != nil {
		p.ErrorLog.Printf(format, args...)
	} else {
		log.Printf(format, args...)
	}
}

// fail answers that the other server gave no answer.
func (p *ReverseProxy) fail(rw http.ResponseWriter, req *http.Request, err error) {
	if p.ErrorHandler != nil {
		p.ErrorHandler(rw, req, err)
		return
	}
	p.logf("http: proxy error: %v", err)
	rw.WriteHeader(http.StatusBadGateway)
}

// outgoing is the request as it is sent on.
func (p *ReverseProxy) outgoing(req *http.Request) *http.Request {
	out := *req
	target := *req.URL
	out.URL = &target
	out.Header = req.Header.Clone()
	out.RequestURI, out.Close = "", false
	if req.ContentLength == 0 {
		out.Body = nil
	}
	if out.Header == nil {
		out.Header = http.Header{}
	}
	p.Director(&out)
	protocol, trailers := upgrade(out.Header), asks(req.Header, "Te", "trailers")
	strip(out.Header)
	if trailers {
		out.Header.Set("Te", "trailers")
	}
	if protocol != "" {
		out.Header.Set("Connection", "Upgrade")
		out.Header.Set("Upgrade", protocol)
	}
	if host, _, err := net.SplitHostPort(req.RemoteAddr); err == nil {
		// A Director that sets nil wants none.
		before, there := out.Header["X-Forwarded-For"]
		if len(before) > 0 {
			host = strings.Join(before, ", ") + ", " + host
		}
		if !there || before != nil {
			out.Header.Set("X-Forwarded-For", host)
		}
	}
	return &out
}

// ServeHTTP passes a request on.
func (p *ReverseProxy) ServeHTTP(rw http.ResponseWriter, req *http.Request) {
	transport := p.Transport
	if transport == nil {
		transport = http.DefaultTransport
	}
	out := p.outgoing(req)
	res, err := transport.RoundTrip(out)
	if err != nil {
		p.fail(rw, out, err)
		return
	}
	if res.StatusCode != http.StatusSwitchingProtocols {
		strip(res.Header)
	}
	if p.ModifyResponse != nil {
		if err := p.ModifyResponse(res); err != nil {
			res.Body.Close()
			p.fail(rw, out, err)
			return
		}
	}
	if res.StatusCode == http.StatusSwitchingProtocols {
		p.switched(rw, out, res)
		return
	}
	addAll(rw.Header(), res.Header)
	announced := len(res.Trailer)
	if announced > 0 {
		keys := make([]string, 0, announced)
		for key := range res.Trailer {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		rw.Header().Add("Trailer", strings.Join(keys, ", "))
	}
	rw.WriteHeader(res.StatusCode)
	if err := p.copyBody(rw, res); err != nil {
		res.Body.Close()
		if req.Context().Value(http.ServerContextKey) != nil {
			// Nobody must take what has been sent for the whole.
			panic(http.ErrAbortHandler)
		}
		p.logf("suppressing panic for copyResponse error in test; copy error: %v", err)
		return
	}
	res.Body.Close()
	if len(res.Trailer) > 0 {
		if f, ok := rw.(http.Flusher); ok {
			f.Flush()
		}
	}
	if len(res.Trailer) == announced {
		addAll(rw.Header(), res.Trailer)
		return
	}
	for key, values := range res.Trailer {
		for _, value := range values {
			rw.Header().Add(http.TrailerPrefix+key, value)
		}
	}
}

func addAll(into, from http.Header) {
	keys := make([]string, 0, len(from))
	for key := range from {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		for _, value := range from[key] {
			into.Add(key, value)
		}
	}
}

// often is how often an answer is to be sent on: one that has no end is not kept back.
func (p *ReverseProxy) often(res *http.Response) time.Duration {
	kind := res.Header.Get("Content-Type")
	if i := strings.IndexByte(kind, ';'); i >= 0 {
		kind = kind[:i]
	}
	if strings.TrimSpace(kind) == "text/event-stream" || res.ContentLength == -1 {
		return -1
	}
	return p.FlushInterval
}

// copyBody sends an answer's body on.
func (p *ReverseProxy) copyBody(rw http.ResponseWriter, res *http.Response) error {
	var to io.Writer = rw
	if every := p.often(res); every != 0 {
		if f, ok := rw.(http.Flusher); ok {
			s := &sender{to: rw, flusher: f, every: every}
			defer s.stop()
			if every < 0 {
				f.Flush()
			}
			to = s
		}
	}
	var buf []byte
	if p.BufferPool != nil {
		buf = p.BufferPool.Get()
		defer p.BufferPool.Put(buf)
	}
	if len(buf) == 0 {
		buf = make([]byte, 32*1024)
	}
	for {
		n, failed := res.Body.Read(buf)
		if n > 0 {
			written, err := to.Write(buf[:n])
			if err == nil && written < n {
				err = io.ErrShortWrite
			}
			if err != nil {
				return err
			}
		}
		if failed == io.EOF {
			return nil
		}
		if failed != nil {
			p.logf("httputil: ReverseProxy read error during body copy: %v", failed)
			return failed
		}
	}
}

// sender sends what is written at once, or a while after the first byte that is kept back.
type sender struct {
	to      io.Writer
	flusher http.Flusher
	every   time.Duration

	mu      sync.Mutex
	timer   *time.Timer
	waiting bool
}

func (s *sender) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.to.Write(p)
	if s.every < 0 {
		s.flusher.Flush()
		return n, err
	}
	if !s.waiting {
		s.waiting = true
		s.timer = time.AfterFunc(s.every, s.send)
	}
	return n, err
}

func (s *sender) send() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.waiting {
		s.waiting = false
		s.flusher.Flush()
	}
}

func (s *sender) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting = false
	if s.timer != nil {
		s.timer.Stop()
	}
}

// switched copies both ways between connections that speak something else from now on.
func (p *ReverseProxy) switched(rw http.ResponseWriter, req *http.Request, res *http.Response) {
	defer res.Body.Close()
	wanted, got := upgrade(req.Header), upgrade(res.Header)
	if !strings.EqualFold(wanted, got) {
		p.fail(rw, req, errors.New("backend tried to switch protocol \""+got+"\" when \""+wanted+"\" was requested"))
		return
	}
	hijacker, ok := rw.(http.Hijacker)
	if !ok {
		p.fail(rw, req, errors.New("can't switch protocols using non-Hijacker ResponseWriter type"))
		return
	}
	back, ok := res.Body.(io.ReadWriteCloser)
	if !ok {
		p.fail(rw, req, errors.New("internal error: 101 switching protocols response with non-writable body"))
		return
	}
	conn, buffered, err := hijacker.Hijack()
	if err != nil {
		p.fail(rw, req, err)
		return
	}
	defer conn.Close()
	addAll(rw.Header(), res.Header)
	res.Header, res.Body = rw.Header(), nil
	if err := res.Write(buffered); err == nil {
		err = buffered.Flush()
	}
	if err != nil {
		p.fail(rw, req, err)
		return
	}
	over := make(chan error, 2)
	go func() {
		_, err := io.Copy(conn, back)
		over <- err
	}()
	go func() {
		_, err := io.Copy(back, conn)
		over <- err
	}()
	<-over
}
