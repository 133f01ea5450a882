// Requests: making one, reading and writing it, and the form in it.

package http

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"mime/multipart"
	"net/url"
	"strings"
)

// ProtocolError is a mistake in using HTTP.
type ProtocolError struct{ ErrorString string }

func (e *ProtocolError) Error() string { return e.ErrorString }

var (
	ErrNotSupported    = &ProtocolError{"feature not supported"}
	ErrMissingBoundary = &ProtocolError{"no multipart boundary param in Content-Type"}
	ErrNotMultipart    = &ProtocolError{"request Content-Type isn't multipart/form-data"}
	ErrMissingFile     = errors.New("http: no such file")
	ErrNoCookie        = errors.New("http: named cookie not present")
)

const defaultUserAgent = "Go-http-client/1.1"

// Request is a request as a server got it or as a client will send it.
type Request struct {
	Method string
	URL    *url.URL

	Proto      string // "HTTP/1.0"
	ProtoMajor int
	ProtoMinor int

	// Header has no Host: that is in the field Host.
	Header Header
	// Body is never nil on the server.
	Body io.ReadCloser
	// GetBody gives the body once more, for a redirect.
	GetBody func() (io.ReadCloser, error)
	// ContentLength is -1 if it is not known. For a client, 0 with a Body that
	// is not nil means unknown, too.
	ContentLength    int64
	TransferEncoding []string
	// Close closes the connection after this request.
	Close bool
	Host  string

	// Form and PostForm are there after ParseForm.
	Form     url.Values
	PostForm url.Values
	Trailer  Header

	// RemoteAddr and RequestURI are set by the server only.
	RemoteAddr string
	RequestURI string

	// TLS tells how the connection is sealed, on the server; nil if it is not.
	TLS *tls.ConnectionState

	// MultipartForm is there after ParseMultipartForm.
	MultipartForm *multipart.Form

	Cancel   <-chan struct{}
	Response *Response

	ctx      context.Context
	original *Request // of a client's copy: what the caller has
}

// Context gives the request's context.
func (r *Request) Context() context.Context {
	if r.ctx != nil {
		return r.ctx
	}
	return context.Background()
}

// WithContext gives a copy of the request with another context.
func (r *Request) WithContext(ctx context.Context) *Request {
	if ctx == nil {
		panic("nil context")
	}
	copied := *r
	copied.ctx = ctx
	return &copied
}

// Clone gives a copy that shares nothing but the body.
func (r *Request) Clone(ctx context.Context) *Request {
	copied := r.WithContext(ctx)
	if r.URL != nil {
		u := *r.URL
		copied.URL = &u
	}
	copied.Header, copied.Trailer = r.Header.Clone(), r.Trailer.Clone()
	copied.TransferEncoding = append([]string(nil), r.TransferEncoding...)
	copied.Form, copied.PostForm = cloneValues(r.Form), cloneValues(r.PostForm)
	return copied
}

func cloneValues(v url.Values) url.Values { return url.Values(Header(v).Clone()) }

// NewRequestWithContext makes a request with a context.
func NewRequestWithContext(ctx context.Context, method, target string, body io.Reader) (*Request, error) {
	if ctx == nil {
		return nil, errors.New("net/http: nil Context")
	}
	req, err := NewRequest(method, target, body)
	if err != nil {
		return nil, err
	}
	req.ctx = ctx
	return req, nil
}

// NewRequest makes a request for a client.
func NewRequest(method, target string, body io.Reader) (*Request, error) {
	if method == "" {
		method = "GET"
	}
	if !isToken(method) {
		return nil, fmt.Errorf("net/http: invalid method %q", method)
	}
	u, err := url.Parse(target)
	if err != nil {
		return nil, err
	}
	u.Host = withoutEmptyPort(u.Host)
	req := &Request{
		Method: method, URL: u, Host: u.Host, Header: Header{},
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}
	if body != nil {
		req.setBody(body)
	}
	return req, nil
}

// setBody sets Body, and, where it can tell, the length and how to read it again.
func (r *Request) setBody(src io.Reader) {
	closer, ok := src.(io.ReadCloser)
	if !ok {
		closer = ioutil.NopCloser(src)
	}
	r.Body = closer
	switch src := src.(type) {
	case *bytes.Buffer:
		all := src.Bytes()
		r.setLength(int64(len(all)), func() io.Reader { return bytes.NewReader(all) })
	case *bytes.Reader:
		start := *src
		r.setLength(int64(src.Len()), func() io.Reader { again := start; return &again })
	case *strings.Reader:
		start := *src
		r.setLength(int64(src.Len()), func() io.Reader { again := start; return &again })
	}
}

func (r *Request) setLength(length int64, again func() io.Reader) {
	r.ContentLength = length
	r.GetBody = func() (io.ReadCloser, error) { return ioutil.NopCloser(again()), nil }
	if length == 0 {
		r.Body = NoBody
		r.GetBody = func() (io.ReadCloser, error) { return NoBody, nil }
	}
}

