// Client: requests with redirects, cookies and a time limit.

package http

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
)

// Client sends requests.
type Client struct {
	Transport RoundTripper // DefaultTransport if nil
	// CheckRedirect is asked before a redirect is followed; nil allows ten.
	CheckRedirect func(req *Request, via []*Request) error
	Jar           CookieJar
	Timeout       time.Duration // for all, redirects and body included; zero: none
}

// DefaultClient is what Get, Head and Post use.
var DefaultClient = &Client{}

// ErrUseLastResponse from CheckRedirect makes the redirect itself the response.
var ErrUseLastResponse = errors.New("net/http: use last response")

// RoundTripper sends one request and gives its response.
type RoundTripper interface {
	RoundTrip(*Request) (*Response, error)
}

// Get requests target.
func Get(target string) (*Response, error) { return DefaultClient.Get(target) }

// Head requests the header of target.
func Head(target string) (*Response, error) { return DefaultClient.Head(target) }

// Post sends a body to target.
func Post(target, contentType string, body io.Reader) (*Response, error) {
	return DefaultClient.Post(target, contentType, body)
}

// PostForm sends a form to target.
func PostForm(target string, data url.Values) (*Response, error) {
	return DefaultClient.PostForm(target, data)
}

// Get requests target.
func (c *Client) Get(target string) (*Response, error) { return c.send("GET", target, "", nil) }

// Head requests the header of target.
func (c *Client) Head(target string) (*Response, error) { return c.send("HEAD", target, "", nil) }

// Post sends a body to target.
func (c *Client) Post(target, contentType string, body io.Reader) (*Response, error) {
	return c.send("POST", target, contentType, body)
}

// PostForm sends a form to target.
func (c *Client) PostForm(target string, data url.Values) (*Response, error) {
	return c.Post(target, "application/x-www-form-urlencoded", strings.NewReader(data.Encode()))
}

