// Tests the handlers, a request each, on a manager that is a real server.

package api

import (
	"bufio"
	"encoding/base64"
	"errors"
	"fmt"
	"io/ioutil"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// manager serves the API of a cluster.
func manager(t *testing.T) (*fakeCluster, *httptest.Server) {
	c := newCluster(t)
	return c, httptest.NewServer(NewPrimary(c, nil, c, true, false))
}

// client makes a connection for each request.
var client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}

// ask makes a request and returns the status and the body.
func ask(t *testing.T, server *httptest.Server, method, path, body string, header ...string) (int, string) {
	req, err := http.NewRequest(method, server.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := client.Do(req)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	defer resp.Body.Close()
	data, err := ioutil.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(data)
}

func TestAnswers(t *testing.T) {
	c, server := manager(t)
	web := `"Names":["/node-1/web"]`
	cases := []struct {
		method, path, body string
		status             int
		want               string // a part of the body
		did                string // what the cluster was asked for
	}{
		// From the cluster's own state.
		{"GET", "/_ping", "", 200, "OK", ""},
		{"GET", "/v1.22/_ping", "", 200, "OK", ""},
		{"GET", "/version", "", 200, `"Version":"swarm/1.2.0","ApiVersion":"1.22"`, ""},
		{"GET", "/info", "", 200, `"SystemStatus":[["Nodes","1"],[" node-1","10.0.0.1:2375"]]`, ""},
		{"GET", "/v1.22/info", "", 200, `"DriverStatus":null`, ""},
		{"GET", "/v1.18/info", "", 200, `"DriverStatus":[["\u0008Nodes","1"],["node-1","10.0.0.1:2375"]]`, ""},
		{"GET", "/info", "", 200, `"Containers":3,"ContainersRunning":2,"ContainersPaused":0,"ContainersStopped":1,"Images":3`, ""},
		{"GET", "/containers/json", "", 200, web, ""},
		{"GET", "/containers/json", "", 200, `"Ports":[{"IP":"127.0.0.1","PrivatePort":80,"PublicPort":8080,"Type":"tcp"}]`, ""},
		{"GET", "/containers/json?all=1&before=web", "", 200, `[{"Id":"ccc"`, ""},
		{"GET", "/containers/json?before=nobody", "", 404, "No such container nobody\n", ""},
		{"GET", "/containers/ps?filters=%7B%22exited%22%3A%5B%223%22%5D%7D&all=1", "", 200, `[{"Id":"bbb"`, ""},
		{"GET", "/containers/ps?filters=%7B%22exited%22%3A%5B%22x%22%5D%7D", "", 500, `strconv`, ""},
		{"GET", "/containers/json?filters=%7B%22name%22%3A%5B%22db%22%5D%7D", "", 200, "[]\n", ""},
		{"GET", "/images/json", "", 200, `[{"Id":"sha256:222"`, ""},
		{"GET", "/images/json", "", 200, `"RepoTags":["nginx:1.9","web:1"]`, ""},
		{"GET", "/images/json?filters=%7B%22node%22%3A%5B%22other%22%5D%7D", "", 200, "[]\n", ""},
		{"GET", "/networks", "", 200, `"Name":"node-1/bridge"`, ""},
		{"GET", "/networks?filters=%7B%22type%22%3A%5B%22odd%22%5D%7D", "", 400, "Invalid filter: 'type'='odd'\n", ""},
		{"GET", "/networks/n1", "", 200, `"Name":"front"`, ""},
		{"GET", "/networks/n7", "", 404, "No such network: n7\n", ""},
		{"GET", "/volumes", "", 200, `"Name":"node-1/data"`, ""},
		{"GET", "/volumes/none", "", 404, "No such volume: none\n", ""},

		// Decided by the cluster.
		{"POST", "/containers/create?name=web", `{"Image":"nginx"}`, 201, `{"Id":"aaa"}`, `create web from nginx for ""`},
		{"POST", "/containers/create", `{"Image":`, 400, "unexpected EOF\n", ""},
		{"POST", "/containers/web/start", "", 204, "", "start aaa false"},
		{"POST", "/containers/web/start", `{"Privileged":true}`, 204, "", "start aaa true"},
		{"POST", "/containers/none/start", "", 404, "No such container none\n", ""},
		{"POST", "/containers/web/rename?name=www", "", 204, "", "rename aaa www"},
		{"DELETE", "/containers/web?force=1&v=no", "", 204, "", "remove aaa true false"},
		{"DELETE", "/containers/none", "", 404, "Container none not found\n", ""},
		{"DELETE", "/images/nginx:1.9?force=yes", "", 200, `[{"Untagged":"nginx:1.9"}]`, "rmi nginx:1.9 true"},
		{"DELETE", "/images/none", "", 404, "No such image none\n", ""},
		{"POST", "/images/nginx/tag?repo=web&tag=2", "", 201, "", "tag nginx web:2 false"},
		{"POST", "/images/create?fromImage=redis&tag=3", "", 200, `{"id":"node-1","status":"Pulling redis:3...","progressDetail":{}}` + "\n" + `{"id":"node-1","status":"Pulling redis:3... : downloaded","progressDetail":{}}` + "\n", "pull redis:3"},
		{"POST", "/images/create?fromImage=redis&tag=sha256:00", "", 200, "Pulling redis@sha256:00...", "pull redis@sha256:00"},
		{"POST", "/images/create?fromSrc=-&repo=r&tag=t", "", 200, `"status":"imported"`, "import - r t"},
		{"POST", "/images/load", "tar", 200, `"status":"Loading Image... : loaded"`, "load"},
		{"POST", "/build?t=a&t=b&memory=7&buildargs=%7B%22k%22%3A%22v%22%7D", "tar", 200, "built\n", "build a,b 7 map[k:v]"},
		{"POST", "/networks/create", `{"Name":"back"}`, 201, `{"Id":"n9"`, "network back overlay"},
		{"DELETE", "/networks/n1", "", 204, "", "remove network n1"},
		{"POST", "/volumes/create", `{"Name":"v"}`, 201, `"Name":"v"`, "volume v"},
		{"DELETE", "/volumes/data", "", 204, "", "remove volume data"},
		{"DELETE", "/volumes/none", "", 404, "No such volume none\n", "remove volume none"},

		// Passed on to the container's engine, with its whole id.
		{"GET", "/v1.22/containers/web/logs?stdout=1", "", 200, "GET /v1.22/containers/aaa/logs?stdout=1", ""},
		{"POST", "/containers/web/kill?signal=9", "", 200, "POST /containers/aaa/kill?signal=9", ""},
		{"HEAD", "/containers/web/archive", "", 200, "", ""},
		{"GET", "/containers/web/json", "", 200, `"Node":{"ID":"E1"`, ""},
		{"GET", "/containers/web/json", "", 200, `"HostIp":"127.0.0.1"`, ""},
		{"POST", "/commit?container=web&repo=w", "", 200, "POST /commit?container=aaa&repo=w", ""},
		{"POST", "/networks/front/connect", `{"Container":"web"}`, 200, "POST /networks/n1/connect", ""},
		{"POST", "/networks/front/connect", `{"Container":"none"}`, 404, "No such container: none\n", ""},
		{"POST", "/networks/front/connect", ``, 404, "Container is not specified\n", ""},
		{"POST", "/networks/front/disconnect", `{"Container":"none","Force":true}`, 200, "POST /networks/n1/disconnect", ""},
		{"GET", "/images/nginx:1.9/history", "", 200, "GET /images/nginx:1.9/history", ""},
		{"GET", "/images/none/json", "", 404, "No such image: none\n", ""},
		{"GET", "/images/nginx/get", "", 200, "GET /images/nginx/get", ""},
		{"GET", "/images/get?names=nginx&names=postgres:9", "", 200, "GET /images/get?names=nginx&names=postgres:9", ""},
		{"GET", "/images/get?names=nginx&names=none", "", 404, "Unable to find an engine containing all images: [nginx none]\n", ""},
		{"POST", "/images/nginx/push?tag=2", "", 404, "No such image: nginx:2\n", ""},
		{"POST", "/images/nginx/push", "", 200, "POST /images/nginx/push", ""},

		// That there is none is said twice.
		{"GET", "/containers/none/logs", "", 404, "No such container: none\nNo such container: none\n", ""},

		// An exec is found by the container it was made for.
		{"GET", "/exec/x7/json", "", 404, "Exec x7 not found\n", ""},
		{"POST", "/containers/web/exec", `{"Cmd":["ls"]}`, 201, `{"Id":"x7"}`, ""},
		{"GET", "/exec/x7/json", "", 200, "GET /exec/x7/json", ""},

		// To any engine, and to none.
		{"GET", "/images/search?term=x", "", 200, "GET /images/search?term=x", ""},
		{"POST", "/auth", "{}", 200, "POST /auth", ""},
		{"GET", "/images/viz", "", 501, "Not supported in clustering mode.\n", ""},
		{"GET", "/debug/pprof/cmdline", "", 200, "", ""},
		{"OPTIONS", "/info", "", 404, "", ""},
		{"GET", "/nothing", "", 404, "404 page not found\n", ""},
	}
	for _, x := range cases {
		c.did = nil
		status, body := ask(t, server, x.method, x.path, x.body)
		if status != x.status || !strings.Contains(body, x.want) {
			t.Errorf("%s %s: %d %q, want %d %q", x.method, x.path, status, body, x.status, x.want)
		}
		if did := strings.Join(c.did, "; "); did != x.did {
			t.Errorf("%s %s did %q, want %q", x.method, x.path, did, x.did)
		}
	}
}

func TestFailures(t *testing.T) {
	c, server := manager(t)
	for _, x := range []struct {
		method, path, body string
		fail               error
		status             int
		want               string
	}{
		{"POST", "/containers/create", "{}", errTaken, 409, errTaken.Error() + "\n"},
		{"POST", "/containers/create", "{}", errors.New("full"), 500, "full\n"},
		{"POST", "/containers/web/rename?name=db", "", errTaken, 409, errTaken.Error() + "\n"},
		{"POST", "/images/x/tag?repo=y", "", errors.New("No such image: x"), 404, "No such image: x\n"},
		{"GET", "/images/search?term=x", "", errors.New("No engine"), 500, "No engine\n"},
		{"POST", "/images/load", "", errors.New("no room"), 200, `{"error":"no room","errorDetail":{"code":1,"message":"no room"}}` + "\n"},
	} {
		c.fail = x.fail
		status, body := ask(t, server, x.method, x.path, x.body)
		if status != x.status || !strings.HasSuffix(body, x.want) {
			t.Errorf("%s %s: %d %q, want %d %q", x.method, x.path, status, body, x.status, x.want)
		}
	}
}

func TestRegistryAuth(t *testing.T) {
	c, server := manager(t)
	auth := base64.URLEncoding.EncodeToString([]byte(`{"username":"ann"}`))
	ask(t, server, "POST", "/containers/create?name=x", `{"Image":"private"}`, "X-Registry-Auth", auth)
	if len(c.did) != 1 || c.did[0] != `create x from private for "ann"` {
		t.Fatalf("did %q", c.did)
	}
}

func TestUnhealthy(t *testing.T) {
	c, server := manager(t)
	for i := 0; i < 3; i++ {
		c.engine.CheckConnectionErr(errors.New("dial tcp: connection refused"))
	}
	if c.engine.IsHealthy() {
		t.Fatal("still healthy after three failures")
	}
	want := "Container web running on unhealthy node node-1\n"
	if status, body := ask(t, server, "GET", "/containers/web/logs", ""); status != 500 || body != want {
		t.Errorf("logs: %d %q", status, body)
	}
	if status, body := ask(t, server, "GET", "/containers/web/json", ""); status != 500 || body != want {
		t.Errorf("json: %d %q", status, body)
	}
	if _, body := ask(t, server, "GET", "/containers/json?all=1", ""); strings.Count(body, `"Status":"Host Down"`) != 3 {
		t.Errorf("json: %q", body)
	}
}

func TestHijack(t *testing.T) {
	_, server := manager(t)
	nc, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	fmt.Fprint(nc, "POST /containers/web/attach?stream=1 HTTP/1.1\r\nHost: swarm\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n")
	r := bufio.NewReader(nc)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if line == "\r\n" {
			break
		}
	}
	fmt.Fprint(nc, "hello\n")
	rest, err := ioutil.ReadAll(r)
	if err != nil || string(rest) != "heard hello\n" {
		t.Fatalf("got %q and %v", rest, err)
	}
}
