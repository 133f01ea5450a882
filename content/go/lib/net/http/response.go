// Responses as a client gets them: reading one from a connection, writing one down.

package http

import (
	"bufio"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
)

// Response is the answer to a Request. The reader closes Body.
type Response struct {
	Status     string // "200 OK"
	StatusCode int
	Proto      string
	ProtoMajor int
	ProtoMinor int

	Header Header
	Body   io.ReadCloser
	// ContentLength is -1 if it is not known.
	ContentLength    int64
	TransferEncoding []string
	Close            bool
	Uncompressed     bool
	Trailer          Header
	Request          *Request
	TLS              *tls.ConnectionState
}

// ErrNoLocation is what Location gives without such a header.
var ErrNoLocation = errors.New("http: no Location header in response")

// Location gives the URL to go on with.
func (r *Response) Location() (*url.URL, error) {
	location := r.Header.Get("Location")
	if location == "" {
		return nil, ErrNoLocation
	}
	if r.Request != nil && r.Request.URL != nil {
		return r.Request.URL.Parse(location)
	}
	return url.Parse(location)
}

// ProtoAtLeast tells whether the response speaks this version of HTTP or a later one.
func (r *Response) ProtoAtLeast(major, minor int) bool {
	return r.ProtoMajor > major || r.ProtoMajor == major && r.ProtoMinor >= minor
}

// ReadResponse reads a response to req (nil: to a GET), up to its body.
func ReadResponse(r *bufio.Reader, req *Request) (*Response, error) {
	res := &Response{Request: req}
	line, err := readLine(r)
	if err != nil {
		return nil, unexpected(err)
	}
	if err := res.parseStatusLine(line); err != nil {
		return nil, err
	}
	if res.Header, err = readHeader(r); err != nil {
		return nil, unexpected(err)
	}
	res.Close = wantsClose(res.Header, res.ProtoAtLeast(1, 1))
	if res.Close && res.ProtoAtLeast(1, 1) {
		// It was about this connection, and is no business of whoever passes the answer on.
		res.Header.Del("Connection")
	}
	f, err := takeFraming(res.Header, res.ProtoAtLeast(1, 1))
	if err != nil {
		return nil, err
	}
	if f.chunked {
		res.TransferEncoding = []string{"chunked"}
	}
	res.ContentLength = f.length
	res.Body = NoBody
	if req != nil && req.Method == "HEAD" {
		return res, nil
	}
	if !bodyAllowedForStatus(res.StatusCode) {
		res.ContentLength = 0
		return res, nil
	}
	if !f.chunked && f.length < 0 {
		res.Close = true // the body ends with the connection
	}
	if f.length != 0 {
		b := newBody(r, f)
		b.trailer = &res.Trailer
		res.Body = b
	}
	return res, nil
}

// parseStatusLine reads "HTTP/1.1 200 OK".
func (r *Response) parseStatusLine(line string) error {
	space := strings.IndexByte(line, ' ')
	if space < 0 {
		return badString("malformed HTTP response", line)
	}
	r.Proto, r.Status = line[:space], strings.TrimLeft(line[space+1:], " ")
	code := r.Status
	if i := strings.IndexByte(code, ' '); i >= 0 {
		code = code[:i]
	}
	if len(code) != 3 {
		return badString("malformed HTTP status code", code)
	}
	n, err := strconv.Atoi(code)
	if err != nil || n < 0 {
		return badString("malformed HTTP status code", code)
	}
	r.StatusCode = n
	var ok bool
	if r.ProtoMajor, r.ProtoMinor, ok = ParseHTTPVersion(r.Proto); !ok {
		return badString("malformed HTTP version", r.Proto)
	}
	return nil
}

// Write writes the response as a server sends it.
func (r *Response) Write(w io.Writer) error {
	text := r.Status
	if text == "" {
		if text = StatusText(r.StatusCode); text == "" {
			text = "status code " + strconv.Itoa(r.StatusCode)
		}
	} else {
		text = strings.TrimPrefix(text, strconv.Itoa(r.StatusCode)+" ")
	}
	bw := bufio.NewWriter(w)
	fmt.Fprintf(bw, "HTTP/%d.%d %03d %s\r\n", r.ProtoMajor, r.ProtoMinor, r.StatusCode, text)
	f := framing{length: r.ContentLength}
	f.chunked = len(r.TransferEncoding) > 0 && r.TransferEncoding[0] == "chunked"
	method := "GET"
	if r.Request != nil && r.Request.Method != "" {
		method = r.Request.Method
	}
	if r.Body == nil {
		f.length = 0
	} else if f.length == 0 && !f.chunked {
		// Zero may mean that nobody set it: look.
		first := make([]byte, 1)
		if n, err := io.ReadFull(r.Body, first); n == 1 {
			f.length = -1
			rest := r.Body
			r.Body = struct {
				io.Reader
				io.Closer
			}{io.MultiReader(strings.NewReader(string(first)), rest), rest}
		} else if err != io.EOF {
			return err
		}
	}
	close := r.Close
	if f.length < 0 && !f.chunked && r.ProtoAtLeast(1, 1) && !r.Uncompressed {
		close = true
	}
	if close && !hasToken(r.Header.get("Connection"), "close") {
		io.WriteString(bw, "Connection: close\r\n")
	}
	switch {
	case f.chunked:
		io.WriteString(bw, "Transfer-Encoding: chunked\r\n")
	case f.length > 0:
		fmt.Fprintf(bw, "Content-Length: %d\r\n", f.length)
	}
	if err := r.Header.WriteSubset(bw, map[string]bool{"Content-Length": true, "Transfer-Encoding": true, "Trailer": true}); err != nil {
		return err
	}
	if f.length == 0 && !f.chunked && r.ContentLength == 0 && bodyAllowedForStatus(r.StatusCode) && method != "HEAD" {
		io.WriteString(bw, "Content-Length: 0\r\n")
	}
	io.WriteString(bw, "\r\n")
	if r.Body != nil && method != "HEAD" {
		if err := writeBody(bw, r.Body, f); err != nil {
			return err
		}
		r.Body.Close()
	}
	return bw.Flush()
}
