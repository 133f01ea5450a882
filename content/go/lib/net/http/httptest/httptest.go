// Helpers of tests: a ResponseWriter that records, a server on a port of its own.

// Package httptest helps to test handlers and clients.
package httptest

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"io"
	"io/ioutil"
	"math/big"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// DefaultRemoteAddr is an address that no one has.
const DefaultRemoteAddr = "1.2.3.4"

// ResponseRecorder is a ResponseWriter that keeps what a handler answers.
type ResponseRecorder struct {
	Code      int
	HeaderMap http.Header
	Body      *bytes.Buffer
	Flushed   bool

	wroteHeader bool
	snapshot    http.Header // as it was at the first write
	result      *http.Response
}

// NewRecorder gives a recorder without an answer.
func NewRecorder() *ResponseRecorder {
	return &ResponseRecorder{HeaderMap: http.Header{}, Body: new(bytes.Buffer), Code: 200}
}

// Header gives the header that the handler may change.
func (rw *ResponseRecorder) Header() http.Header {
	if rw.HeaderMap == nil {
		rw.HeaderMap = http.Header{}
	}
	return rw.HeaderMap
}

// Write keeps a part of the body.
func (rw *ResponseRecorder) Write(p []byte) (int, error) {
	if !rw.wroteHeader {
		header := rw.Header()
		if len(header["Content-Type"]) == 0 && header.Get("Transfer-Encoding") == "" {
			header.Set("Content-Type", http.DetectContentType(p))
		}
		rw.WriteHeader(200)
	}
	if rw.Body != nil {
		rw.Body.Write(p)
	}
	return len(p), nil
}

// WriteString keeps a part of the body.
func (rw *ResponseRecorder) WriteString(s string) (int, error) { return rw.Write([]byte(s)) }

// WriteHeader keeps the status.
func (rw *ResponseRecorder) WriteHeader(code int) {
	if rw.wroteHeader {
		return
	}
	rw.Code = code
	rw.wroteHeader = true
	rw.snapshot = rw.Header().Clone()
}

// Flush notes that the handler flushed.
func (rw *ResponseRecorder) Flush() {
	if !rw.wroteHeader {
		rw.WriteHeader(200)
	}
	rw.Flushed = true
}

// Result gives the answer as a client would get it.
func (rw *ResponseRecorder) Result() *http.Response {
	if rw.result != nil {
		return rw.result
	}
	if rw.snapshot == nil {
		rw.snapshot = rw.Header().Clone()
	}
	res := &http.Response{
		StatusCode: rw.Code, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: rw.snapshot, Body: http.NoBody, ContentLength: -1,
	}
	if res.StatusCode == 0 {
		res.StatusCode = 200
	}
	res.Status = strings.TrimSpace(strconv.Itoa(res.StatusCode) + " " + http.StatusText(res.StatusCode))
	if rw.Body != nil {
		res.Body = ioutil.NopCloser(bytes.NewReader(rw.Body.Bytes()))
	}
	if n, err := strconv.ParseUint(res.Header.Get("Content-Length"), 10, 63); err == nil {
		res.ContentLength = int64(n)
	}
	rw.result = res
	return res
}

// NewRequest makes a request as a server gets it. It panics on an error.
func NewRequest(method, target string, body io.Reader) *http.Request {
	if method == "" {
		method = "GET"
	}
	req, err := http.ReadRequest(bufio.NewReader(strings.NewReader(method + " " + target + " HTTP/1.0\r\n\r\n")))
	if err != nil {
		panic("invalid NewRequest arguments; " + err.Error())
	}
	req.Proto, req.ProtoMinor, req.Close = "HTTP/1.1", 1, false
	if body != nil {
		req.ContentLength = -1
		if sized, ok := body.(interface{ Len() int }); ok {
			req.ContentLength = int64(sized.Len())
		}
		if closer, ok := body.(io.ReadCloser); ok {
			req.Body = closer
		} else {
			req.Body = ioutil.NopCloser(body)
		}
	}
	req.RemoteAddr = "192.0.2.1:1234"
	if req.Host == "" {
		req.Host = "example.com"
	}
	return req
}

// Server is a server on a port of the loopback interface.
type Server struct {
	URL      string // http://127.0.0.1:port
	Listener net.Listener
	Config   *http.Server
	TLS      *tls.Config // what StartTLS has served with
	// EnableHTTP2 is not looked at.
	EnableHTTP2 bool
	client      *http.Client
	certificate *x509.Certificate

	mu    sync.Mutex
	conns map[net.Conn]http.ConnState // those that are open, and what they are doing
	ended bool
	busy  sync.WaitGroup // the open connections
}

