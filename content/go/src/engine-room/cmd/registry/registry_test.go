// Tests the registry by having a daemon's job pull from it.

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/ioutil"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/daemon/graphdriver/vfs"
	"github.com/docker/docker/engine"
	"github.com/docker/docker/events"
	"github.com/docker/docker/graph"
	docker "github.com/docker/docker/registry"
	"github.com/docker/docker/utils"
)

var (
	base = strings.Repeat("a", 64)
	tool = strings.Repeat("b", 64)
)

func write(t *testing.T, root string, files map[string]string) {
	for name, text := range files {
		name = filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(name), 0755); err != nil {
			t.Fatal(err)
		}
		if err := ioutil.WriteFile(name, []byte(text), 0644); err != nil {
			t.Fatal(err)
		}
	}
}

// host is a machine without images, beside a registry that has two.
type host struct {
	eng      *engine.Engine
	store    *graph.TagStore
	dir      string
	registry string // its host and port
	asked    []string
	stop     func()
}

func newHost(t *testing.T) *host {
	log.SetOutput(ioutil.Discard)
	dir, err := ioutil.TempDir("", "registry")
	if err != nil {
		t.Fatal(err)
	}
	h := &host{eng: engine.New(), dir: dir}
	h.eng.Logging = false
	write(t, filepath.Join(dir, "served"), map[string]string{
		"repositories/library/tool/1.0":    tool + "\n",
		"repositories/library/tool/latest": tool + "\n",
		"repositories/library/tool/base":   base,
		"repositories/library/hole/latest": strings.Repeat("c", 64),
		"images/" + base + "/json":         `{"id":"` + base + `","os":"linux"}`,
		"images/" + base + "/layer/etc/os": "small",
		"images/" + tool + "/json":         `{"id":"` + tool + `","parent":"` + base + `"}`,
		"images/" + tool + "/layer/tool":   "a program",
	})
	reg := &registry{root: filepath.Join(dir, "served")}
	srv := httptest.NewServer(reg)
	h.registry = strings.TrimPrefix(srv.URL, "http://")
	h.stop = func() {
		srv.Close()
		os.RemoveAll(dir)
	}
	driver, err := vfs.Init(filepath.Join(dir, "vfs"), nil)
	if err != nil {
		t.Fatal(err)
	}
	images, err := graph.NewGraph(filepath.Join(dir, "graph"), driver)
	if err != nil {
		t.Fatal(err)
	}
	if h.store, err = graph.NewTagStore(filepath.Join(dir, "repositories-vfs"), images); err != nil {
		t.Fatal(err)
	}
	for _, install := range []func(*engine.Engine) error{
		h.store.Install, events.New().Install, docker.NewService(nil).Install,
	} {
		if err := install(h.eng); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

// pull runs the job, and gives what it wrote as lines.
func (h *host) pull(parallel bool, args ...string) ([]string, error) {
	var out bytes.Buffer
	job := h.eng.Job("pull", args...)
	job.SetenvBool("json", true)
	job.SetenvBool("parallel", parallel)
	job.Stdout.Add(&out)
	err := job.Run()
	lines := []string{}
	for messages := json.NewDecoder(&out); ; {
		var message utils.JSONMessage
		if messages.Decode(&message) != nil {
			return lines, err
		}
		line := message.Status
		if message.ID != "" {
			line = message.ID + ": " + line
		}
		if message.ProgressMessage != "" {
			line += " " + message.ProgressMessage[len(message.ProgressMessage)-17:]
		}
		lines = append(lines, line)
	}
}

func TestPull(t *testing.T) {
	h := newHost(t)
	defer h.stop()
	lines, err := h.pull(false, h.registry+"/tool", "1.0")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Pulling repository REG/tool",
		"bbbbbbbbbbbb: Pulling image (1.0) from REG/tool",
		"bbbbbbbbbbbb: Pulling image (1.0) from REG/tool, endpoint: http://REG/v1/",
		"bbbbbbbbbbbb: Pulling dependent layers",
		"aaaaaaaaaaaa: Pulling metadata",
		"aaaaaaaaaaaa: Pulling fs layer",
		"aaaaaaaaaaaa: Downloading   2.56 kB/2.56 kB",
		"aaaaaaaaaaaa: Download complete",
		"bbbbbbbbbbbb: Pulling metadata",
		"bbbbbbbbbbbb: Pulling fs layer",
		"bbbbbbbbbbbb: Downloading 2.048 kB/2.048 kB",
		"bbbbbbbbbbbb: Download complete",
		"bbbbbbbbbbbb: Download complete",
		"Status: Downloaded newer image for REG/tool:1.0",
	}
	// How often a download tells depends on how it is cut into pieces.
	got := []string{}
	for _, line := range lines {
		line = strings.Replace(line, h.registry, "REG", -1)
		i := strings.Index(line, ": Downloading")
		if i >= 0 && len(got) > 0 && strings.HasPrefix(got[len(got)-1], line[:i]+": Downloading") {
			got = got[:len(got)-1]
		}
		got = append(got, line)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %s", strings.Join(got, "\n"))
	}
	img, err := h.store.LookupImage(h.registry + "/tool:1.0")
	if err != nil || img == nil || img.ID != tool || img.Size != 9 || img.GetParentsSize(0) != 5 {
		t.Fatalf("got %v and %v", img, err)
	}
	// The layer has the files of the one below it, too.
	for name, text := range map[string]string{"etc/os": "small", "tool": "a program"} {
		got, err := ioutil.ReadFile(filepath.Join(h.dir, "vfs/dir", tool, name))
		if string(got) != text {
			t.Errorf("%s: got %q and %v", name, got, err)
		}
	}
	lines, err = h.pull(false, h.registry+"/tool", "1.0")
	if last := lines[len(lines)-1]; err != nil || !strings.HasPrefix(last, "Status: Image is up to date for ") {
		t.Errorf("again: got %v and %v", lines, err)
	}
}

func TestPullAllTags(t *testing.T) {
	h := newHost(t)
	defer h.stop()
	if _, err := h.pull(true, h.registry+"/tool"); err != nil {
		t.Fatal(err)
	}
	repo, err := h.store.Get(h.registry + "/tool")
	if err != nil || len(repo) != 3 || repo["base"] != base || repo["latest"] != tool || repo["1.0"] != tool {
		t.Errorf("got %v and %v", repo, err)
	}
	left, err := ioutil.ReadDir(filepath.Join(h.dir, "graph", "_tmp"))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestWhatCantBePulled(t *testing.T) {
	h := newHost(t)
	defer h.stop()
	for name, want := range map[string]string{
		"/nothing:latest": "Error: image nothing:latest not found",
		"/tool:2.0":       "Tag 2.0 not found in repository REG/tool",
		"/hole:latest":    "Error pulling image (latest) from REG/hole, Server error: 404 trying to fetch remote history for " + strings.Repeat("c", 64),
		"/Tool:latest":    "Invalid repository name (Tool), only [a-z0-9-_.] are allowed",
	} {
		parts := strings.SplitN(name, ":", 2)
		_, err := h.pull(true, h.registry+parts[0], parts[1])
		if got := strings.Replace(fmt.Sprint(err), h.registry, "REG", -1); got != want {
			t.Errorf("%s: got %s", name, got)
		}
	}
	// Of a long error a job keeps the last line.
	if _, err := h.pull(true, "127.0.0.1:1/tool", "latest"); err == nil || !strings.HasPrefix(err.Error(), " v1 ping attempt failed with error: ") {
		t.Errorf("got %v", err)
	}
}

func TestTwoWantTheSame(t *testing.T) {
	h := newHost(t)
	defer h.stop()
	done := make(chan error)
	for i := 0; i < 4; i++ {
		go func(tag string) {
			_, err := h.pull(true, h.registry+"/tool", tag)
			done <- err
		}([]string{"1.0", "latest"}[i%2])
	}
	for i := 0; i < 4; i++ {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	for _, tag := range []string{"1.0", "latest"} {
		if img, err := h.store.LookupImage(h.registry + "/tool:" + tag); err != nil || img == nil {
			t.Errorf("%s: got %v and %v", tag, img, err)
		}
	}
}
