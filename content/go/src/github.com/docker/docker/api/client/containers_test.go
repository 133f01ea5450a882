// Tests the commands that work on containers, against a daemon that is played by a handler.

package client

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/docker/docker/pkg/stdcopy"
)

func TestContainerCommands(t *testing.T) {
	var asked []string
	cli, out, stop := play(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+strings.TrimPrefix(r.URL.String(), "/v1.18"))
		switch {
		case strings.Contains(r.URL.Path, "nobody"):
			http.Error(w, "No such thing", http.StatusNotFound)
		case strings.HasSuffix(r.URL.Path, "/wait"):
			fmt.Fprint(w, `{"StatusCode":7}`)
		case strings.HasSuffix(r.URL.Path, "/top"):
			fmt.Fprint(w, `{"Titles":["PID","CMD"],"Processes":[["7","sleep 5"]]}`)
		case strings.HasSuffix(r.URL.Path, "/logs"):
			fmt.Fprint(stdcopy.NewStdWriter(w, stdcopy.Stdout), "a line\n")
		case r.URL.Path == "/v1.18/events":
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprint(w, `{"status":"die","id":"abc","from":"busybox:latest"}`)
		case r.URL.Path == "/v1.18/images/json":
			fmt.Fprint(w, `[{"Id":"8c2e06607696bd4a","RepoTags":["busybox:latest"],"Created":1,"VirtualSize":2433303}]`)
		case strings.HasSuffix(r.URL.Path, "/json"):
			fmt.Fprint(w, `{"Id":"abc","Config":{},"HostConfig":{"LogConfig":{"Type":"json-file"}},"State":{"Running":false}}`)
		}
	})
	defer stop()
	for _, c := range []struct{ line, asked, out, err string }{
		{"stop -t 3 a b", "POST /containers/a/stop?t=3, POST /containers/b/stop?t=3", "a\nb\n", ""},
		{"stop nobody a", "POST /containers/nobody/stop?t=10, POST /containers/a/stop?t=10", "a\n", "Error: failed to stop one or more containers"},
		{"restart a", "POST /containers/a/restart?t=10", "a\n", ""},
		{"kill -s HUP a", "POST /containers/a/kill?signal=HUP", "a\n", ""},
		{"pause a", "POST /containers/a/pause", "a\n", ""},
		{"unpause nobody", "POST /containers/nobody/unpause", "", "Error: failed to unpause container named nobody"},
		{"wait a", "POST /containers/a/wait", "7\n", ""},
		{"rm -f -v a", "DELETE /containers/a?force=1&v=1", "a\n", ""},
		{"rename a b", "POST /containers/a/rename?name=b", "", ""},
		{"top a", "GET /containers/a/top?", "PID                 CMD\n7                   sleep 5\n", ""},
		{"start a", "POST /containers/a/start", "a\n", ""},
		{"logs -f a", "GET /containers/a/json, GET /containers/a/logs?follow=1&stderr=1&stdout=1&tail=all", "a line\n", ""},
		{"events --since 1431523603 -f event=die", "GET /events?filters=%7B%22event%22%3A%5B%22die%22%5D%7D&since=1431523603", "abc: (from busybox:latest) die\n", ""},
		{"attach a", "GET /containers/a/json", "", "You cannot attach to a stopped container, start it first"},
		{"inspect nobody", "GET /containers/nobody/json, GET /images/nobody/json", "[]\n", "Status: , Code: 1"},
		{"images -q", "GET /images/json?", "8c2e06607696\n", ""},
	} {
		asked = nil
		out.Reset()
		cli.err = &bytes.Buffer{}
		err := cli.Cmd(strings.Split(c.line, " ")...)
		message := ""
		if err != nil {
			message = err.Error()
		}
		if got := strings.Join(asked, ", "); got != c.asked || out.String() != c.out || message != c.err {
			t.Errorf("%s: asked for %s, printed %q, got %s", c.line, got, out.String(), message)
		}
	}
}
