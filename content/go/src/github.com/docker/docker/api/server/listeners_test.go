// Tests serving on real sockets, from the lock to the shutdown.

package server

import (
	"io/ioutil"
	"net"
	"net/http"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/docker/docker/engine"
)

func TestServeApiUsage(t *testing.T) {
	eng := newTestEngine()
	eng.Register("serveapi", ServeApi)
	for _, args := range [][]string{nil, {"no-protocol"}} {
		err := eng.Job("serveapi", args...).Run()
		if err == nil || err.Error() != "usage: serveapi PROTO://ADDR [PROTO://ADDR ...]" {
			t.Errorf("%v: got %v", args, err)
		}
	}
	for address, want := range map[string]string{
		"udp://127.0.0.1:0":  "Invalid protocol format.",
		"tcp4://127.0.0.1:0": "Invalid protocol format.",
		"fd://":              "No sockets found",
	} {
		err := eng.Job("serveapi", address).Run()
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v", address, err)
		}
	}
}

// TestServeApi is the life of a daemon's API: it listens, a client connects
// and waits, the lock is opened, the client is served, the engine shuts down.
func TestServeApi(t *testing.T) {
	dir, err := ioutil.TempDir("", "api")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	socket := path.Join(dir, "docker.sock")
	// What an earlier daemon left in the way is removed.
	ioutil.WriteFile(socket, nil, 0600)

	eng := newTestEngine()
	eng.Register("serveapi", ServeApi)
	eng.Register("acceptconnections", AcceptConnections)
	job := eng.Job("serveapi", "unix://"+socket)
	job.SetenvBool("BufferRequests", true)
	served := make(chan error, 1)
	go func() { served <- job.Run() }()

	conn := dialSoon(t, socket)
	client := &http.Client{Transport: &http.Transport{
		DisableKeepAlives: true,
		Dial:              func(_, _ string) (net.Conn, error) { return conn, nil },
	}}
	answer := make(chan string, 1)
	go func() {
		resp, err := client.Get("http://docker/_ping")
		if err != nil {
			answer <- err.Error()
			return
		}
		body, _ := ioutil.ReadAll(resp.Body)
		resp.Body.Close()
		answer <- string(body)
	}()
	select {
	case got := <-answer:
		t.Fatalf("answered %q before the lock was opened", got)
	case <-time.After(20 * time.Millisecond):
	}

	for i := 0; i < 2; i++ {
		if err := eng.Job("acceptconnections").Run(); err != nil {
			t.Fatal(err)
		}
	}
	if got := <-answer; got != "OK" {
		t.Fatalf("got %q", got)
	}
	eng.Shutdown()
	if err := <-served; err != nil {
		t.Fatal(err)
	}
}

// dialSoon connects to a socket that is about to be made.
func dialSoon(t *testing.T, socket string) net.Conn {
	for i := 0; i < 200; i++ {
		info, err := os.Stat(socket)
		if err == nil && info.Mode()&os.ModeSocket != 0 && info.Mode().Perm() == 0660 {
			conn, err := net.Dial("unix", socket)
			if err == nil {
				return conn
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("nobody listens")
	return nil
}

func TestSetupTcpHttp(t *testing.T) {
	job := newTestEngine().Job("serveapi")
	srv, err := setupTcpHttp("127.0.0.1:0", job)
	if err != nil {
		t.Fatal(err)
	}
	defer srv.Close()
	// The port is the daemon's own now, so it is not given away again.
	_, err = setupTcpHttp("127.0.0.1:0", job)
	if err == nil || !strings.Contains(err.Error(), "failed to allocate daemon listening port 0") {
		t.Fatalf("got %v", err)
	}
	if _, err := NewServer("tcp", "127.0.0.1", job); err == nil {
		t.Fatal("listens without a port")
	}
}

func TestLookupGid(t *testing.T) {
	if gid, err := lookupGidByName("root"); err != nil || gid != 0 {
		t.Errorf("got %d and %v", gid, err)
	}
	if gid, err := lookupGidByName("4294967"); err != nil || gid != 4294967 {
		t.Errorf("got %d and %v", gid, err)
	}
	_, err := lookupGidByName("no-such-group")
	if err == nil || err.Error() != "Group no-such-group not found" {
		t.Errorf("got %v", err)
	}
	if err := setSocketGroup("/no/such/socket", "docker"); err != nil {
		t.Errorf("the group docker need not exist: %v", err)
	}
	if err := setSocketGroup("/no/such/socket", "no-such-group"); err == nil {
		t.Error("any other group must exist")
	}
	if err := setSocketGroup("/no/such/socket", ""); err != nil {
		t.Errorf("no group: %v", err)
	}
}

var _ Server = &HttpServer{}
var _ engine.Handler = ServeApi
