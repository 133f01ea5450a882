// Tests the commands against a daemon that is played by a handler.

package client

import (
	"bytes"
	"fmt"
	"io/ioutil"
	"net"
	"net/http"
	"os"
	"path"
	"strings"
	"testing"
	"time"
)

// play listens on a socket, serves it with the handler, and returns a client
// of it with what the client prints.
func play(t *testing.T, handler http.HandlerFunc) (cli *DockerCli, out *bytes.Buffer, stop func()) {
	dir, err := ioutil.TempDir("", "client")
	if err != nil {
		t.Fatal(err)
	}
	socket := path.Join(dir, "docker.sock")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: handler}
	go srv.Serve(l)
	out = &bytes.Buffer{}
	cli = NewDockerCli(nil, out, nil, "unix", socket, nil)
	return cli, out, func() {
		l.Close()
		os.RemoveAll(dir)
	}
}

func TestVersion(t *testing.T) {
	var path, agent string
	cli, out, stop := play(t, func(w http.ResponseWriter, r *http.Request) {
		path, agent = r.URL.Path, r.Header.Get("User-Agent")
		fmt.Fprint(w, `{"Version":"1.6.0","ApiVersion":"1.18","GoVersion":"go1.4.2","GitCommit":"abc","Os":"linux","Arch":"arm"}`)
	})
	defer stop()
	if err := cli.Cmd("version"); err != nil {
		t.Fatal(err)
	}
	if path != "/v1.18/version" || agent != "Docker-Client/1.6.2" {
		t.Errorf("asked for %s as %s", path, agent)
	}
	text := out.String()
	for _, line := range []string{
		"Client version: 1.6.2\nClient API version: 1.18\n",
		"Git commit (client): 7c8fca2\n",
		"Server version: 1.6.0\nServer API version: 1.18\n",
		"Go version (server): go1.4.2\nGit commit (server): abc\nOS/Arch (server): linux/arm\n",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("no %q in\n%s", line, text)
		}
	}
}

func TestInfo(t *testing.T) {
	cli, out, stop := play(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `{"Containers":2,"Driver":"aufs","DriverStatus":[["Dirs","9"]],"MemTotal":2147483648,"NCPU":1,"Labels":["a=b"]}`)
	})
	defer stop()
	if err := cli.Cmd("info"); err != nil {
		t.Fatal(err)
	}
	want := "Containers: 2\nStorage Driver: aufs\n Dirs: 9\nCPUs: 1\nTotal Memory: 2 GiB\nLabels:\n a=b\n"
	if out.String() != want {
		t.Fatalf("got\n%s", out.String())
	}
}

func TestPs(t *testing.T) {
	var query string
	created := time.Now().Add(-3*time.Hour - time.Minute).Unix()
	cli, out, stop := play(t, func(w http.ResponseWriter, r *http.Request) {
		query = r.URL.RawQuery
		fmt.Fprintf(w, `[{"Id":"4fa6e0f0c6786287e131","Image":"postgres:9.4","Command":"postgres -c fsync=off","Created":%d,
			"Status":"Up 3 hours","Ports":[{"PrivatePort":5432,"Type":"tcp"}],"Names":["/web/db","/db"]}]`, created)
	})
	defer stop()

	if err := cli.Cmd("ps", "-a", "-f", "status=exited"); err != nil {
		t.Fatal(err)
	}
	if query != "all=1&filters=%7B%22status%22%3A%5B%22exited%22%5D%7D" {
		t.Errorf("asked for %s", query)
	}
	want := "" +
		"CONTAINER ID        IMAGE               COMMAND                CREATED             STATUS              PORTS               NAMES\n" +
		"4fa6e0f0c678        postgres:9.4        \"postgres -c fsync=o   3 hours ago         Up 3 hours          5432/tcp            db                  \n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}

	out.Reset()
	if err := cli.Cmd("ps", "-q", "--no-trunc", "-l"); err != nil {
		t.Fatal(err)
	}
	if out.String() != "4fa6e0f0c6786287e131\n" || query != "limit=1" {
		t.Errorf("got %q for %s", out.String(), query)
	}

	out.Reset()
	if err := cli.Cmd("ps", "-s", "--since=a", "--before=b"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "SIZE") || !strings.Contains(out.String(), "0 B") || query != "before=b&since=a&size=1" {
		t.Errorf("got %q for %s", out.String(), query)
	}

	if err := cli.Cmd("ps", "-f", "exited"); err == nil || err.Error() != "bad format of filter (expected name=value)" {
		t.Errorf("got %v", err)
	}
}

func TestErrors(t *testing.T) {
	cli, _, stop := play(t, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/info") {
			w.WriteHeader(500)
			return
		}
		http.Error(w, "no such id: x", 404)
	})
	err := cli.Cmd("ps")
	if err == nil || err.Error() != "Error response from daemon: no such id: x" {
		t.Errorf("got %v", err)
	}
	err = cli.Cmd("info")
	if err == nil || !strings.HasPrefix(err.Error(), "Error: request returned Internal Server Error for API route and version ") {
		t.Errorf("got %v", err)
	}
	stop()
	err = cli.Cmd("version")
	if err == nil {
		t.Error("nobody answered, and that was fine")
	}
}

func TestConnectionRefused(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	l.Close()
	cli := NewDockerCli(nil, &bytes.Buffer{}, nil, "tcp", addr, nil)
	if err := cli.Cmd("info"); err != ErrConnectionRefused {
		t.Fatalf("got %v", err)
	}
}

func TestEncodeData(t *testing.T) {
	var body, kind string
	cli, _, stop := play(t, func(w http.ResponseWriter, r *http.Request) {
		text, _ := ioutil.ReadAll(r.Body)
		body, kind = string(text), r.Header.Get("Content-Type")
	})
	defer stop()
	for _, c := range []struct {
		data       interface{}
		body, kind string
	}{
		{nil, "", "text/plain"},
		{map[string]int{"a": 1}, `{"a":1}`, "application/json"},
	} {
		stream, code, err := cli.call("POST", "/x", c.data, nil)
		if err != nil || code != 200 {
			t.Fatalf("got %d and %v", code, err)
		}
		stream.Close()
		if body != c.body || kind != c.kind {
			t.Errorf("sent %q as %q", body, kind)
		}
	}
}

func TestGetMethod(t *testing.T) {
	cli := NewDockerCli(nil, &bytes.Buffer{}, nil, "unix", "/none", nil)
	for _, name := range []string{"ps", "VERSION", "info", "help"} {
		if _, exists := cli.getMethod(name); !exists {
			t.Errorf("no %s", name)
		}
	}
	for _, args := range [][]string{{"build"}, {"ps", "x"}, {""}} {
		if _, exists := cli.getMethod(args...); exists {
			t.Errorf("found %v", args)
		}
	}
}
