// Tests the server, what its dispatcher does without a handler, and the router's and the replica's ways.

package api

import (
	"io/ioutil"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/mux"
)

type text string

func (answer text) ServeHTTP(w http.ResponseWriter, r *http.Request) { w.Write([]byte(answer)) }

func TestDispatcher(t *testing.T) {
	server := NewServer(nil, nil)
	w := httptest.NewRecorder()
	func() {
		defer func() {
			if recover() == nil {
				t.Error("no panic without a handler")
			}
		}()
		server.dispatcher.ServeHTTP(w, new(http.Request))
	}()
	if w.Code != 500 || w.Body.String() != "No dispatcher defined\n" {
		t.Errorf("got %d %q", w.Code, w.Body)
	}
	for _, answer := range []text{"one", "two"} {
		server.SetHandler(answer)
		w := httptest.NewRecorder()
		server.dispatcher.ServeHTTP(w, new(http.Request))
		if w.Body.String() != string(answer) {
			t.Errorf("got %q, want %q", w.Body, answer)
		}
	}
}

// On a connection the 500 stays in the buffer: the panic closes it unsent.
func TestNoHandler(t *testing.T) {
	s := NewServer(nil, nil)
	server := httptest.NewServer(s.dispatcher)
	if resp, err := http.Get(server.URL + "/_ping"); err == nil {
		t.Fatalf("got %s", resp.Status)
	} else if !strings.HasSuffix(err.Error(), "EOF") {
		t.Fatal(err)
	}
	s.SetHandler(text("there"))
	resp, err := http.Get(server.URL + "/_ping")
	if err != nil {
		t.Fatal(err)
	}
	if body, _ := ioutil.ReadAll(resp.Body); string(body) != "there" {
		t.Fatalf("got %q", body)
	}
}

// failure starts a server on hosts, and returns what it ends with.
func failure(t *testing.T, hosts ...string) string {
	done := make(chan error, 1)
	go func() { done <- NewServer(hosts, nil).ListenAndServe() }()
	select {
	case err := <-done:
		if err == nil {
			return ""
		}
		return err.Error()
	case <-time.After(10 * time.Second):
		t.Fatalf("%v: serves", hosts)
	}
	return ""
}

func TestHosts(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	if got := failure(t, "fd://3"); got != `unsupported protocol: "fd"` {
		t.Errorf("got %q", got)
	}
	if got := failure(t, "127.0.0.1:0", "udp://127.0.0.1:0"); got != `unsupported protocol: "udp"` {
		t.Errorf("got %q", got)
	}
	if got := failure(t, taken.Addr().String()); !strings.Contains(got, "address already in use") || strings.Contains(got, "Docker") {
		t.Errorf("got %q", got)
	}
	if got := failure(t); got != "" {
		t.Errorf("no host: got %q", got)
	}
}

func TestTwoHosts(t *testing.T) {
	dir, err := ioutil.TempDir("", "swarm")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	socket := filepath.Join(dir, "swarm.sock")
	// Whatever lies in the socket's place goes.
	if err := ioutil.WriteFile(socket, nil, 0666); err != nil {
		t.Fatal(err)
	}
	probe, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := probe.Addr().String()
	probe.Close()

	server := NewServer([]string{addr, "unix://" + socket}, nil)
	server.SetHandler(text("there"))
	go server.ListenAndServe()
	for proto, addr := range map[string]string{"tcp": addr, "unix": socket} {
		var conn net.Conn
		for i := 0; ; i++ {
			if conn, err = net.Dial(proto, addr); err == nil {
				break
			}
			if i == 100 {
				t.Fatal(err)
			}
			time.Sleep(10 * time.Millisecond)
		}
		conn.Write([]byte("GET / HTTP/1.0\r\n\r\n"))
		answer, _ := ioutil.ReadAll(conn)
		if !strings.HasSuffix(string(answer), "\r\n\r\nthere") {
			t.Errorf("%s: got %q", proto, answer)
		}
	}
	if info, err := os.Stat(socket); err != nil || info.Mode().Perm() != 0600 {
		t.Errorf("got %v and %v", info, err)
	}
}

func TestRoutes(t *testing.T) {
	count := 0
	for _, mappings := range routes {
		count += len(mappings)
	}
	if count != 59 {
		t.Errorf("%d routes", count)
	}
	for path, want := range map[string]string{
		"/v1.22/info": "1.22",
		"/v1x2/info":  "1x2", // the dot is any letter
		"/info":       "",
		"/v1/info":    "none",
	} {
		r := mux.NewRouter()
		c := &context{apiVersion: "none", eventsHandler: newEventsHandler()}
		fake := &fakeCluster{}
		c.cluster, c.statusHandler = fake, fake
		setupPrimaryRouter(r, c, false)
		req, _ := http.NewRequest("GET", path, nil)
		r.ServeHTTP(httptest.NewRecorder(), req)
		if c.apiVersion != want {
			t.Errorf("%s: version %q, want %q", path, c.apiVersion, want)
		}
	}
}

func TestCors(t *testing.T) {
	fake := &fakeCluster{}
	r := NewPrimary(fake, nil, fake, false, true)
	for _, method := range []string{"OPTIONS", "GET"} {
		req, _ := http.NewRequest(method, "/v1.22/_ping", nil)
		w := httptest.NewRecorder()
		r.ServeHTTP(w, req)
		if w.Code != 200 || w.Header().Get("Access-Control-Allow-Methods") != "GET, POST, DELETE, PUT, OPTIONS, HEAD" {
			t.Errorf("%s: %d %v", method, w.Code, w.Header())
		}
	}
	// Without debug nothing lies below /debug/.
	req, _ := http.NewRequest("GET", "/debug/pprof/", nil)
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	if w.Code != 404 {
		t.Errorf("profiler: %d", w.Code)
	}
}

func TestReplica(t *testing.T) {
	leader := httptest.NewServer(text("from the leader"))
	replica := NewReplica(text("from the replica"), nil)
	server := httptest.NewServer(replica)
	get := func(path string) string {
		_, body := ask(t, server, "GET", path, "")
		return body
	}
	if got := get("/v1.22/containers/json"); got != "No elected primary cluster manager\n" {
		t.Errorf("got %q", got)
	}
	replica.SetPrimary(leader.Listener.Addr().String())
	for path, want := range map[string]string{
		"/v1.22/info":            "from the replica",
		"/_ping":                 "from the replica",
		"/debug":                 "from the replica",
		"/debug/pprof/":          "from the leader", // by its end, not by its beginning
		"/v1.22/containers/json": "from the leader",
	} {
		if got := get(path); got != want {
			t.Errorf("%s: got %q", path, got)
		}
	}
	// A connection that has been joined to the leader's stays so, whatever is
	// asked on it next.
	keep := &http.Client{Transport: &http.Transport{}}
	for _, path := range []string{"/version", "/info"} {
		resp, err := keep.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := ioutil.ReadAll(resp.Body)
		resp.Body.Close()
		if string(body) != "from the leader" {
			t.Errorf("%s on a kept connection: got %q", path, body)
		}
	}
	keep.Transport.(*http.Transport).CloseIdleConnections()
	leader.Close()
	if got := get("/version"); !strings.HasPrefix(got, "Unable to reach primary cluster manager (dial tcp ") {
		t.Errorf("got %q", got)
	}
}
