// Tests pulling: by itself, and because a container needs the image.

package client

import (
	"fmt"
	"net/http"
	"path"
	"strings"
	"testing"
)

func TestPull(t *testing.T) {
	var asked string
	cli, out, stop := play(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r.Method + " " + r.URL.String()
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"status":"Pulling","progressDetail":{},"id":"abc"}{"status":"Downloading","progressDetail":{"current":1,"total":2},"id":"abc"}`)
		if strings.Contains(asked, "gone") {
			fmt.Fprint(w, `{"errorDetail":{"message":"Error: image gone:latest not found"},"error":"Error: image gone:latest not found"}`)
		}
	})
	defer stop()
	for _, c := range []struct{ args, asked, err string }{
		{"busybox", "busybox%3Alatest", ""},
		{"registry:5000/tools", "registry%3A5000%2Ftools%3Alatest", ""},
		{"busybox:1.0", "busybox%3A1.0", ""},
		{"-a busybox", "busybox", ""},
		{"gone", "gone%3Alatest", "Error: image gone:latest not found"},
	} {
		out.Reset()
		err := cli.Cmd(append([]string{"pull"}, strings.Fields(c.args)...)...)
		if (err != nil || c.err != "") && fmt.Sprint(err) != c.err {
			t.Errorf("%s: %v", c.args, err)
		}
		if want := "POST /v1.18/images/create?fromImage=" + c.asked; asked != want {
			t.Errorf("%s: asked %s", c.args, asked)
		}
		// Bars are for terminals.
		if out.String() != "abc: Pulling\n" {
			t.Errorf("%s: wrote %q", c.args, out)
		}
	}
	for args, want := range map[string]string{
		"-a busybox:1.0":   "tag can't be used with --all-tags/-a",
		"http://some/tool": "Invalid repository name (ex: \"registry.domain.tld/myrepos\")",
	} {
		if err := cli.Cmd(append([]string{"pull"}, strings.Fields(args)...)...); err == nil || err.Error() != want {
			t.Errorf("%s: got %v", args, err)
		}
	}
}

func TestCreatePullsWhatIsMissing(t *testing.T) {
	var asked []string
	cli, out, stop := play(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+path.Base(r.URL.Path)+" "+r.URL.RawQuery)
		switch len(asked) {
		case 1:
			http.Error(w, "No such image: tool:1.0 (tag: 1.0)", http.StatusNotFound)
		case 2:
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprint(w, `{"status":"Pulling repository tool"}`)
		default:
			fmt.Fprint(w, `{"Id":"abc"}`)
		}
	})
	defer stop()
	if err := cli.Cmd("create", "--name", "web", "tool:1.0"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(asked, ", "); got != "POST create name=web, POST create fromImage=tool&tag=1.0, POST create name=web" {
		t.Errorf("asked %s", got)
	}
	if out.String() != "Unable to find image 'tool:1.0' locally\nPulling repository tool\nabc\n" {
		t.Errorf("wrote %q", out)
	}
}
