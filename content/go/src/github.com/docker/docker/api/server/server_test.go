// Tests the routes, what is around the handlers, and the handlers.

package server

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	log "github.com/Sirupsen/logrus"
	"github.com/gorilla/mux"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/version"
)

func init() {
	log.SetOutput(&bytes.Buffer{})
}

func newTestEngine() *engine.Engine {
	eng := engine.New()
	eng.Logging = false
	return eng
}

func newRequest(t *testing.T, method, url string) *http.Request {
	req, err := http.NewRequest(method, url, strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	return req
}

func serveRequest(t *testing.T, eng *engine.Engine, method, url string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	createRouter(eng, false, false, "", "1.6.2").ServeHTTP(w, newRequest(t, method, url))
	return w
}

func TestPing(t *testing.T) {
	for _, url := range []string{"/_ping", "/v1.18/_ping", "/v1.0/_ping"} {
		w := serveRequest(t, newTestEngine(), "GET", url)
		if w.Code != 200 || w.Body.String() != "OK" {
			t.Errorf("%s: got %d and %q", url, w.Code, w.Body.String())
		}
	}
}

func TestTooNew(t *testing.T) {
	w := serveRequest(t, newTestEngine(), "GET", "/v1.99/_ping")
	want := "client and server don't have same version (client : 1.99, server: 1.18)\n"
	if w.Code != 404 || w.Body.String() != want {
		t.Fatalf("got %d and %q", w.Code, w.Body.String())
	}
}

func TestNotFound(t *testing.T) {
	for _, c := range [][2]string{{"GET", "/nothing"}, {"POST", "/_ping"}, {"HEAD", "/_ping"}, {"GET", "/v1.18/"}} {
		w := serveRequest(t, newTestEngine(), c[0], c[1])
		if w.Code != 404 || w.Body.String() != "404 page not found\n" {
			t.Errorf("%v: got %d and %q", c, w.Code, w.Body.String())
		}
	}
}

func TestNotYet(t *testing.T) {
	for _, c := range [][3]string{
		{"POST", "/v1.18/build", "postBuild"},
		{"GET", "/containers/web/stats", "getContainersStats"},
		{"DELETE", "/images/busybox", "deleteImages"},
	} {
		w := serveRequest(t, newTestEngine(), c[0], c[1])
		if w.Code != http.StatusNotImplemented || !strings.HasPrefix(w.Body.String(), c[2]+" ") {
			t.Errorf("%v: got %d and %q", c, w.Code, w.Body.String())
		}
	}
}

// TestPull plays a job that writes, or fails at once, or fails after it has written.
func TestPull(t *testing.T) {
	for _, c := range []struct {
		path, writes, fails string
		code                int
		body                string
	}{
		{"/images/create?fromImage=tool&tag=1.0", "one line", "", 200, "one line"},
		{"/images/create?fromImage=tool:1.0", "one line", "", 200, "one line"},
		{"/images/create?fromImage=tool:1.0", "", "No such registry", 404, "No such registry\n"},
		{"/images/create?fromImage=tool:1.0", "one line", "image not found", 200,
			"one line" + `{"errorDetail":{"message":"image not found"},"error":"image not found"}` + "\r\n"},
		{"/images/create?fromSrc=-", "", "", 501, "import has not been reconstructed yet\n"},
	} {
		eng := newTestEngine()
		var args []string
		var env string
		eng.Register("pull", func(job *engine.Job) engine.Status {
			args = job.Args
			env = job.Getenv("parallel") + job.Getenv("json") + job.Getenv("authConfig")
			if c.writes != "" {
				job.Stdout.Write([]byte(c.writes))
			}
			if c.fails != "" {
				return job.Errorf("%s", c.fails)
			}
			return engine.StatusOK
		})
		w := serveRequest(t, eng, "POST", c.path)
		if w.Code != c.code || w.Body.String() != c.body {
			t.Errorf("%s: got %d and %q", c.path, w.Code, w.Body.String())
		}
		if got := strings.Join(args, " "); c.code != 501 && (got != "tool 1.0" || env != `11{"auth":"","email":""}`) {
			t.Errorf("%s: asked for %q with %s", c.path, got, env)
		}
	}
}

// TestOneRouteEach asks for each path of the table and counts the routes that
// match it, since the order in which they are tried is not fixed.
func TestOneRouteEach(t *testing.T) {
	for _, c := range [][2]string{
		{"GET", "/_ping"}, {"GET", "/images/json"}, {"GET", "/images/a/json"}, {"GET", "/images/get"},
		{"GET", "/images/a/get"}, {"GET", "/containers/json"}, {"GET", "/containers/ps"},
		{"GET", "/containers/a/json"}, {"GET", "/containers/a/attach/ws"}, {"GET", "/exec/a/json"},
		{"POST", "/images/create"}, {"POST", "/images/a/tag"}, {"POST", "/containers/create"},
		{"POST", "/containers/a/exec"}, {"POST", "/exec/a/start"}, {"POST", "/containers/a/start"},
		{"DELETE", "/containers/a/b"}, {"DELETE", "/images/a"}, {"OPTIONS", "/anything"},
	} {
		for _, prefix := range []string{"", "/v1.18"} {
			req := newRequest(t, c[0], prefix+c[1])
			if n := matches(t, req); n != 1 {
				t.Errorf("%s %s%s: %d routes match", c[0], prefix, c[1], n)
			}
		}
	}
}

// matches counts by hiding what has matched, until nothing matches any more.
func matches(t *testing.T, req *http.Request) int {
	router := createRouter(newTestEngine(), false, false, "", "")
	count := 0
	for {
		var m mux.RouteMatch
		if !router.Match(req, &m) {
			return count
		}
		m.Route.BuildOnly()
		count++
	}
}

func TestCors(t *testing.T) {
	cases := []struct {
		enable bool
		header string
		want   string
	}{{false, "", ""}, {true, "", "*"}, {true, "http://a", "http://a"}, {false, "http://b", "http://b"}}
	for _, c := range cases {
		w := httptest.NewRecorder()
		createRouter(newTestEngine(), false, c.enable, c.header, "").ServeHTTP(w, newRequest(t, "OPTIONS", "/any/path"))
		if w.Code != 200 || w.Header().Get("Access-Control-Allow-Origin") != c.want {
			t.Errorf("%v: got %d and %q", c, w.Code, w.Header().Get("Access-Control-Allow-Origin"))
		}
	}
}

// TestProfiler looks for the profiler's routes with DEBUG and without. They come
// first, so that OPTIONS, too, goes to them.
func TestProfiler(t *testing.T) {
	if w := serveRequest(t, newTestEngine(), "GET", "/debug/vars"); w.Code != 404 {
		t.Errorf("without DEBUG: got %d", w.Code)
	}
	os.Setenv("DEBUG", "1")
	defer os.Setenv("DEBUG", "")
	for _, c := range []struct {
		method, url string
		code        int
		body        string
	}{
		{"GET", "/debug/vars", 200, "{\n\"cmdline\": ["},
		{"OPTIONS", "/debug/vars", 200, "{\n\"cmdline\": ["},
		{"GET", "/debug/pprof/", 200, "profile\nsymbol\n"},
		{"GET", "/debug/pprof/cmdline", 200, os.Args[0]},
		{"POST", "/debug/pprof/heap", 501, "no profile"},
		{"GET", "/debug/pprof", 404, "404 page not found\n"},
		{"GET", "/v1.18/debug/vars", 404, "404 page not found\n"},
		{"GET", "/_ping", 200, "OK"},
	} {
		w := serveRequest(t, newTestEngine(), c.method, c.url)
		if w.Code != c.code || !strings.HasPrefix(w.Body.String(), c.body) {
			t.Errorf("%s %s: got %d and %q", c.method, c.url, w.Code, w.Body.String())
		}
	}
}

func TestHttpError(t *testing.T) {
	for message, want := range map[string]int{
		"No such container: web":       404,
		"no such id: x, bad parameter": 404,
		"Bad parameter":                400,
		"Conflict, it is running":      409,
		"Impossible to do":             406,
		"Wrong login/password":         401,
		"it hasn't been activated":     403,
		"anything else":                500,
	} {
		w := httptest.NewRecorder()
		httpError(w, errors.New(message))
		if w.Code != want || w.Body.String() != message+"\n" {
			t.Errorf("%s: got %d and %q", message, w.Code, w.Body.String())
		}
	}
}

func TestGetVersionAndInfo(t *testing.T) {
	eng := newTestEngine()
	for _, name := range []string{"version", "info"} {
		eng.Register(name, func(job *engine.Job) engine.Status {
			job.Printf(`{"job": "%s"}`, job.Name)
			return engine.StatusOK
		})
		w := serveRequest(t, eng, "GET", "/v1.18/"+name)
		if w.Code != 200 || w.Body.String() != `{"job": "`+name+`"}` {
			t.Errorf("%s: got %d and %q", name, w.Code, w.Body.String())
		}
		if w.Header().Get("Content-Type") != "application/json" || w.Header().Get("Job-Name") != name {
			t.Errorf("%s: got %v", name, w.Header())
		}
	}
}

func TestGetContainersJSON(t *testing.T) {
	eng := newTestEngine()
	eng.Register("containers", func(job *engine.Job) engine.Status {
		if job.Getenv("since") != "" {
			return job.Errorf("no such id: %s", job.Getenv("since"))
		}
		job.Printf(`[{"all": %v, "limit": %d}]`, job.GetenvBool("all"), job.GetenvInt("limit"))
		return engine.StatusOK
	})
	cases := []struct {
		url  string
		code int
		body string
	}{
		{"/containers/json", 200, `[{"all": false, "limit": 0}]`},
		{"/v1.18/containers/ps?all=1&limit=3", 200, `[{"all": true, "limit": 3}]`},
		{"/containers/json?since=x", 404, "no such id: x\n"},
		{"/containers/json?%zz", 500, "invalid URL escape \"%zz\"\n"},
		{"/v1.4/containers/json", 200, "[]"},
	}
	for _, c := range cases {
		w := serveRequest(t, eng, "GET", c.url)
		if w.Code != c.code || w.Body.String() != c.body {
			t.Errorf("%s: got %d and %q", c.url, w.Code, w.Body.String())
		}
	}
}

func TestWarnOfOtherVersion(t *testing.T) {
	var out bytes.Buffer
	log.SetOutput(&out)
	log.SetLevel(log.DebugLevel)
	defer func() {
		log.SetOutput(&bytes.Buffer{})
		log.SetLevel(log.InfoLevel)
	}()
	for _, agent := range []string{"Docker-Client/1.6.2", "curl/7.38.0", "Docker-Client/1.0/x"} {
		warnOfOtherVersion(agent, version.Version("1.6.2"))
	}
	if out.Len() != 0 {
		t.Fatalf("got %q", out.String())
	}
	warnOfOtherVersion("Docker-Client/1.5.0", version.Version("1.6.2"))
	if !strings.Contains(out.String(), "(client: 1.5.0, server: 1.6.2)") {
		t.Fatalf("got %q", out.String())
	}
}