func withoutEmptyPort(host string) string {
	if strings.HasSuffix(host, ":") && strings.LastIndex(host, ":") > strings.LastIndex(host, "]") {
		return host[:len(host)-1]
	}
	return host
}

// ProtoAtLeast tells whether the request speaks this version of HTTP or a later one.
func (r *Request) ProtoAtLeast(major, minor int) bool {
	return r.ProtoMajor > major || r.ProtoMajor == major && r.ProtoMinor >= minor
}

// ParseHTTPVersion reads "HTTP/1.0".
func ParseHTTPVersion(version string) (major, minor int, ok bool) {
	if len(version) != len("HTTP/X.Y") || !strings.HasPrefix(version, "HTTP/") || version[6] != '.' {
		return 0, 0, false
	}
	major, minor = int(version[5])-'0', int(version[7])-'0'
	if major < 0 || major > 9 || minor < 0 || minor > 9 {
		return 0, 0, false
	}
	return major, minor, true
}

// UserAgent gives the header of that name.
func (r *Request) UserAgent() string { return r.Header.Get("User-Agent") }

// Referer gives the header of that name.
func (r *Request) Referer() string { return r.Header.Get("Referer") }

// BasicAuth gives the user and password that the request carries.
func (r *Request) BasicAuth() (username, password string, ok bool) {
	const prefix = "Basic "
	auth := r.Header.Get("Authorization")
	if len(auth) < len(prefix) || !strings.EqualFold(auth[:len(prefix)], prefix) {
		return "", "", false
	}
	decoded, err := base64.StdEncoding.DecodeString(auth[len(prefix):])
	if err != nil {
		return "", "", false
	}
	colon := bytes.IndexByte(decoded, ':')
	if colon < 0 {
		return "", "", false
	}
	return string(decoded[:colon]), string(decoded[colon+1:]), true
}

// SetBasicAuth makes the request carry a user and password.
func (r *Request) SetBasicAuth(username, password string) {
	r.Header.Set("Authorization", "Basic "+basicAuth(username, password))
}

func basicAuth(username, password string) string {
	return base64.StdEncoding.EncodeToString([]byte(username + ":" + password))
}

// ReadRequest reads a request, up to its body.
func ReadRequest(r *bufio.Reader) (*Request, error) {
	req, err := readRequest(r)
	if err != nil {
		return nil, err
	}
	delete(req.Header, "Host")
	return req, nil
}

// readRequest leaves Host in the header, where the server checks it.
func readRequest(r *bufio.Reader) (req *Request, err error) {
	line, err := readLine(r)
	if err != nil {
		return nil, err
	}
	defer func() { err = unexpected(err) }()

	req = new(Request)
	if err := req.parseRequestLine(line); err != nil {
		return nil, err
	}
	if req.Header, err = readHeader(r); err != nil {
		return nil, err
	}
	if len(req.Header["Host"]) > 1 {
		return nil, errors.New("too many Host headers")
	}
	req.Host = req.URL.Host
	if req.Host == "" {
		req.Host = req.Header.get("Host")
	}
	if pragma := req.Header["Pragma"]; len(pragma) > 0 && pragma[0] == "no-cache" && !req.Header.has("Cache-Control") {
		req.Header["Cache-Control"] = []string{"no-cache"}
	}
	req.Close = wantsClose(req.Header, req.ProtoAtLeast(1, 1))

	f, err := takeFraming(req.Header, req.ProtoAtLeast(1, 1))
	if err != nil {
		return nil, err
	}
	if f.chunked {
		req.TransferEncoding = []string{"chunked"}
	} else if f.length < 0 {
		f.length = 0 // a request does not end with the connection
	}
	req.ContentLength = f.length
	req.Body = NoBody
	if f.length != 0 {
		b := newBody(r, f)
		b.trailer = &req.Trailer
		req.Body = b
	}
	return req, nil
}

// parseRequestLine reads "GET /path HTTP/1.1".
func (r *Request) parseRequestLine(line string) error {
	first := strings.IndexByte(line, ' ')
	second := -1
	if first >= 0 {
		second = strings.IndexByte(line[first+1:], ' ')
	}
	if second < 0 {
		return badString("malformed HTTP request", line)
	}
	r.Method, r.RequestURI, r.Proto = line[:first], line[first+1:first+1+second], line[first+second+2:]
	if !isToken(r.Method) {
		return badString("invalid method", r.Method)
	}
	var ok bool
	if r.ProtoMajor, r.ProtoMinor, ok = ParseHTTPVersion(r.Proto); !ok {
		return badString("malformed HTTP version", r.Proto)
	}
	target := r.RequestURI
	// CONNECT names a host and port only.
	authorityOnly := r.Method == "CONNECT" && !strings.HasPrefix(target, "/")
	if authorityOnly {
		target = "http://" + target
	}
	var err error
	if r.URL, err = url.ParseRequestURI(target); err == nil && authorityOnly {
		r.URL.Scheme = ""
	}
	return err
}

