// Reconstructs dockerclient.go and utils.go of samalba/dockerclient as Swarm 1.2.0 vendors it: a client of version 1.15 of the remote API; leaves out the calls that the interface here leaves out.

// Package dockerclient talks to a Docker daemon.
package dockerclient

import (
	"bytes"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// APIVersion is the version every request asks for.
const APIVersion = "v1.15"

var (
	// ErrImageNotFound means that a container can't be created yet.
	ErrImageNotFound = errors.New("Image not found")
	// ErrNotFound means that what the path names is not there.
	ErrNotFound = errors.New("Not found")
	// ErrConnectionRefused means that nobody listens.
	ErrConnectionRefused = errors.New("Cannot connect to the docker engine endpoint")
)

// DockerClient is the client over HTTP.
type DockerClient struct {
	URL        *url.URL
	HTTPClient *http.Client
	TLSConfig  *tls.Config

	eventStopChan chan struct{}
}

var _ Client = (*DockerClient)(nil)

// Error is what a daemon answers that refuses.
type Error struct {
	StatusCode int
	Status     string
	msg        string
}

func (e Error) Error() string { return e.Status + ": " + e.msg }

// tcpFunc is called with each new connection, and the timeout.
type tcpFunc func(*net.TCPConn, time.Duration) error

// NewDockerClientTimeout makes a client for tcp://host:port. The timeout is
// for connections to come about, and for setUserTimeout to do more with.
func NewDockerClientTimeout(daemonUrl string, tlsConfig *tls.Config, timeout time.Duration, setUserTimeout tcpFunc) (*DockerClient, error) {
	u, err := url.Parse(daemonUrl)
	if err != nil {
		return nil, err
	}
	if u.Scheme == "" || u.Scheme == "tcp" {
		u.Scheme = "https"
		if tlsConfig == nil {
			u.Scheme = "http"
		}
	}
	transport := &http.Transport{
		TLSClientConfig: tlsConfig,
		Dial: func(proto, addr string) (net.Conn, error) {
			conn, err := net.DialTimeout(proto, addr, timeout)
			if tcp, ok := conn.(*net.TCPConn); ok && setUserTimeout != nil {
				setUserTimeout(tcp, timeout)
			}
			return conn, err
		},
	}
	return &DockerClient{URL: u, HTTPClient: &http.Client{Transport: transport}, TLSConfig: tlsConfig}, nil
}

// doRequest sends a request and reads its answer whole.
func (client *DockerClient) doRequest(method string, path string, body []byte, headers map[string]string) ([]byte, error) {
	stream, err := client.doStreamRequest(method, path, bytes.NewReader(body), headers)
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	return ioutil.ReadAll(stream)
}

// doJSON is doRequest with JSON both ways: in, unless it is nil, and out.
func (client *DockerClient) doJSON(method, path string, in, out interface{}) error {
	var body []byte
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return err
		}
	}
	data, err := client.doRequest(method, path, body, nil)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, out)
}

// doStreamRequest sends a request. The answer is for the caller to read and
// close, unless it is a refusal: then it is the error.
func (client *DockerClient) doStreamRequest(method string, path string, in io.Reader, headers map[string]string) (io.ReadCloser, error) {
	if in == nil && (method == "POST" || method == "PUT") {
		in = new(bytes.Reader)
	}
	req, err := http.NewRequest(method, client.URL.String()+path, in)
	if err != nil {
		return nil, err
	}
	req.Header.Add("Content-Type", "application/json")
	for name, value := range headers {
		req.Header.Add(name, value)
	}
	resp, err := client.HTTPClient.Do(req)
	if err != nil {
		return nil, client.transportError(err)
	}
	if resp.StatusCode < 400 {
		return resp.Body, nil
	}
	defer resp.Body.Close()
	data, err := ioutil.ReadAll(resp.Body)
	if resp.StatusCode == http.StatusNotFound {
		return nil, notFoundError(data, err)
	}
	if err != nil {
		return nil, err
	}
	return nil, Error{StatusCode: resp.StatusCode, Status: resp.Status, msg: string(data)}
}

// transportError puts an error of the connection into this package's words.
func (client *DockerClient) transportError(err error) error {
	if strings.Contains(err.Error(), "connection refused") {
		return ErrConnectionRefused
	}
	if client.TLSConfig == nil {
		return fmt.Errorf("%v. Are you trying to connect to a TLS-enabled daemon without TLS?", err)
	}
	return err
}

