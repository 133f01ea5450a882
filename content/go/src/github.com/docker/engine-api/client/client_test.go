// Tests the client with a server that answers as a daemon would.

package client

import (
	"fmt"
	"io/ioutil"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/docker/engine-api/types"
	"github.com/docker/engine-api/types/filters"
)

// daemon answers with body and status, and remembers what it was asked.
type daemon struct {
	status      int
	body        string
	asked, sent string
}

func (d *daemon) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	sent, _ := ioutil.ReadAll(r.Body)
	d.asked, d.sent = r.Method+" "+r.URL.String(), string(sent)
	w.WriteHeader(d.status)
	fmt.Fprint(w, d.body)
}

func start(t *testing.T, d *daemon) (*Client, *httptest.Server) {
	server := httptest.NewServer(d)
	client, err := NewClient(strings.Replace(server.URL, "http", "tcp", 1), "", &http.Client{Transport: &http.Transport{}}, map[string]string{"User-Agent": "swarm"})
	if err != nil {
		t.Fatal(err)
	}
	return client, server
}

func TestCalls(t *testing.T) {
	d := &daemon{}
	client, server := start(t, d)
	defer server.Close()
	byLabel := filters.NewArgs()
	byLabel.Add("label", "a")
	for _, c := range []struct {
		body  string
		call  func() (interface{}, error)
		asked string
		want  interface{}
	}{
		{`{"ID":"id","Name":"node","NCPU":2,"MemTotal":1000,"Labels":["a=b"]}`,
			func() (interface{}, error) { return client.Info() }, "GET /info",
			types.Info{ID: "id", Name: "node", NCPU: 2, MemTotal: 1000, Labels: []string{"a=b"}}},
		{`{"Version":"1.6.2","ApiVersion":"1.18"}`,
			func() (interface{}, error) { return client.ServerVersion() }, "GET /version",
			types.Version{Version: "1.6.2", APIVersion: "1.18"}},
		{`[{"Id":"feed","RepoTags":["redis:3"]}]`,
			func() (interface{}, error) {
				return client.ImageList(types.ImageListOptions{All: true, MatchName: "redis", Filters: byLabel})
			}, "GET /images/json?all=1&filter=redis&filters=%7B%22label%22%3A%7B%22a%22%3Atrue%7D%7D",
			[]types.Image{{ID: "feed", RepoTags: []string{"redis:3"}}}},
		{`[{"Untagged":"redis:3"},{"Deleted":"feed"}]`,
			func() (interface{}, error) {
				return client.ImageRemove(types.ImageRemoveOptions{ImageID: "redis:3", Force: true})
			}, "DELETE /images/redis:3?force=1&noprune=1",
			[]types.ImageDelete{{Untagged: "redis:3"}, {Deleted: "feed"}}},
		{`[{"Id":"n","Name":"bridge"}]`,
			func() (interface{}, error) {
				return client.NetworkList(types.NetworkListOptions{Filters: filters.NewArgs()})
			},
			"GET /networks", []types.NetworkResource{{ID: "n", Name: "bridge"}}},
		{`{"Id":"n"}`,
			func() (interface{}, error) { return client.NetworkCreate(types.NetworkCreate{Name: "wide"}) },
			"POST /networks/create", types.NetworkCreateResponse{ID: "n"}},
		{``, func() (interface{}, error) { return nil, client.NetworkRemove("n") }, "DELETE /networks/n", nil},
		{`{"Volumes":[{"Name":"data"}]}`,
			func() (interface{}, error) { return client.VolumeList(filters.NewArgs()) },
			"GET /volumes", types.VolumesListResponse{Volumes: []*types.Volume{{Name: "data"}}}},
		{`{"Name":"data"}`,
			func() (interface{}, error) { return client.VolumeCreate(types.VolumeCreateRequest{Name: "data"}) },
			"POST /volumes/create", types.Volume{Name: "data"}},
		{``, func() (interface{}, error) { return nil, client.VolumeRemove("data") }, "DELETE /volumes/data", nil},
	} {
		d.status, d.body = 200, c.body
		got, err := c.call()
		if err != nil || d.asked != c.asked || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v and %v", d.asked, got, err)
		}
	}

	client.UpdateClientVersion("1.18")
	if client.Info(); d.asked != "GET /v1.18/info" || client.ClientVersion() != "1.18" {
		t.Errorf("asked %s", d.asked)
	}
	resp, err := client.ImageBuild(types.ImageBuildOptions{Tags: []string{"web"}, Remove: true, Context: strings.NewReader("tar")})
	if err != nil || d.sent != "tar" || !strings.HasPrefix(d.asked, "POST /v1.18/build?") || !strings.Contains(d.asked, "rm=1&t=web") {
		t.Errorf("asked %s: %v", d.asked, err)
	} else {
		resp.Body.Close()
	}
}

