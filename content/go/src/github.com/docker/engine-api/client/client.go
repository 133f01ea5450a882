// Reconstructs client/client.go, request.go and errors.go of docker/engine-api as Swarm 1.2.0 vendors it: the client's address and version, and how it asks; leaves out sockets, contexts, and the errors that name what was not found.

package client

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"net/http"
	"net/url"
	"strings"
)

// ErrConnectionFailed means that the daemon could not be reached.
var ErrConnectionFailed = errors.New("Cannot connect to the Docker daemon. Is the docker daemon running on this host?")

// Client is the client over HTTP.
type Client struct {
	proto             string
	scheme            string // https if the transport has a TLS configuration
	addr              string
	basePath          string
	client            *http.Client
	version           string // of the API; "" asks for none
	customHTTPHeaders map[string]string
}

var _ APIClient = (*Client)(nil)

// NewClient makes a client that asks host, as in tcp://10.0.0.1:2375, with
// client, which is given since it has the connections.
func NewClient(host string, version string, client *http.Client, httpHeaders map[string]string) (*Client, error) {
	proto, addr, basePath, err := ParseHost(host)
	if err != nil {
		return nil, err
	}
	scheme := "http"
	if transport, ok := client.Transport.(*http.Transport); ok && transport.TLSClientConfig != nil {
		scheme = "https"
	}
	return &Client{
		proto:             proto,
		scheme:            scheme,
		addr:              addr,
		basePath:          basePath,
		client:            client,
		version:           version,
		customHTTPHeaders: httpHeaders,
	}, nil
}

// ParseHost splits tcp://host:port/path.
func ParseHost(host string) (proto, addr, basePath string, err error) {
	parts := strings.SplitN(host, "://", 2)
	if len(parts) < 2 {
		return "", "", "", fmt.Errorf("unable to parse docker host `%s`", host)
	}
	if parts[0] != "tcp" {
		return parts[0], parts[1], "", nil
	}
	u, err := url.Parse(host)
	if err != nil {
		return "", "", "", err
	}
	return "tcp", u.Host, u.Path, nil
}

// ClientVersion is the version of the API that is asked for.
func (cli *Client) ClientVersion() string { return cli.version }

// UpdateClientVersion changes it.
func (cli *Client) UpdateClientVersion(v string) { cli.version = v }

// getAPIPath puts the version in front of a path, and the query behind it.
func (cli *Client) getAPIPath(p string, query url.Values) string {
	u := &url.URL{Path: cli.basePath + p}
	if cli.version != "" {
		u.Path = cli.basePath + "/v" + strings.TrimPrefix(cli.version, "v") + p
	}
	u.RawQuery = query.Encode()
	return u.String()
}

// serverResponse is an answer that is no refusal.
type serverResponse struct {
	body   io.ReadCloser
	header http.Header
}

// decode reads the answer's JSON and closes it.
func (resp *serverResponse) decode(v interface{}) error {
	defer resp.body.Close()
	return json.NewDecoder(resp.body).Decode(v)
}

func (cli *Client) get(path string, query url.Values) (*serverResponse, error) {
	return cli.sendRequest("GET", path, query, nil)
}

func (cli *Client) post(path string, query url.Values, obj interface{}) (*serverResponse, error) {
	return cli.sendRequest("POST", path, query, obj)
}

// delete sends a request whose answer, if it is no refusal, may be thrown away.
func (cli *Client) delete(path string, query url.Values) (*serverResponse, error) {
	return cli.sendRequest("DELETE", path, query, nil)
}

// sendRequest sends obj as JSON, unless it is nil.
func (cli *Client) sendRequest(method, path string, query url.Values, obj interface{}) (*serverResponse, error) {
	if obj == nil {
		return cli.sendClientRequest(method, path, query, nil, nil)
	}
	body := new(bytes.Buffer)
	if err := json.NewEncoder(body).Encode(obj); err != nil {
		return nil, err
	}
	return cli.sendClientRequest(method, path, query, body, http.Header{"Content-Type": {"application/json"}})
}

// sendClientRequest sends a request and turns what went wrong into an error:
// no connection, or an answer that is a refusal.
func (cli *Client) sendClientRequest(method, path string, query url.Values, body io.Reader, headers http.Header) (*serverResponse, error) {
	if body == nil && method == "POST" {
		body = new(bytes.Reader)
	}
	req, err := http.NewRequest(method, cli.getAPIPath(path, query), body)
	if err != nil {
		return nil, err
	}
	for name, value := range cli.customHTTPHeaders {
		req.Header.Set(name, value)
	}
	for name, values := range headers {
		req.Header[name] = values
	}
	if method == "POST" && req.Header.Get("Content-Type") == "" {
		req.Header.Set("Content-Type", "text/plain")
	}
	req.URL.Host = cli.addr
	req.URL.Scheme = cli.scheme

	resp, err := cli.client.Do(req)
	if err != nil {
		return nil, cli.transportError(err)
	}
	if resp.StatusCode >= 200 && resp.StatusCode < 400 {
		return &serverResponse{body: resp.Body, header: resp.Header}, nil
	}
	defer resp.Body.Close()
	text, err := ioutil.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	if len(text) == 0 {
		return nil, fmt.Errorf("Error: request returned %s for API route and version %s, check if the server supports the requested API version", http.StatusText(resp.StatusCode), req.URL)
	}
	return nil, fmt.Errorf("Error response from daemon: %s", bytes.TrimSpace(text))
}

// transportError puts an error of the connection into this package's words. A
// connection that does not come about in time is as good as one refused.
func (cli *Client) transportError(err error) error {
	text := err.Error()
	switch {
	case isTimeout(err), strings.Contains(text, "connection refused"):
		return ErrConnectionFailed
	case cli.scheme == "http" && strings.Contains(text, "malformed HTTP response"):
		return fmt.Errorf("%v.\n* Are you trying to connect to a TLS-enabled daemon without TLS?", err)
	case cli.scheme == "https" && strings.Contains(text, "remote error: bad certificate"):
		return fmt.Errorf("The server probably has client authentication (--tlsverify) enabled. Please check your TLS client certification settings: %v", err)
	}
	return fmt.Errorf("An error occurred trying to connect: %v", err)
}

func isTimeout(err error) bool {
	if wrapped, ok := err.(*url.Error); ok {
		err = wrapped.Err
	}
	timeout, ok := err.(interface {
		Timeout() bool
	})
	return ok && timeout.Timeout()
}