func notFoundError(body []byte, err error) error {
	switch {
	case err != nil || len(body) == 0:
		return ErrNotFound
	case strings.Contains(string(body), "No such image"):
		return ErrImageNotFound
	}
	return errors.New(string(body))
}

// flag is a truth in a query.
func flag(set bool) int {
	if set {
		return 1
	}
	return 0
}

// ListContainers lists those that run, or all. The filters are JSON.
func (client *DockerClient) ListContainers(all bool, size bool, filters string) ([]Container, error) {
	path := fmt.Sprintf("/%s/containers/json?all=%d&size=%d", APIVersion, flag(all), flag(size))
	if filters != "" {
		path += "&filters=" + filters
	}
	list := []Container{}
	if err := client.doJSON("GET", path, nil, &list); err != nil {
		return nil, err
	}
	return list, nil
}

// InspectContainer asks about one.
func (client *DockerClient) InspectContainer(id string) (*ContainerInfo, error) {
	info := &ContainerInfo{}
	err := client.doJSON("GET", fmt.Sprintf("/%s/containers/%s/json", APIVersion, id), nil, info)
	if err != nil {
		return nil, err
	}
	return info, nil
}

// CreateContainer creates a container and returns its id.
func (client *DockerClient) CreateContainer(config *ContainerConfig, name string, auth *AuthConfig) (string, error) {
	body, err := json.Marshal(config)
	if err != nil {
		return "", err
	}
	headers, err := authHeaders(auth)
	if err != nil {
		return "", err
	}
	path := fmt.Sprintf("/%s/containers/create", APIVersion)
	if name != "" {
		path += "?" + url.Values{"name": {name}}.Encode()
	}
	data, err := client.doRequest("POST", path, body, headers)
	if err != nil {
		return "", err
	}
	result := &RespContainersCreate{}
	if json.Unmarshal(data, result) != nil {
		return "", errors.New(string(data))
	}
	return result.Id, nil
}

func authHeaders(auth *AuthConfig) (map[string]string, error) {
	if auth == nil {
		return nil, nil
	}
	encoded, err := auth.encode()
	return map[string]string{"X-Registry-Auth": encoded}, err
}

// StartContainer starts a container. The daemon takes config over if it is not nil.
func (client *DockerClient) StartContainer(id string, config *HostConfig) error {
	body, err := json.Marshal(config)
	if err != nil {
		return err
	}
	_, err = client.doRequest("POST", fmt.Sprintf("/%s/containers/%s/start", APIVersion, id), body, nil)
	return err
}

// RemoveContainer removes a container: even one that runs if force is set, and
// its volumes if volumes is.
func (client *DockerClient) RemoveContainer(id string, force, volumes bool) error {
	path := fmt.Sprintf("/%s/containers/%s?force=%d&v=%d", APIVersion, id, flag(force), flag(volumes))
	_, err := client.doRequest("DELETE", path, nil, nil)
	return err
}

// RenameContainer gives a container another name. Version 1.15 can't, so none is asked for.
func (client *DockerClient) RenameContainer(oldName string, newName string) error {
	_, err := client.doRequest("POST", fmt.Sprintf("/containers/%s/rename?name=%s", oldName, newName), nil, nil)
	return err
}

// MonitorEvents reads the stream of events into a channel, until it breaks or
// stopChan is closed. The last thing in the channel is then the error.
func (client *DockerClient) MonitorEvents(options *MonitorEventsOptions, stopChan <-chan struct{}) (<-chan EventOrError, error) {
	query, err := options.query()
	if err != nil {
		return nil, err
	}
	resp, err := client.HTTPClient.Get(fmt.Sprintf("%s/%s/events?%s", client.URL, APIVersion, query.Encode()))
	if err != nil {
		return nil, err
	}

	decoded := make(chan EventOrError)
	go func() {
		// Decode blocks as long as nothing happens, so it has a goroutine to
		// itself; closing the body is what ends it.
		decoder := json.NewDecoder(resp.Body)
		for {
			var e EventOrError
			e.Error = decoder.Decode(&e.Event)
			decoded <- e
			if e.Error != nil {
				close(decoded)
				return
			}
		}
	}()

	events := make(chan EventOrError)
	go func() {
		defer close(events)
		for {
			select {
			case <-stopChan:
				resp.Body.Close()
				for range decoded {
				}
				return
			case e := <-decoded:
				events <- e
				if e.Error != nil {
					resp.Body.Close()
					return
				}
			}
		}
	}()
	return events, nil
}

