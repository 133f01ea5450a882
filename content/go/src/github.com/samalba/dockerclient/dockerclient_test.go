// Tests the client with a server that answers as a daemon would.

package dockerclient

import (
	"fmt"
	"io/ioutil"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"
)

// daemon answers with body and status, and remembers what it was asked.
type daemon struct {
	status int
	body   string
	asked  string
	sent   string
	auth   string
}

func (d *daemon) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	sent, _ := ioutil.ReadAll(r.Body)
	d.asked, d.sent, d.auth = r.Method+" "+r.URL.String(), string(sent), r.Header.Get("X-Registry-Auth")
	w.WriteHeader(d.status)
	fmt.Fprint(w, d.body)
}

func start(t *testing.T, handler http.Handler) (*DockerClient, *httptest.Server) {
	server := httptest.NewServer(handler)
	client, err := NewDockerClientTimeout(strings.Replace(server.URL, "http", "tcp", 1), nil, time.Second, nil)
	if err != nil {
		t.Fatal(err)
	}
	return client, server
}

func TestRequests(t *testing.T) {
	d := &daemon{}
	client, server := start(t, d)
	defer server.Close()
	for _, c := range []struct {
		body  string
		call  func() (interface{}, error)
		asked string
		want  interface{}
	}{
		{`[{"Id":"a","Names":["/web"],"Ports":[{"PrivatePort":80,"Type":"tcp"}]}]`,
			func() (interface{}, error) { return client.ListContainers(true, false, `{"id":["a"]}`) },
			`GET /v1.15/containers/json?all=1&size=0&filters={"id":["a"]}`,
			[]Container{{Id: "a", Names: []string{"/web"}, Ports: []Port{{PrivatePort: 80, Type: "tcp"}}}}},
		{`{"Id":"a","Name":"/web","State":{"Running":true,"StartedAt":"2015-05-13T12:00:00Z"}}`,
			func() (interface{}, error) { return client.InspectContainer("a") },
			"GET /v1.15/containers/a/json",
			&ContainerInfo{Id: "a", Name: "/web", State: &State{Running: true, StartedAt: time.Date(2015, 5, 13, 12, 0, 0, 0, time.UTC)}}},
		{`{"Id":"a"}`, func() (interface{}, error) {
			return client.CreateContainer(&ContainerConfig{Image: "redis"}, "web", nil)
		}, "POST /v1.15/containers/create?name=web", "a"},
		{``, func() (interface{}, error) { return nil, client.StartContainer("a", nil) }, "POST /v1.15/containers/a/start", nil},
		{``, func() (interface{}, error) { return nil, client.RemoveContainer("a", true, false) }, "DELETE /v1.15/containers/a?force=1&v=0", nil},
		{``, func() (interface{}, error) { return nil, client.RenameContainer("a", "b") }, "POST /containers/a/rename?name=b", nil},
		{`{"status":"Pulling"}{"status":"Done"}`, func() (interface{}, error) { return nil, client.PullImage("redis:3", nil) }, "POST /v1.15/images/create?fromImage=redis%3A3", nil},
		{``, func() (interface{}, error) { return nil, client.LoadImage(strings.NewReader("tar")) }, "POST /v1.15/images/load", nil},
		{``, func() (interface{}, error) { return nil, client.TagImage("a", "redis", "3", true) }, "POST /v1.15/images/a/tag?force=1&repo=redis&tag=3", nil},
	} {
		d.status, d.body = 200, c.body
		got, err := c.call()
		if err != nil || d.asked != c.asked || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v and %v", d.asked, got, err)
		}
	}
	stream, err := client.ImportImage("", "redis", "3", strings.NewReader("tar"))
	if err != nil || d.asked != "POST /images/create?fromSrc=-&repo=redis&tag=3" || d.sent != "tar" {
		t.Errorf("asked %s with %s: %v", d.asked, d.sent, err)
	} else {
		stream.Close()
	}
	if err := client.PullImage("redis", &AuthConfig{Username: "u"}); err != nil || d.auth != "eyJ1c2VybmFtZSI6InUifQo=" {
		t.Errorf("sent %s: %v", d.auth, err)
	}
}

