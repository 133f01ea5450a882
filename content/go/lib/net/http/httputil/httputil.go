// Messages written down, and a connection used by hand.

// Package httputil holds tools around HTTP messages.
package httputil

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"net"
	"net/http"
	"strings"
	"sync"
)

// Errors of ClientConn.
var (
	ErrPersistEOF = &http.ProtocolError{ErrorString: "persistent connection closed"}
	ErrClosed     = &http.ProtocolError{ErrorString: "connection closed by user"}
	ErrPipeline   = &http.ProtocolError{ErrorString: "pipeline error"}
)

// ErrLineTooLong is a line of a chunk that is too long.
var ErrLineTooLong = errors.New("header line too long")

// keepBody reads a body and gives it twice.
func keepBody(b io.ReadCloser) (a, c io.ReadCloser, err error) {
	if b == nil || b == http.NoBody {
		return b, b, nil
	}
	all, err := ioutil.ReadAll(b)
	if err != nil {
		return nil, b, err
	}
	b.Close()
	return ioutil.NopCloser(bytes.NewReader(all)), ioutil.NopCloser(bytes.NewReader(all)), nil
}

// hostLine is what stands on the line Host: nothing where the first line names the host already.
func hostLine(req *http.Request) string {
	for _, scheme := range []string{"http://", "https://"} {
		if strings.HasPrefix(req.RequestURI, scheme) {
			return ""
		}
	}
	if req.Host == "" && req.URL != nil {
		return req.URL.Host
	}
	return req.Host
}

// DumpRequest gives a request as a server got it.
func DumpRequest(req *http.Request, body bool) ([]byte, error) {
	var b bytes.Buffer
	target := req.RequestURI
	if target == "" {
		target = req.URL.RequestURI()
	}
	method := req.Method
	if method == "" {
		method = "GET"
	}
	fmt.Fprintf(&b, "%s %s HTTP/%d.%d\r\n", method, target, req.ProtoMajor, req.ProtoMinor)
	if host := hostLine(req); host != "" {
		fmt.Fprintf(&b, "Host: %s\r\n", host)
	}
	codings := req.TransferEncoding
	if len(codings) > 0 {
		fmt.Fprintf(&b, "Transfer-Encoding: %s\r\n", strings.Join(codings, ","))
	}
	chunked := len(codings) > 0 && codings[0] == "chunked"
	if req.Close {
		b.WriteString("Connection: close\r\n")
	}
	exclude := map[string]bool{"Host": true, "Transfer-Encoding": true, "Trailer": true}
	if err := req.Header.WriteSubset(&b, exclude); err != nil {
		return nil, err
	}
	io.WriteString(&b, "\r\n")
	if body && req.Body != nil {
		kept, again, err := keepBody(req.Body)
		req.Body = again
		if err != nil {
			return nil, err
		}
		text, _ := ioutil.ReadAll(kept)
		if chunked {
			if len(text) > 0 {
				fmt.Fprintf(&b, "%x\r\n%s\r\n", len(text), text)
			}
			io.WriteString(&b, "0\r\n\r\n")
		} else {
			b.Write(text)
		}
	}
	return b.Bytes(), nil
}

// DumpRequestOut gives a request as the standard Transport sends it.
func DumpRequestOut(req *http.Request, body bool) ([]byte, error) {
	kept, again, err := keepBody(req.Body)
	if err != nil {
		return nil, err
	}
	sent := *req
	sent.Body = kept
	sent.Header = req.Header.Clone()
	if sent.Header.Get("Accept-Encoding") == "" && sent.Header.Get("Range") == "" && sent.Method != "HEAD" {
		sent.Header.Set("Accept-Encoding", "gzip")
	}
	var b bytes.Buffer
	err = sent.Write(&b)
	req.Body = again
	dump := b.Bytes()
	if !body {
		if end := bytes.Index(dump, []byte("\r\n\r\n")); end >= 0 {
			dump = dump[:end+4]
		}
	}
	return dump, err
}