// query writes the options for a URL; nil has none.
func (options *MonitorEventsOptions) query() (url.Values, error) {
	query := url.Values{}
	if options == nil {
		return query, nil
	}
	if options.Since != 0 {
		query.Add("since", strconv.Itoa(options.Since))
	}
	if options.Until != 0 {
		query.Add("until", strconv.Itoa(options.Until))
	}
	if options.Filters == nil {
		return query, nil
	}
	lists := make(map[string][]string)
	for name, value := range map[string]string{
		"event":     options.Filters.Event,
		"image":     options.Filters.Image,
		"container": options.Filters.Container,
	} {
		if value != "" {
			lists[name] = []string{value}
		}
	}
	if len(lists) > 0 {
		text, err := json.Marshal(lists)
		if err != nil {
			return nil, err
		}
		query.Add("filters", string(text))
	}
	return query, nil
}

// StartMonitorEvents calls cb for each event, in a goroutine of its own. When
// the stream can't be opened, or breaks, ec gets the error and that is the end.
func (client *DockerClient) StartMonitorEvents(cb Callback, ec chan error, args ...interface{}) {
	client.eventStopChan = make(chan struct{})
	go func() {
		events, err := client.MonitorEvents(nil, client.eventStopChan)
		if err != nil {
			if ec != nil {
				ec <- err
			}
			return
		}
		for e := range events {
			if e.Error == nil {
				event := e.Event
				cb(&event, ec, args...)
				continue
			}
			if ec != nil {
				ec <- e.Error
			}
			return
		}
	}()
}

// StopAllMonitorEvents ends what StartMonitorEvents began.
func (client *DockerClient) StopAllMonitorEvents() {
	if client.eventStopChan != nil {
		close(client.eventStopChan)
		client.eventStopChan = nil
	}
}

// PullImage has the daemon pull an image, and reads what it says to the end.
func (client *DockerClient) PullImage(name string, auth *AuthConfig) error {
	headers, err := authHeaders(auth)
	if err != nil {
		return err
	}
	req, err := http.NewRequest("POST", fmt.Sprintf("%s/%s/images/create?%s", client.URL, APIVersion, url.Values{"fromImage": {name}}.Encode()), nil)
	if err != nil {
		return err
	}
	for header, value := range headers {
		req.Header.Add(header, value)
	}
	resp, err := client.HTTPClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusNotFound {
		return ErrNotFound
	}
	if resp.StatusCode >= 400 {
		data, err := ioutil.ReadAll(resp.Body)
		if err != nil {
			return err
		}
		return errors.New(string(data))
	}
	return lastError(json.NewDecoder(resp.Body))
}

// lastError reads a stream of JSON objects. It went well unless the last one
// says otherwise: by then the status was sent long ago.
func lastError(decoder *json.Decoder) error {
	last := make(map[string]interface{})
	for {
		message := make(map[string]interface{})
		err := decoder.Decode(&message)
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		last = message
	}
	if failure, failed := last["error"]; failed {
		return fmt.Errorf("%v", failure)
	}
	return nil
}

// LoadImage gives the daemon saved images.
func (client *DockerClient) LoadImage(reader io.Reader) error {
	_, err := client.doStreamRequest("POST", fmt.Sprintf("/%s/images/load", APIVersion), reader, nil)
	return err
}

// ImportImage makes an image of a file tree: one that the daemon fetches, or
// tar, if there is no source.
func (client *DockerClient) ImportImage(source string, repository string, tag string, tar io.Reader) (io.ReadCloser, error) {
	query := url.Values{"fromSrc": {source}, "repo": {repository}}
	if source == "" {
		query.Set("fromSrc", "-")
	} else {
		tar = nil
	}
	if tag != "" {
		query.Set("tag", tag)
	}
	return client.doStreamRequest("POST", "/images/create?"+query.Encode(), tar, nil)
}

// TagImage gives an image a name more; force takes it from another.
func (client *DockerClient) TagImage(nameOrID string, repo string, tag string, force bool) error {
	query := url.Values{"repo": {repo}, "tag": {tag}}
	if force {
		query.Set("force", "1")
	}
	_, err := client.doRequest("POST", fmt.Sprintf("/%s/images/%s/tag?%s", APIVersion, nameOrID, query.Encode()), nil, nil)
	return err
}
