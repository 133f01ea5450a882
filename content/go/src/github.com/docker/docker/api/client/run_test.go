// Tests create and run, against a daemon that is played by a handler.

package client

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"strings"
	"testing"

	"github.com/docker/docker/pkg/stdcopy"
	"github.com/docker/docker/runconfig"
	"github.com/docker/docker/utils"
)

func TestRunIsTwoRequests(t *testing.T) {
	var asked []string
	var config runconfig.ConfigAndHostConfig
	cli, out, stop := play(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+r.URL.String())
		if path.Base(r.URL.Path) == "create" {
			json.NewDecoder(r.Body).Decode(&config)
			w.WriteHeader(http.StatusCreated)
			fmt.Fprint(w, `{"Id":"abc","Warnings":["careful"]}`)
			return
		}
		http.Error(w, "no such program", http.StatusInternalServerError)
	})
	defer stop()
	// The container is there even if it can't be started, so its id is shown.
	err := cli.Cmd("run", "-d", "--name", "web", "-e", "A=1", "httpd", "httpd", "-f")
	if err == nil || err.Error() != "Error response from daemon: no such program" {
		t.Errorf("got %v", err)
	}
	want := "POST /v1.18/containers/create?name=web, POST /v1.18/containers/abc/start"
	if got := strings.Join(asked, ", "); got != want {
		t.Errorf("asked for %s", got)
	}
	if config.Image != "httpd" || strings.Join(config.Cmd, " ") != "httpd -f" || config.Env[0] != "A=1" || config.AttachStdout {
		t.Errorf("sent %v", config)
	}
	if text := out.String(); text != "WARNING: careful\nabc\n" {
		t.Errorf("printed %q", text)
	}
}

// TestRunInTheForeground plays a daemon whose container says hello and ends with 3.
func TestRunInTheForeground(t *testing.T) {
	var asked []string
	started := make(chan bool, 1)
	cli, out, stop := play(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+r.URL.String())
		switch path.Base(r.URL.Path) {
		case "create":
			fmt.Fprint(w, `{"Id":"abc"}`)
		case "start":
			w.WriteHeader(http.StatusNoContent)
			started <- true
		case "wait":
			fmt.Fprint(w, `{"StatusCode":3}`)
		case "attach":
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			defer conn.Close()
			fmt.Fprint(conn, "HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n")
			<-started
			fmt.Fprint(stdcopy.NewStdWriter(conn, stdcopy.Stdout), "hello\n")
		}
	})
	defer stop()
	err := cli.Cmd("run", "--rm", "--sig-proxy=false", "busybox", "echo", "hello")
	if status, ok := err.(*utils.StatusError); !ok || status.StatusCode != 3 {
		t.Errorf("got %v", err)
	}
	want := "POST /v1.18/containers/create?, POST /v1.18/containers/abc/attach?stderr=1&stdout=1&stream=1, " +
		"POST /v1.18/containers/abc/start, POST /v1.18/containers/abc/wait, DELETE /v1.18/containers/abc?v=1"
	if got := strings.Join(asked, ", "); got != want {
		t.Errorf("asked for %s", got)
	}
	if out.String() != "hello\n" {
		t.Errorf("printed %q", out.String())
	}
	for line, want := range map[string]error{
		"-d --rm busybox":               errConflictDetachAutoRemove,
		"-d -a stdout busybox":          errConflictAttachDetach,
		"--rm --restart=always busybox": errConflictRestartPolicyAndAutoRemove,
	} {
		if err := cli.CmdRun(strings.Split(line, " ")...); err != want {
			t.Errorf("%s: got %v", line, err)
		}
	}
}

func TestCreate(t *testing.T) {
	cli, out, stop := play(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `{"Id":"abc"}`)
	})
	defer stop()
	if err := cli.Cmd("create", "busybox"); err != nil || out.String() != "abc\n" {
		t.Errorf("got %v and %q", err, out.String())
	}
}