// DumpResponse gives a response as a client got it.
func DumpResponse(resp *http.Response, body bool) ([]byte, error) {
	var b bytes.Buffer
	if !body {
		// Another one of the same length is written as far as it is wanted.
		shown := *resp
		shown.Body = ioutil.NopCloser(io.LimitReader(anything{}, resp.ContentLength))
		if err := shown.Write(&front{to: &b}); err != nil && err != errEnough {
			return nil, err
		}
		return b.Bytes(), nil
	}
	kept, again, err := keepBody(resp.Body)
	if err != nil {
		return nil, err
	}
	shown := *resp
	shown.Body = kept
	err = shown.Write(&b)
	resp.Body = again
	return b.Bytes(), err
}

// anything is bytes without an end.
type anything struct{}

func (anything) Read(p []byte) (int, error) { return len(p), nil }

var errEnough = errors.New("httputil: the headers are all that is wanted")

// front keeps what is written up to the end of the headers.
type front struct{ to *bytes.Buffer }

func (f *front) Write(p []byte) (int, error) {
	f.to.Write(p)
	if end := bytes.Index(f.to.Bytes(), []byte("\r\n\r\n")); end >= 0 {
		f.to.Truncate(end + 4)
		return len(p), errEnough
	}
	return len(p), nil
}

// ClientConn sends requests on one connection, by hand.
type ClientConn struct {
	mu  sync.Mutex
	c   net.Conn
	r   *bufio.Reader
	err error
	// last is the body of the last response, which stands in front of the next one.
	last io.ReadCloser

	write func(*http.Request, io.Writer) error
}

// NewClientConn uses c; r holds what was read from it already, nil for nothing.
func NewClientConn(c net.Conn, r *bufio.Reader) *ClientConn {
	if r == nil {
		r = bufio.NewReader(c)
	}
	return &ClientConn{c: c, r: r, write: (*http.Request).Write}
}

// Hijack gives the connection back.
func (cc *ClientConn) Hijack() (c net.Conn, r *bufio.Reader) {
	cc.mu.Lock()
	defer cc.mu.Unlock()
	c, r = cc.c, cc.r
	cc.c, cc.r = nil, nil
	return c, r
}

// Close closes the connection.
func (cc *ClientConn) Close() error {
	c, _ := cc.Hijack()
	if c != nil {
		return c.Close()
	}
	return nil
}

// Write sends a request.
func (cc *ClientConn) Write(req *http.Request) error {
	cc.mu.Lock()
	c, err := cc.c, cc.err
	cc.mu.Unlock()
	if err != nil {
		return err
	}
	if c == nil {
		return ErrClosed
	}
	if req.Close {
		cc.err = ErrPersistEOF
	}
	return cc.write(req, c)
}

// Read reads the response to a request.
func (cc *ClientConn) Read(req *http.Request) (*http.Response, error) {
	cc.mu.Lock()
	r, last := cc.r, cc.last
	cc.last = nil
	cc.mu.Unlock()
	if r == nil {
		return nil, ErrClosed
	}
	if last != nil {
		_, err := io.Copy(ioutil.Discard, last)
		if last.Close(); err != nil && err != http.ErrBodyReadAfterClose {
			cc.err = err
			return nil, err
		}
	}
	resp, err := http.ReadResponse(r, req)
	if err != nil {
		cc.err = err
		return resp, err
	}
	cc.mu.Lock()
	cc.last = resp.Body
	cc.mu.Unlock()
	if resp.Close {
		cc.err = ErrPersistEOF
		return resp, ErrPersistEOF
	}
	return resp, nil
}

// Do sends a request and reads its response.
func (cc *ClientConn) Do(req *http.Request) (*http.Response, error) {
	if err := cc.Write(req); err != nil {
		return nil, err
	}
	return cc.Read(req)
}

// Pending is always 0: requests are not sent ahead.
func (cc *ClientConn) Pending() int { return 0 }
