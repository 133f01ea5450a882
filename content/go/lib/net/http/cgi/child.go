// Package cgi answers requests by starting programs, and is what such programs are written with (RFC 3875).
package cgi

import (
	"bufio"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
)

// Request is the request that the process was started for; its body comes on standard input.
func Request() (*http.Request, error) {
	env := map[string]string{}
	for _, setting := range os.Environ() {
		if at := strings.IndexByte(setting, '='); at >= 0 {
			env[setting[:at]] = setting[at+1:]
		}
	}
	req, err := RequestFromMap(env)
	if err != nil {
		return nil, err
	}
	if req.ContentLength > 0 {
		req.Body = ioutil.NopCloser(io.LimitReader(os.Stdin, req.ContentLength))
	}
	return req, nil
}

// RequestFromMap makes a request of variables; its body is not set.
func RequestFromMap(params map[string]string) (*http.Request, error) {
	req := &http.Request{Method: params["REQUEST_METHOD"], Proto: params["SERVER_PROTOCOL"], Close: true, Header: http.Header{}}
	if req.Method == "" {
		return nil, errors.New("cgi: no REQUEST_METHOD in environment")
	}
	var ok bool
	if req.ProtoMajor, req.ProtoMinor, ok = http.ParseHTTPVersion(req.Proto); !ok {
		return nil, errors.New("cgi: invalid SERVER_PROTOCOL version")
	}
	req.Trailer = http.Header{}
	req.Host = params["HTTP_HOST"]
	if length := params["CONTENT_LENGTH"]; length != "" {
		n, err := strconv.ParseInt(length, 10, 64)
		if err != nil {
			return nil, errors.New("cgi: bad CONTENT_LENGTH in environment: " + length)
		}
		req.ContentLength = n
	}
	if kind := params["CONTENT_TYPE"]; kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	for name, value := range params {
		if strings.HasPrefix(name, "HTTP_") && name != "HTTP_HOST" {
			req.Header.Add(strings.Replace(name[len("HTTP_"):], "_", "-", -1), value)
		}
	}
	encrypted := params["HTTPS"]
	secure := encrypted == "on" || encrypted == "ON" || encrypted == "1"
	target := params["REQUEST_URI"]
	if target == "" {
		// Servers that do not tell it tell its parts.
		target = params["SCRIPT_NAME"] + params["PATH_INFO"]
		if query := params["QUERY_STRING"]; query != "" {
			target += "?" + query
		}
	}
	var err error
	if req.Host != "" {
		// The address is made whole where the host is known, too.
		scheme := "http://"
		if secure {
			scheme = "https://"
		}
		if req.URL, err = url.Parse(scheme + req.Host + target); err != nil {
			return nil, errors.New("cgi: failed to parse host and REQUEST_URI into a URL: " + scheme + req.Host + target)
		}
	}
	if req.URL == nil {
		if req.URL, err = url.Parse(target); err != nil {
			return nil, errors.New("cgi: failed to parse REQUEST_URI into a URL: " + target)
		}
	}
	if secure {
		req.TLS = &tls.ConnectionState{HandshakeComplete: true}
	}
	port, _ := strconv.Atoi(params["REMOTE_PORT"])
	req.RemoteAddr = net.JoinHostPort(params["REMOTE_ADDR"], strconv.Itoa(port))
	return req, nil
}

// Serve answers the request that the process was started for; nil is http.DefaultServeMux.
func Serve(handler http.Handler) error {
	req, err := Request()
	if err != nil {
		return err
	}
	w := &answer{req: req, header: http.Header{}, out: bufio.NewWriter(os.Stdout)}
	if req.Body == nil {
		req.Body = http.NoBody
	}
	switch handler {
	case nil:
		http.DefaultServeMux.ServeHTTP(w, req)
	default:
		handler.ServeHTTP(w, req)
	}
	w.Write(nil)
	return w.out.Flush()
}

// answer goes to standard output.
type answer struct {
	req    *http.Request
	header http.Header
	out    *bufio.Writer
	status int
	told   bool
}

func (w *answer) Flush()              { w.out.Flush() }
func (w *answer) Header() http.Header { return w.header }

func (w *answer) WriteHeader(status int) {
	if w.status != 0 {
		fmt.Fprintf(os.Stderr, "CGI attempted to write header twice on request for %s", w.req.URL)
		return
	}
	w.status = status
}

func (w *answer) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.WriteHeader(http.StatusOK)
	}
	if !w.told {
		w.told = true
		fmt.Fprintf(w.out, "Status: %d %s\r\n", w.status, http.StatusText(w.status))
		if _, set := w.header["Content-Type"]; !set {
			w.header.Set("Content-Type", http.DetectContentType(p))
		}
		w.header.Write(w.out)
		w.out.WriteString("\r\n")
		w.out.Flush()
	}
	return w.out.Write(p)
}