func TestRefusals(t *testing.T) {
	d := &daemon{}
	client, server := start(t, d)
	for _, c := range []struct {
		status int
		body   string
		want   string
	}{
		{404, "", "Not found"},
		{404, "No such image: redis (tag: latest)", "Image not found"},
		{404, "no such id: a", "no such id: a"},
		{500, "out of order", "500 Internal Server Error: out of order"},
		{200, "{", "unexpected end of JSON input"},
	} {
		d.status, d.body = c.status, c.body
		if _, err := client.ListContainers(false, false, ""); err == nil || err.Error() != c.want {
			t.Errorf("%d with %q: got %v", c.status, c.body, err)
		}
	}
	d.status, d.body = 200, `{"status":"Pulling"}{"error":"no space"}`
	if err := client.PullImage("redis", nil); err == nil || err.Error() != "no space" {
		t.Errorf("got %v", err)
	}
	d.status = 404
	if err := client.PullImage("redis", nil); err != ErrNotFound {
		t.Errorf("got %v", err)
	}
	server.Close()
	if _, err := client.ListContainers(false, false, ""); err != ErrConnectionRefused {
		t.Errorf("got %v", err)
	}
}

func TestSilenceIsNotARefusal(t *testing.T) {
	// Something listens, and says nothing that is HTTP.
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	go func() {
		conn, err := listener.Accept()
		if err == nil {
			conn.Close()
		}
	}()
	called := false
	client, err := NewDockerClientTimeout("tcp://"+listener.Addr().String(), nil, time.Second, func(*net.TCPConn, time.Duration) error {
		called = true
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.InspectContainer("a")
	if err == nil || !strings.HasSuffix(err.Error(), ". Are you trying to connect to a TLS-enabled daemon without TLS?") || !called {
		t.Errorf("got %v", err)
	}
}

func TestMonitorEvents(t *testing.T) {
	more := make(chan bool)
	client, server := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.String() != "/v1.15/events?" {
			t.Errorf("asked %s", r.URL)
		}
		for _, status := range []string{"create", "start"} {
			fmt.Fprintf(w, `{"status":%q,"id":"a","from":"redis","time":1431518400}`, status)
			w.(http.Flusher).Flush()
		}
		<-more
	}))
	defer server.Close()

	heard, ec := make(chan string), make(chan error)
	client.StopAllMonitorEvents() // nothing to stop
	client.StartMonitorEvents(func(e *Event, _ chan error, args ...interface{}) {
		heard <- e.Status + " " + e.ID + args[0].(string)
	}, ec, "!")
	for _, want := range []string{"create a!", "start a!"} {
		if got := <-heard; got != want {
			t.Errorf("got %s", got)
		}
	}
	more <- true
	if err := <-ec; err == nil || !strings.Contains(err.Error(), "EOF") {
		t.Errorf("got %v", err)
	}

	stop := make(chan struct{})
	events, err := client.MonitorEvents(nil, stop)
	if err != nil {
		t.Fatal(err)
	}
	if e := <-events; e.Error != nil || e.Status != "create" {
		t.Errorf("got %+v", e)
	}
	<-events
	close(stop)
	if e, open := <-events; open {
		t.Errorf("got %+v after the end", e)
	}
	close(more)
}

func TestEventsQuery(t *testing.T) {
	options := &MonitorEventsOptions{Since: 1, Until: 2, Filters: &MonitorEventsFilters{Event: "die"}}
	query, err := options.query()
	if err != nil || query.Encode() != "filters=%7B%22event%22%3A%5B%22die%22%5D%7D&since=1&until=2" {
		t.Errorf("got %s and %v", query.Encode(), err)
	}
}

func TestState(t *testing.T) {
	hour := time.Now().UTC().Add(-time.Hour - time.Minute)
	for _, c := range []struct {
		state        State
		long, single string
	}{
		{State{Running: true, StartedAt: hour}, "Up About an hour", "running"},
		{State{Running: true, Paused: true, StartedAt: hour}, "Up About an hour (Paused)", "paused"},
		{State{Running: true, Restarting: true, ExitCode: 1, FinishedAt: hour}, "Restarting (1) About an hour ago", "restarting"},
		{State{Dead: true}, "Dead", "dead"},
		{State{}, "Created", "created"},
		{State{StartedAt: hour}, "", "exited"},
		{State{StartedAt: hour, FinishedAt: hour, ExitCode: 2}, "Exited (2) About an hour ago", "exited"},
	} {
		if c.state.String() != c.long || c.state.StateString() != c.single {
			t.Errorf("got %s and %s", c.state.String(), c.state.StateString())
		}
	}
}
