// This is no reconstruction: a small curl for the terminal of the room, with -i, -s, -X, -d, -H and --unix-socket, that sends one request and prints the answer.

// Command curl sends an HTTP request and prints the body of the response.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"sort"
	"strings"
)

// The exit codes, which are those of the real curl.
const (
	exitUsage   = 2
	exitBadURL  = 3
	exitConnect = 7
	exitOther   = 52
	exitCert    = 60
)

// options is the command line.
type options struct {
	url        string
	method     string
	data       string
	hasData    bool
	headers    []string
	unixSocket string
	include    bool // the status line and the headers too
}

func main() {
	opts, err := parse(os.Args[1:])
	if err != nil {
		fail(exitUsage, err)
	}
	req, err := newRequest(opts)
	if err != nil {
		fail(exitBadURL, err)
	}
	transport := &http.Transport{Dial: opts.dial, DisableCompression: true}
	resp, err := transport.RoundTrip(req)
	if err != nil {
		code := exitOther
		if strings.Contains(err.Error(), "dial") {
			code = exitConnect
		} else if strings.Contains(err.Error(), "x509") {
			code = exitCert
		}
		fail(code, err)
	}
	defer resp.Body.Close()
	if opts.include {
		printHead(resp)
	}
	if _, err := io.Copy(os.Stdout, resp.Body); err != nil {
		fail(exitOther, err)
	}
}

// fail says what went wrong and ends the process.
func fail(code int, err error) {
	fmt.Fprintf(os.Stderr, "curl: (%d) %v\n", code, err)
	os.Exit(code)
}

// parse reads the command line. Options may stand before and after the URL.
func parse(args []string) (*options, error) {
	opts := &options{}
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		switch arg {
		case "-i", "--include":
			opts.include = true
			continue
		case "-s", "--silent":
			continue
		}
		if !strings.HasPrefix(arg, "-") {
			opts.url = arg
			continue
		}
		if len(args) == 0 {
			return nil, fmt.Errorf("option %s: requires parameter", arg)
		}
		value := args[0]
		args = args[1:]
		switch arg {
		case "-X", "--request":
			opts.method = value
		case "-d", "--data":
			opts.data = value
			opts.hasData = true
		case "-H", "--header":
			opts.headers = append(opts.headers, value)
		case "--unix-socket":
			opts.unixSocket = value
		default:
			return nil, fmt.Errorf("option %s: is unknown", arg)
		}
	}
	if opts.url == "" {
		return nil, errors.New("no URL specified")
	}
	return opts, nil
}

// newRequest makes the request that the options describe.
func newRequest(opts *options) (*http.Request, error) {
	target := opts.url
	if !strings.Contains(target, "://") {
		target = "http://" + target
	}
	parsed, err := url.Parse(target)
	if err != nil {
		return nil, err
	}
	if parsed.Scheme != "http" && parsed.Scheme != "https" {
		return nil, fmt.Errorf("Protocol %q not supported", parsed.Scheme)
	}
	method := opts.method
	if method == "" {
		method = "GET"
		if opts.hasData {
			method = "POST"
		}
	}
	var body io.Reader
	if opts.hasData {
		body = strings.NewReader(opts.data)
	}
	req, err := http.NewRequest(method, target, body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", "curl/7.38.0")
	req.Header.Set("Accept", "*/*")
	if opts.hasData {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for _, header := range opts.headers {
		i := strings.Index(header, ":")
		if i < 0 {
			return nil, fmt.Errorf("header %q has no colon", header)
		}
		name, value := header[:i], strings.TrimSpace(header[i+1:])
		if strings.EqualFold(name, "Host") {
			// It goes with the request line, not with the other headers.
			req.Host = value
			continue
		}
		req.Header.Set(name, value)
	}
	return req, nil
}

// dial connects to the socket if one is given, else to the URL's host.
func (opts *options) dial(network, address string) (net.Conn, error) {
	if opts.unixSocket != "" {
		return net.Dial("unix", opts.unixSocket)
	}
	return net.Dial(network, address)
}

// printHead prints the status line and the headers, sorted by name.
func printHead(resp *http.Response) {
	fmt.Printf("%s %s\n", resp.Proto, resp.Status)
	var names []string
	for name := range resp.Header {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		for _, value := range resp.Header[name] {
			fmt.Printf("%s: %s\n", name, value)
		}
	}
	fmt.Println()
}