// NewTLSServer starts a server that is sealed with a certificate of its own.
func NewTLSServer(handler http.Handler) *Server {
	s := NewUnstartedServer(handler)
	s.StartTLS()
	return s
}

// StartTLS starts serving, sealed.
func (s *Server) StartTLS() {
	if s.URL != "" {
		panic("Server already started")
	}
	cert, err := certificate()
	if err != nil {
		panic(fmt.Sprintf("httptest: NewTLSServer: %v", err))
	}
	config := s.TLS.Clone()
	if config == nil {
		config = &tls.Config{}
	}
	if config.NextProtos == nil {
		config.NextProtos = []string{"http/1.1"}
	}
	if len(config.Certificates) == 0 {
		config.Certificates = []tls.Certificate{cert}
	}
	s.TLS = config
	if s.certificate, err = x509.ParseCertificate(config.Certificates[0].Certificate[0]); err != nil {
		panic(fmt.Sprintf("httptest: NewTLSServer: %v", err))
	}
	pool := x509.NewCertPool()
	pool.AddCert(s.certificate)
	s.client = &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
	s.Listener = tls.NewListener(s.Listener, config)
	s.URL = "https://" + s.Listener.Addr().String()
	s.serve()
}

// Certificate gives the certificate of a server that is sealed, else nil.
func (s *Server) Certificate() *x509.Certificate { return s.certificate }

// certificate makes a certificate for the addresses that tests use.
func certificate() (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{Organization: []string{"Acme Co"}},
		NotBefore: time.Unix(0, 0), NotAfter: time.Date(2084, 1, 29, 16, 0, 0, 0, time.UTC),
		KeyUsage:    x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}, BasicConstraintsValid: true, IsCA: true,
		DNSNames: []string{"example.com"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, err
}

// NewServer starts a server.
func NewServer(handler http.Handler) *Server {
	s := NewUnstartedServer(handler)
	s.Start()
	return s
}

// NewUnstartedServer listens but does not serve before Start.
func NewUnstartedServer(handler http.Handler) *Server {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic("httptest: failed to listen on a port: " + err.Error())
	}
	return &Server{Listener: l, Config: &http.Server{Handler: handler}}
}

// Start starts serving.
func (s *Server) Start() {
	if s.URL != "" {
		panic("Server already started")
	}
	s.URL = "http://" + s.Listener.Addr().String()
	s.client = &http.Client{Transport: &http.Transport{}}
	s.serve()
}

// serve accepts from now on, and keeps a list of the connections that are open.
func (s *Server) serve() {
	told := s.Config.ConnState
	s.Config.ConnState = func(c net.Conn, state http.ConnState) {
		s.note(c, state)
		if told != nil {
			told(c, state)
		}
	}
	go s.Config.Serve(s.Listener)
}

// note is told what a connection is doing now. What comes when the server has ended is turned away.
func (s *Server) note(c net.Conn, state http.ConnState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, known := s.conns[c]
	switch state {
	case http.StateClosed, http.StateHijacked:
		// Who takes a connection over ends it, too.
		if known {
			delete(s.conns, c)
			s.busy.Done()
		}
		return
	case http.StateNew:
		if s.conns == nil {
			s.conns = map[net.Conn]http.ConnState{}
		}
		s.busy.Add(1)
	default:
		if !known {
			return
		}
	}
	s.conns[c] = state
	if s.ended && state != http.StateActive {
		c.Close()
	}
}

// Client gives a client whose connections end with the server.
func (s *Server) Client() *http.Client { return s.client }

// Close ends the server: nothing more is accepted, and requests under way are waited for.
func (s *Server) Close() {
	s.mu.Lock()
	if !s.ended {
		s.ended = true
		s.Listener.Close()
		s.Config.SetKeepAlivesEnabled(false)
		for c, state := range s.conns {
			if state != http.StateActive {
				c.Close()
			}
		}
	}
	s.mu.Unlock()
	http.DefaultClient.CloseIdleConnections()
	if s.client != nil {
		s.client.CloseIdleConnections()
	}
	s.busy.Wait()
}

// CloseClientConnections closes all connections to the server, whatever they are doing, and waits until
// they have ended (five seconds at most).
func (s *Server) CloseClientConnections() {
	s.mu.Lock()
	for c := range s.conns {
		c.Close()
	}
	s.mu.Unlock()
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); {
		s.mu.Lock()
		left := len(s.conns)
		s.mu.Unlock()
		if left == 0 {
			return
		}
		time.Sleep(time.Millisecond)
	}
}