func TestInfoOf16(t *testing.T) {
	d := &daemon{status: 200, body: `{"Debug":0,"MemoryLimit":1,"ID":"id","NCPU":2,"Name":"node"}`}
	client, server := start(t, d)
	defer server.Close()
	info, err := client.Info()
	if err != nil || info.ID != "id" || info.NCPU != 2 || info.Name != "node" {
		t.Errorf("got %+v and %v", info, err)
	}
	d.body = `{"NCPU":"two"}`
	if _, err := client.Info(); err == nil || !strings.HasPrefix(err.Error(), "Error reading remote info: json: cannot unmarshal string into Go") {
		t.Errorf("got %v", err)
	}
}

func TestRefusals(t *testing.T) {
	d := &daemon{status: 404, body: "404 page not found\n"}
	client, server := start(t, d)
	if _, err := client.VolumeList(filters.NewArgs()); err == nil || err.Error() != "Error response from daemon: 404 page not found" {
		t.Errorf("got %v", err)
	}
	d.status, d.body = 501, ""
	want := fmt.Sprintf("Error: request returned Not Implemented for API route and version %s/volumes/data, check if the server supports the requested API version", server.URL)
	if err := client.VolumeRemove("data"); err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
	server.Close()
	if _, err := client.Info(); err != ErrConnectionFailed {
		t.Errorf("got %v", err)
	}
}

// late is the error of a connection that has not come about in time.
type late struct{}

func (late) Error() string   { return "i/o timeout" }
func (late) Timeout() bool   { return true }
func (late) Temporary() bool { return true }

func TestTimeoutIsAFailure(t *testing.T) {
	client, err := NewClient("tcp://10.0.0.1:2375", "", &http.Client{Transport: &http.Transport{
		Dial: func(network, addr string) (net.Conn, error) { return nil, late{} },
	}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.ServerVersion(); err != ErrConnectionFailed {
		t.Errorf("got %v", err)
	}
	client.client.Transport = &http.Transport{
		Dial: func(network, addr string) (net.Conn, error) { return nil, fmt.Errorf("no route to host") },
	}
	if _, err := client.ServerVersion(); err == nil || !strings.HasPrefix(err.Error(), "An error occurred trying to connect: ") {
		t.Errorf("got %v", err)
	}
}

func TestParseHost(t *testing.T) {
	for host, want := range map[string][3]string{
		"tcp://10.0.0.1:2375":         {"tcp", "10.0.0.1:2375", ""},
		"tcp://10.0.0.1:2375/docker":  {"tcp", "10.0.0.1:2375", "/docker"},
		"unix:///var/run/docker.sock": {"unix", "/var/run/docker.sock", ""},
	} {
		proto, addr, basePath, err := ParseHost(host)
		if got := [3]string{proto, addr, basePath}; err != nil || got != want {
			t.Errorf("%s: got %v and %v", host, got, err)
		}
	}
	if _, _, _, err := ParseHost("10.0.0.1"); err == nil || err.Error() != "unable to parse docker host `10.0.0.1`" {
		t.Errorf("got %v", err)
	}
}