// wantsClose tells whether a message's connection ends after it: from HTTP/1.1
// on only if it says so, before that unless it says otherwise.
func wantsClose(header Header, http11 bool) bool {
	close := false
	for _, value := range header["Connection"] {
		if hasToken(value, "close") {
			return true
		}
		close = close || hasToken(value, "keep-alive")
	}
	return !http11 && !close
}

func (r *Request) expectsContinue() bool { return hasToken(r.Header.get("Expect"), "100-continue") }

func (r *Request) wantsHttp10KeepAlive() bool {
	return r.ProtoMajor == 1 && r.ProtoMinor == 0 && hasToken(r.Header.get("Connection"), "keep-alive")
}

// notFromHeader are the keys that the writing of a request gets from elsewhere.
var notFromHeader = map[string]bool{
	"Host": true, "User-Agent": true, "Content-Length": true, "Transfer-Encoding": true, "Trailer": true,
}

// Write writes the request as a client sends it to a server.
func (r *Request) Write(w io.Writer) error { return r.write(w, false, nil, nil) }

// WriteProxy writes the request as a client sends it to a proxy.
func (r *Request) WriteProxy(w io.Writer) error { return r.write(w, true, nil, nil) }

func (r *Request) write(w io.Writer, toProxy bool, extra Header, broken func(error)) error {
	host := r.Host
	if host == "" {
		if r.URL == nil {
			return errors.New("http: Request.Write on Request with no Host or URL set")
		}
		host = r.URL.Host
	}
	target := r.URL.RequestURI()
	if toProxy && r.URL.Scheme != "" && r.URL.Opaque == "" {
		target = r.URL.Scheme + "://" + host + target
	} else if r.Method == "CONNECT" && r.URL.Path == "" {
		target = host
		if r.URL.Opaque != "" {
			target = r.URL.Opaque
		}
	}
	for i := 0; i < len(target); i++ {
		if target[i] < ' ' || target[i] == 0x7f {
			return errors.New("net/http: can't write control character in Request.URL")
		}
	}
	bw, ok := w.(*bufio.Writer)
	if !ok {
		bw = bufio.NewWriter(w)
	}
	method := r.Method
	if method == "" {
		method = "GET"
	}
	fmt.Fprintf(bw, "%s %s HTTP/1.1\r\n", method, target)
	fmt.Fprintf(bw, "Host: %s\r\n", oneLine.Replace(host))
	agent := defaultUserAgent
	if r.Header.has("User-Agent") {
		agent = r.Header.get("User-Agent")
	}
	if agent = trim(oneLine.Replace(agent)); agent != "" {
		fmt.Fprintf(bw, "User-Agent: %s\r\n", agent)
	}
	f, src, err := r.outgoing()
	if err != nil {
		return err
	}
	if r.Close && !hasToken(r.Header.get("Connection"), "close") {
		io.WriteString(bw, "Connection: close\r\n")
	}
	if f.chunked {
		io.WriteString(bw, "Transfer-Encoding: chunked\r\n")
	} else if f.length > 0 || f.length == 0 && (method == "POST" || method == "PUT" || method == "PATCH") {
		fmt.Fprintf(bw, "Content-Length: %d\r\n", f.length)
	}
	if err := r.Header.WriteSubset(bw, notFromHeader); err != nil {
		return err
	}
	if err := extra.Write(bw); err != nil {
		return err
	}
	io.WriteString(bw, "\r\n")
	if src != nil {
		err := writeBody(bw, src, f)
		if closeErr := r.Body.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			if broken != nil {
				broken(err)
			}
			return err
		}
	}
	return bw.Flush()
}

// outgoing finds the framing of a request to be sent.
func (r *Request) outgoing() (framing, io.Reader, error) {
	if r.Body == nil || r.Body == NoBody {
		return framing{}, nil, nil
	}
	if len(r.TransferEncoding) > 0 && r.TransferEncoding[0] == "chunked" {
		return framing{chunked: true, length: -1}, r.Body, nil
	}
	if r.ContentLength > 0 {
		return framing{length: r.ContentLength}, r.Body, nil
	}
	switch r.Method {
	case "", "GET", "HEAD", "DELETE", "OPTIONS":
		// Seldom with a body: look whether there is one before announcing it.
		first := make([]byte, 1)
		n, err := io.ReadFull(r.Body, first)
		if n == 0 {
			r.Body.Close()
			if err == io.EOF {
				err = nil
			}
			return framing{}, nil, err
		}
		return framing{chunked: true, length: -1}, io.MultiReader(bytes.NewReader(first), r.Body), nil
	case "CONNECT":
		return framing{length: -1}, r.Body, nil
	}
	return framing{chunked: true, length: -1}, r.Body, nil
}
