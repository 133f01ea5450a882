// Tests ListenAndServe as it was: what it does to a socket, which protocols it refuses and when, and what its lock cannot do.

package server

import (
	"bytes"
	"io/ioutil"
	"net"
	"net/http"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
)

func newJob(name string, args ...string) *engine.Job {
	log.SetOutput(&bytes.Buffer{})
	eng := engine.New()
	eng.Logging = false
	eng.Register("serveapi", ServeApi)
	eng.Register("acceptconnections", AcceptConnections)
	return eng.Job(name, args...)
}

func TestServeApiOverUnix(t *testing.T) {
	dir, err := ioutil.TempDir("", "api")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	socket := path.Join(dir, "docker.sock")
	ioutil.WriteFile(socket, nil, 0600)
	job := newJob("serveapi", "unix://"+socket)
	job.SetenvBool("BufferRequests", true)
	go job.Run()
	for i := 0; ; i++ {
		info, err := os.Stat(socket)
		if err == nil && info.Mode()&os.ModeSocket != 0 && info.Mode().Perm() == 0660 {
			break
		}
		if i == 200 {
			t.Fatalf("no socket: %v, %v", info, err)
		}
		time.Sleep(5 * time.Millisecond)
	}
	if status := AcceptConnections(job); status != engine.StatusOK {
		t.Fatalf("status %d", status)
	}
	client := &http.Client{Transport: &http.Transport{
		Dial: func(_, _ string) (net.Conn, error) { return net.Dial("unix", socket) },
	}}
	resp, err := client.Get("http://docker/v1.14/_ping")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := ioutil.ReadAll(resp.Body)
	resp.Body.Close()
	if resp.StatusCode != 200 || string(body) != "OK" {
		t.Errorf("got %d and %q", resp.StatusCode, body)
	}
}

// TestUnknownProtocol shows that a protocol is refused after it has been
// listened on: the listener stays open, and the port stays taken.
func TestUnknownProtocol(t *testing.T) {
	free, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := free.Addr().String()
	free.Close()
	err = ListenAndServe("tcp4", addr, newJob("serveapi"))
	if err == nil || err.Error() != "Invalid protocol format." {
		t.Fatalf("got %v", err)
	}
	err = ListenAndServe("tcp4", addr, newJob("serveapi"))
	if err == nil || !strings.Contains(err.Error(), "address already in use") {
		t.Fatalf("got %v", err)
	}
	err = ListenAndServe("carrier-pigeon", "home", newJob("serveapi"))
	if err == nil || !strings.Contains(err.Error(), "unknown network") {
		t.Fatalf("got %v", err)
	}
}

func TestServeFdWithoutSockets(t *testing.T) {
	err := ListenAndServe("fd", "*", newJob("serveapi"))
	if err == nil || err.Error() != "No sockets found" {
		t.Errorf("got %v", err)
	}
}

func TestGroups(t *testing.T) {
	if gid, err := lookupGidByName("root"); err != nil || gid != 0 {
		t.Errorf("got %d and %v", gid, err)
	}
	_, err := lookupGidByName("4294967")
	if err == nil || err.Error() != "Group 4294967 not found" {
		t.Errorf("got %v", err)
	}
	dir, err := ioutil.TempDir("", "api")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	job := newJob("serveapi")
	job.Setenv("SocketGroup", "no-such-group")
	err = ListenAndServe("unix", path.Join(dir, "docker.sock"), job)
	if err == nil || err.Error() != "Group no-such-group not found" {
		t.Errorf("got %v", err)
	}
}

// TestLock shows what became of the lock: a second acceptconnections panics.
func TestLock(t *testing.T) {
	activationLock = nil
	job := newJob("acceptconnections")
	if AcceptConnections(job) != engine.StatusOK || activationLock != nil {
		t.Error("there is a lock before serveapi has run")
	}
	activationLock = make(chan struct{})
	AcceptConnections(job)
	defer func() {
		if recover() == nil {
			t.Error("closed twice without a panic")
		}
	}()
	AcceptConnections(job)
}
