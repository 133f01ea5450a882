// Reconstructs part of api/client/utils.go of Docker 1.6.2: a request to the daemon and what its failure means to the user; leaves out logging in and streams.

package client

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"net/http"
	"strings"

	"github.com/docker/docker/api"
	"github.com/docker/docker/autogen/dockerversion"
	"github.com/docker/docker/engine"
)

// ErrConnectionRefused says that nobody listens where the daemon should.
var ErrConnectionRefused = errors.New("Cannot connect to the Docker daemon. Is 'docker -d' running on this host?")

// HTTPClient is an HTTP client that dials the daemon.
func (cli *DockerCli) HTTPClient() *http.Client {
	return &http.Client{Transport: cli.transport}
}

// call sends a request with data, if there is any, as JSON.
func (cli *DockerCli) call(method, path string, data interface{}, headers map[string][]string) (io.ReadCloser, int, error) {
	params, err := cli.encodeData(data)
	if err != nil {
		return nil, -1, err
	}
	if data != nil {
		headers = withContentType(headers, "application/json")
	}
	stream, _, code, err := cli.clientRequest(method, path, params, headers)
	return stream, code, err
}

// withContentType adds a header to headers that may not be there yet.
func withContentType(headers map[string][]string, contentType string) map[string][]string {
	if headers == nil {
		headers = make(map[string][]string)
	}
	headers["Content-Type"] = []string{contentType}
	return headers
}

// encodeData writes data as JSON; an engine.Env knows how to write itself.
func (cli *DockerCli) encodeData(data interface{}) (*bytes.Buffer, error) {
	params := bytes.NewBuffer(nil)
	switch data := data.(type) {
	case nil:
	case engine.Env:
		if err := data.Encode(params); err != nil {
			return nil, err
		}
	default:
		encoded, err := json.Marshal(data)
		if err != nil {
			return nil, err
		}
		params.Write(encoded)
	}
	return params, nil
}

// clientRequest sends a request for the client's own version of the API and
// returns the body, its type, and the status code. A status that is neither
// success nor redirection is an error, and its body is the message.
func (cli *DockerCli) clientRequest(method, path string, in io.Reader, headers map[string][]string) (io.ReadCloser, string, int, error) {
	req, err := cli.newRequest(method, path, in)
	if err != nil {
		return nil, "", -1, err
	}
	for name, values := range headers {
		req.Header[name] = values
	}
	resp, err := cli.HTTPClient().Do(req)
	if err != nil {
		if strings.Contains(err.Error(), "connection refused") {
			return nil, "", -1, ErrConnectionRefused
		}
		if cli.tlsConfig == nil {
			return nil, "", -1, fmt.Errorf("%v. Are you trying to connect to a TLS-enabled daemon without TLS?", err)
		}
		return nil, "", -1, fmt.Errorf("An error occurred trying to connect: %v", err)
	}
	if resp.StatusCode < 200 || resp.StatusCode >= 400 {
		return nil, "", resp.StatusCode, errorIn(resp, req)
	}
	return resp.Body, resp.Header.Get("Content-Type"), resp.StatusCode, nil
}

// newRequest makes a request for the daemon. A method that sends a body sends an
// empty one if there is none, and text unless the headers will say otherwise.
func (cli *DockerCli) newRequest(method, path string, in io.Reader) (*http.Request, error) {
	sends := method == "POST" || method == "PUT"
	if sends && in == nil {
		in = strings.NewReader("")
	}
	req, err := http.NewRequest(method, "/v"+string(api.APIVERSION)+path, in)
	if err != nil {
		return nil, err
	}
	req.URL.Scheme = cli.scheme
	req.URL.Host = cli.addr
	if cli.proto == "unix" {
		// 1.6.2 sent the socket's path as the Host. Servers of a later Go refuse that as
		// no host name, so this client sends a name.
		req.Host = "docker"
	}
	if sends {
		req.Header.Set("Content-Type", "text/plain")
	}
	req.Header.Set("User-Agent", "Docker-Client/"+dockerversion.VERSION)
	return req, nil
}

// errorIn makes an error of a response that is one.
func errorIn(resp *http.Response, req *http.Request) error {
	body, err := ioutil.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil {
		return err
	}
	if len(body) == 0 {
		return fmt.Errorf("Error: request returned %s for API route and version %s, check if the server supports the requested API version",
			http.StatusText(resp.StatusCode), req.URL)
	}
	return fmt.Errorf("Error response from daemon: %s", bytes.TrimSpace(body))
}

// readBody reads a body to its end and closes it.
func readBody(stream io.ReadCloser, statusCode int, err error) ([]byte, int, error) {
	if err != nil {
		return nil, statusCode, err
	}
	defer stream.Close()
	body, err := ioutil.ReadAll(stream)
	if err != nil {
		return nil, -1, err
	}
	return body, statusCode, nil
}

// get is a call whose body is read at once.
func (cli *DockerCli) get(path string) ([]byte, error) {
	stream, statusCode, err := cli.call("GET", path, nil, nil)
	body, _, err := readBody(stream, statusCode, err)
	return body, err
}