func (c *Client) send(method, target, contentType string, body io.Reader) (*Response, error) {
	req, err := NewRequest(method, target, body)
	if err != nil {
		return nil, err
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	return c.Do(req)
}

// Do sends a request and follows redirects. An error is a *url.Error.
func (c *Client) Do(req *Request) (*Response, error) {
	if req.URL == nil {
		closeBody(req)
		return nil, &url.Error{Op: title(req.Method), Err: errors.New("http: nil Request.URL")}
	}
	var deadline time.Time
	if c.Timeout > 0 {
		deadline = time.Now().Add(c.Timeout)
	}
	var via []*Request
	for {
		res, err := c.once(req, deadline)
		if err != nil {
			return nil, failed(req, err)
		}
		method, follow := redirected(req.Method, res.StatusCode)
		location := res.Header.Get("Location")
		if !follow || location == "" || method == req.Method && req.Body != nil && req.GetBody == nil {
			return res, nil
		}
		via = append(via, req)
		next, err := redirect(req, res, method, location, via[0])
		if err != nil {
			res.Body.Close()
			return nil, failed(req, err)
		}
		switch err := c.checkRedirect(next, via); err {
		case nil:
		case ErrUseLastResponse:
			return res, nil
		default:
			res.Body.Close()
			return res, failed(next, err)
		}
		// A short body is read, so that the connection can be used again.
		if res.ContentLength == -1 || res.ContentLength <= 2<<10 {
			io.CopyN(discard{}, res.Body, 2<<10)
		}
		res.Body.Close()
		req = next
	}
}

func failed(req *Request, err error) error {
	return &url.Error{Op: title(req.Method), URL: req.URL.Redacted(), Err: err}
}

// title is the method as errors name it: Get.
func title(method string) string {
	if method == "" {
		return "Get"
	}
	return method[:1] + strings.ToLower(method[1:])
}

func closeBody(req *Request) {
	if req.Body != nil {
		req.Body.Close()
	}
}

// deadlineRoundTripper is our own Transport, which can keep a time limit.
type deadlineRoundTripper interface {
	roundTrip(*Request, time.Time) (*Response, error)
}

// once sends one request and takes care of its cookies.
func (c *Client) once(req *Request, deadline time.Time) (*Response, error) {
	if req.RequestURI != "" {
		closeBody(req)
		return nil, errors.New("http: Request.RequestURI can't be set in client requests")
	}
	sent := c.prepared(req)
	transport := c.Transport
	if transport == nil {
		transport = DefaultTransport
	}
	var res *Response
	var err error
	if limited, ok := transport.(deadlineRoundTripper); ok {
		res, err = limited.roundTrip(sent, deadline)
	} else {
		res, err = transport.RoundTrip(sent)
	}
	if err != nil {
		if !deadline.IsZero() && !time.Now().Before(deadline) {
			err = &timeoutError{"context deadline exceeded (Client.Timeout exceeded while awaiting headers)"}
		}
		return nil, err
	}
	if res.Request == sent {
		res.Request = req
	}
	if res.Body == nil {
		res.Body = NoBody
	}
	if c.Jar != nil {
		if cookies := res.Cookies(); len(cookies) > 0 {
			c.Jar.SetCookies(req.URL, cookies)
		}
	}
	return res, nil
}

// prepared is a copy of the request with the headers that the client adds.
func (c *Client) prepared(req *Request) *Request {
	sent := *req
	sent.original = req
	sent.Header = req.Header.Clone()
	if sent.Header == nil {
		sent.Header = Header{}
	}
	if c.Jar != nil {
		for _, cookie := range c.Jar.Cookies(req.URL) {
			sent.AddCookie(cookie)
		}
	}
	if user := req.URL.User; user != nil && sent.Header.Get("Authorization") == "" {
		password, _ := user.Password()
		sent.SetBasicAuth(user.Username(), password)
	}
	return &sent
}

type timeoutError struct{ text string }

func (e *timeoutError) Error() string   { return e.text }
func (e *timeoutError) Timeout() bool   { return true }
func (e *timeoutError) Temporary() bool { return true }

// redirected tells with which method a status is followed, if it is.
func redirected(method string, status int) (string, bool) {
	switch status {
	case StatusMovedPermanently, StatusFound, StatusSeeOther:
		if method != "GET" && method != "HEAD" {
			method = "GET"
		}
		return method, true
	case StatusTemporaryRedirect, StatusPermanentRedirect:
		return method, true
	}
	return method, false
}

// redirect makes the request that a redirect leads to.
func redirect(req *Request, res *Response, method, location string, first *Request) (*Request, error) {
	u, err := req.URL.Parse(location)
	if err != nil {
		return nil, fmt.Errorf("failed to parse Location header %q: %v", location, err)
	}
	next := &Request{
		Method: method, URL: u, Header: Header{}, Response: res,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}
	if first.Host != "" && first.Host != first.URL.Host {
		if to, err := url.Parse(location); err == nil && !to.IsAbs() {
			next.Host = first.Host
		}
	}
	home := first.URL.Hostname()
	sameSite := u.Hostname() == home || strings.HasSuffix(u.Hostname(), "."+home)
	for key, values := range first.Header {
		secret := key == "Authorization" || key == "Www-Authenticate" || key == "Cookie" || key == "Cookie2"
		if !secret || sameSite {
			next.Header[key] = values
		}
	}
	if method == first.Method && first.GetBody != nil {
		if next.Body, err = first.GetBody(); err != nil {
			return nil, err
		}
		next.ContentLength = first.ContentLength
		next.GetBody = first.GetBody
	}
	if next.Header.Get("Referer") == "" && !(req.URL.Scheme == "https" && u.Scheme == "http") {
		referer := *req.URL
		referer.User = nil
		next.Header.Set("Referer", referer.String())
	}
	return next, nil
}

func (c *Client) checkRedirect(req *Request, via []*Request) error {
	if c.CheckRedirect != nil {
		return c.CheckRedirect(req, via)
	}
	if len(via) >= 10 {
		return errors.New("stopped after 10 redirects")
	}
	return nil
}

// CloseIdleConnections closes the connections of the transport that are not in use.
func (c *Client) CloseIdleConnections() {
	transport := c.Transport
	if transport == nil {
		transport = DefaultTransport
	}
	if closer, ok := transport.(interface{ CloseIdleConnections() }); ok {
		closer.CloseIdleConnections()
	}
}
