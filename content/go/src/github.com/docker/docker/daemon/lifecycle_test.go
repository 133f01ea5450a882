// Tests the life of containers by the jobs that make it.

package daemon

import (
	"bytes"
	"encoding/json"
	"io"
	"io/ioutil"
	"os"
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/events"
)

const busyboxID = "8c2e06607696bd4afb3d03b687e361cc43cf8ec1a4a725bc96e39f05ba97dd55"

// newRunningDaemon is a daemon with an image and no containers.
func newRunningDaemon(t *testing.T) (*Daemon, *engine.Engine, func()) {
	root, err := ioutil.TempDir(systemTemp, "daemon")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"graph/" + busyboxID + "/json": `{"id":"` + busyboxID + `","created":"2015-04-17T22:01:13Z","container_config":{},
			"config":{"Cmd":["/bin/sh"],"Env":["LANG=C","A=image"],"Labels":{"from":"image"}},"os":"linux"}`,
		"graph/" + busyboxID + "/layersize":           "2433303",
		"repositories-vfs":                            `{"Repositories":{"busybox":{"latest":"` + busyboxID + `","1.0":"` + busyboxID + `"}}}`,
		"vfs/dir/" + busyboxID + "/etc/motd":          "welcome\n",
		"vfs/dir/" + busyboxID + "/usr/share/doc/one": "1\n",
	} {
		file := path.Join(root, name)
		if err := os.MkdirAll(path.Dir(file), 0700); err != nil {
			t.Fatal(err)
		}
		if err := ioutil.WriteFile(file, []byte(text), 0600); err != nil {
			t.Fatal(err)
		}
	}
	eng := engine.New()
	eng.Logging = false
	if err := events.New().Install(eng); err != nil {
		t.Fatal(err)
	}
	d, err := NewDaemon(newTestConfig(root), eng)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Install(eng); err != nil {
		t.Fatal(err)
	}
	return d, eng, func() {
		eng.Shutdown()
		os.RemoveAll(root)
	}
}

// buffer is one that may be written while it is read.
type buffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// eventually waits until something is so.
func eventually(t *testing.T, what string, so func() bool) {
	for i := 0; i < 400; i++ {
		if so() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("never: %s", what)
}

// run runs a job whose environment is a JSON object, and returns its output.
func run(t *testing.T, eng *engine.Engine, env string, name string, args ...string) (string, error) {
	job := eng.Job(name, args...)
	if env != "" {
		if err := job.DecodeEnv(strings.NewReader(env)); err != nil {
			t.Fatal(err)
		}
	}
	var out, warnings buffer
	job.Stdout.Add(&out)
	job.Stderr.Add(&warnings)
	err := job.Run()
	if err == nil && name == "create" {
		return out.String() + warnings.String(), nil
	}
	return out.String(), err
}

// must is run for what can't fail.
func must(t *testing.T, eng *engine.Engine, env string, name string, args ...string) string {
	out, err := run(t, eng, env, name, args...)
	if err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
	return out
}

func TestLife(t *testing.T) {
	d, eng, stop := newRunningDaemon(t)
	defer stop()
	env := `{"Image":"busybox","Env":["A=mine"],"Hostname":"box","Labels":{"tier":"front"},
		"Cmd":["sh","-c","hostname; env; cat /etc/motd; echo oh >&2; exit 3"]}`
	id := strings.TrimSpace(must(t, eng, env, "create", "one"))
	container, err := d.Get(id)
	if err != nil || len(id) != 64 || container.Name != "/one" || container.State.String() != "" {
		t.Fatalf("got %v and %v", container, err)
	}
	must(t, eng, "", "start", "one")
	if status := must(t, eng, "", "wait", "one"); status != "3\n" {
		t.Fatalf("got %q", status)
	}
	log := must(t, eng, `{"stdout":true}`, "logs", "one")
	want := "box\nPATH=" + DefaultPathEnv + "\nHOSTNAME=box\nA=mine\nLANG=C\nwelcome\n"
	if log != want {
		t.Fatalf("got %q, want %q", log, want)
	}
	// The lines are counted before those of the other stream are left out.
	if tail := must(t, eng, `{"stdout":true,"tail":"2"}`, "logs", "one"); !strings.HasSuffix(tail, "welcome\n") || len(tail) > 15 {
		t.Fatalf("got %q", tail)
	}
	if timed := must(t, eng, `{"stdout":true,"timestamps":true}`, "logs", "one"); !strings.HasSuffix(timed, "Z welcome\n") {
		t.Fatalf("got %q", timed)
	}
	if container.Config.Labels["from"] != "image" || container.Config.Labels["tier"] != "front" {
		t.Fatalf("got %v", container.Config.Labels)
	}

	// What is on disk is what is in memory.
	again, err := d.load(id)
	if err != nil || again.ExitCode != 3 || again.Running || again.hostConfig == nil || again.Config.Hostname != "box" {
		t.Fatalf("got %v and %v", again, err)
	}

	must(t, eng, "", "container_rename", "one", "two")
	if _, err := d.Get("one"); err == nil || container.Name != "/two" {
		t.Fatalf("got %v with %s", err, container.Name)
	}
	must(t, eng, "", "rm", "two")
	for _, gone := range []string{container.root, path.Join(d.Config().Root, "vfs", "dir", id)} {
		if _, err := os.Stat(gone); !os.IsNotExist(err) {
			t.Errorf("%s is still there", gone)
		}
	}
	if _, err := d.Get(id); err == nil || err.Error() != "no such id: "+id {
		t.Fatalf("got %v", err)
	}
}

func TestCreateFails(t *testing.T) {
	_, eng, stop := newRunningDaemon(t)
	defer stop()
	id := must(t, eng, `{"Image":"busybox"}`, "create", "taken")
	for env, want := range map[string]string{
		`{"Image":"nothing"}`:                              "No such image: nothing (tag: latest)",
		`{"Image":"busybox:9"}`:                            "No such image: busybox:9 (tag: 9)",
		`{}`:                                               "No command specified",
		`{"Image":"busybox","Memory":1000}`:                "Minimum memory limit allowed is 4MB",
		`{"Cmd":["x"],"MemorySwap":9}`:                     "You should always set the Memory limit when using Memoryswap limit, see usage.",
		`{"Cmd":["x"],"HostConfig":{"LxcConf":[{}]}}`:      "Cannot use --lxc-conf with execdriver: native-0.2",
		`{"Cmd":["x"],"HostConfig":{"SecurityOpt":["x"]}}`: `Invalid --security-opt: "x"`,
	} {
		if _, err := run(t, eng, env, "create"); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", env, err, want)
		}
	}
	for name, want := range map[string]string{
		"taken": `Conflict. The name "taken" is already in use by container ` + id[:12] + `. You have to delete (or rename) that container to be able to reuse that name.`,
		"a b":   "Invalid container name (a b), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed",
	} {
		if _, err := run(t, eng, `{"Image":"busybox"}`, "create", name); err == nil || err.Error() != want {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := run(t, eng, "", "create", "a", "b"); err == nil || err.Error() != "Usage: create" {
		t.Errorf("got %v", err)
	}
	out := must(t, eng, `{"Image":"busybox","HostConfig":{"Memory":8000000},"PortSpecs":["80:80"]}`, "create")
	if !strings.Contains(out, "Your kernel does not support swap limit capabilities. Limitation discarded.\n") ||
		!strings.Contains(out, "The mapping to public ports on your host via Dockerfile EXPOSE") {
		t.Errorf("got %q", out)
	}
}

func TestStartFails(t *testing.T) {
	d, eng, stop := newRunningDaemon(t)
	defer stop()
	must(t, eng, `{"Image":"busybox","Cmd":["/nowhere"]}`, "create", "wrong")
	_, err := run(t, eng, "", "start", "wrong")
	want := `Cannot start container wrong: [8] System error: exec: "/nowhere": stat /nowhere: no such file or directory`
	if err == nil || err.Error() != want {
		t.Fatalf("got %v", err)
	}
	container, _ := d.Get("wrong")
	if container.IsRunning() || container.ExitCode != -1 || !strings.HasPrefix(container.Error, "[8] System error") {
		t.Fatalf("got %v", container.State)
	}
	must(t, eng, `{"Image":"busybox","HostConfig":{"LogConfig":{"Type":"paper"}}}`, "create", "unheard")
	if _, err := run(t, eng, "", "start", "unheard"); err == nil || err.Error() != "Cannot start container unheard: Unknown logging driver: paper" {
		t.Fatalf("got %v", err)
	}
	if container, _ := d.Get("unheard"); container.ExitCode != 128 {
		t.Fatalf("got %d", container.ExitCode)
	}
	if _, err := run(t, eng, "", "start", "nobody"); err == nil || err.Error() != "no such id: nobody" {
		t.Fatalf("got %v", err)
	}
}

func TestStopAndKill(t *testing.T) {
	d, eng, stop := newRunningDaemon(t)
	defer stop()
	must(t, eng, `{"Image":"busybox","Cmd":["httpd"]}`, "create", "web")
	must(t, eng, `{"Image":"busybox","Cmd":["sleep","infinity"]}`, "create", "deaf")
	for _, name := range []string{"web", "deaf"} {
		must(t, eng, "", "start", name)
		if _, err := run(t, eng, "", "start", name); err == nil || err.Error() != "Container already started" {
			t.Fatalf("got %v", err)
		}
	}
	web, _ := d.Get("web")
	deaf, _ := d.Get("deaf")
	if !strings.HasPrefix(web.State.String(), "Up ") || web.Pid == 0 || web.Pid == deaf.Pid {
		t.Fatalf("got %v", web.State)
	}
	eventually(t, "the server is ready", func() bool {
		return must(t, eng, `{"stdout":true}`, "logs", "web") == "httpd: ready\n"
	})
	if _, err := run(t, eng, "", "rm", "web"); err == nil || !strings.HasPrefix(err.Error(), "Conflict, You cannot remove a running container.") {
		t.Fatalf("got %v", err)
	}
	must(t, eng, "", "stop", "web")
	if web.ExitCode != 0 || web.IsRunning() {
		t.Fatalf("got %v", web.State)
	}
	if _, err := run(t, eng, "", "stop", "web"); err == nil || err.Error() != "Container already stopped" {
		t.Fatalf("got %v", err)
	}
	// The first process of a container does not hear SIGTERM unless it asks for it.
	must(t, eng, `{"t":0}`, "stop", "deaf")
	if deaf.ExitCode != 137 {
		t.Fatalf("got %v", deaf.State)
	}

	must(t, eng, `{"t":0}`, "restart", "deaf")
	must(t, eng, "", "kill", "deaf", "TERM")
	if _, err := run(t, eng, "", "kill", "deaf", "NOTHING"); err == nil || err.Error() != "Invalid signal: NOTHING" {
		t.Fatalf("got %v", err)
	}
	must(t, eng, "", "pause", "deaf")
	if !strings.HasSuffix(deaf.State.String(), " (Paused)") {
		t.Fatalf("got %v", deaf.State)
	}
	if _, err := run(t, eng, "", "kill", "deaf"); err == nil || !strings.Contains(err.Error(), "is paused. Unpause the container before stopping") {
		t.Fatalf("got %v", err)
	}
	if _, err := run(t, eng, "", "pause", "deaf"); err == nil || !strings.HasSuffix(err.Error(), " is already paused") {
		t.Fatalf("got %v", err)
	}
	must(t, eng, "", "unpause", "deaf")
	top := must(t, eng, "", "top", "deaf", "")
	var table struct{ Processes [][]string }
	if err := json.Unmarshal([]byte(top), &table); err != nil || len(table.Processes) != 1 || table.Processes[0][7] != "sleep infinity" {
		t.Fatalf("got %q and %v", top, err)
	}
	must(t, eng, `{"forceRemove":true}`, "rm", "deaf")
	if _, err := run(t, eng, "", "top", "web", ""); err == nil || err.Error() != "Container web is not running" {
		t.Fatalf("got %v", err)
	}
}

func TestRestartPolicy(t *testing.T) {
	d, eng, stop := newRunningDaemon(t)
	defer stop()
	must(t, eng, `{"Image":"busybox","Cmd":["false"],"HostConfig":{"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":2}}}`, "create", "again")
	must(t, eng, "", "start", "again")
	container, _ := d.Get("again")
	eventually(t, "two restarts", func() bool { return !container.IsRunning() })
	if container.RestartCount != 2 || container.ExitCode != 1 {
		t.Fatalf("got %d restarts and %d", container.RestartCount, container.ExitCode)
	}
}

func TestFollowAndAttach(t *testing.T) {
	_, eng, stop := newRunningDaemon(t)
	defer stop()
	must(t, eng, `{"Image":"busybox","Cmd":["cat"],"OpenStdin":true,"StdinOnce":true}`, "create", "cat")
	must(t, eng, "", "start", "cat")

	var followed buffer
	logs := eng.Job("logs", "cat")
	logs.SetenvBool("stdout", true)
	logs.SetenvBool("follow", true)
	logs.Stdout.Add(&followed)
	followedAll := make(chan error, 1)
	go func() { followedAll <- logs.Run() }()

	var seen buffer
	in, typed := io.Pipe()
	attach := eng.Job("attach", "cat")
	for _, key := range []string{"stream", "stdin", "stdout", "stderr"} {
		attach.SetenvBool(key, true)
	}
	attach.Stdin.Add(in)
	attach.Stdout.Add(&seen)
	left := make(chan error, 1)
	go func() { left <- attach.Run() }()

	time.Sleep(20 * time.Millisecond)
	io.WriteString(typed, "one\n")
	eventually(t, "it comes back", func() bool { return seen.String() == "one\n" && followed.String() == "one\n" })
	typed.Close()
	for _, over := range []chan error{left, followedAll} {
		select {
		case err := <-over:
			if err != nil {
				t.Fatal(err)
			}
		case <-time.After(5 * time.Second):
			t.Fatal("the end of the input is not the end")
		}
	}
	if status := must(t, eng, "", "wait", "cat"); status != "0\n" {
		t.Fatalf("got %q", status)
	}
}

func TestEvents(t *testing.T) {
	_, eng, stop := newRunningDaemon(t)
	defer stop()
	id := strings.TrimSpace(must(t, eng, `{"Image":"busybox","Cmd":["true"]}`, "create", "brief"))
	must(t, eng, "", "start", "brief")
	must(t, eng, "", "wait", "brief")
	time.Sleep(20 * time.Millisecond)
	job := eng.Job("events")
	job.SetenvInt64("since", 1)
	job.SetenvInt64("until", time.Now().Unix())
	job.Setenv("filters", `{"container":["brief"]}`)
	var out buffer
	job.Stdout.Add(&out)
	if err := job.Run(); err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(strings.NewReader(out.String()))
	happened := make(map[string]int)
	for {
		var event struct{ Status, ID, From string }
		if err := decoder.Decode(&event); err != nil {
			break
		}
		if event.ID != id || event.From != "busybox:1.0" {
			t.Fatalf("got %v", event)
		}
		happened[event.Status]++
	}
	if happened["create"] != 1 || happened["start"] != 1 || happened["die"] != 1 || len(happened) != 3 {
		t.Fatalf("got %v", happened)
	}
	if count := must(t, eng, "", "subscribers_count"); count != "{\"count\":0}\n" {
		t.Fatalf("got %q", count)
	}
}

func TestInspect(t *testing.T) {
	_, eng, stop := newRunningDaemon(t)
	defer stop()
	must(t, eng, `{"Image":"busybox","HostConfig":{"NetworkMode":"none"}}`, "create", "seen")
	var shown struct {
		Id, Name, Image, Path string
		Config                struct{ Image string }
		HostConfig            struct {
			NetworkMode string
			LogConfig   struct{ Type string }
		}
		State struct{ Running bool }
	}
	for _, env := range []string{`{"raw":true}`, ""} {
		text := must(t, eng, env, "container_inspect", "seen")
		if err := json.Unmarshal([]byte(text), &shown); err != nil {
			t.Fatal(err)
		}
		if shown.Name != "/seen" || shown.Image != busyboxID || shown.Path != "/bin/sh" || shown.HostConfig.NetworkMode != "none" || shown.Config.Image != "busybox" {
			t.Fatalf("got %v of %s", shown, text)
		}
	}
	if shown.HostConfig.LogConfig.Type != "json-file" {
		t.Fatalf("got %v", shown)
	}
}

func TestImages(t *testing.T) {
	_, eng, stop := newRunningDaemon(t)
	defer stop()
	var rows []struct {
		Id, ParentId string
		RepoTags     []string
		VirtualSize  int64
	}
	if err := json.Unmarshal([]byte(must(t, eng, "", "images")), &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1 || rows[0].Id != busyboxID || len(rows[0].RepoTags) != 2 || rows[0].VirtualSize != 2433303 {
		t.Fatalf("got %v", rows)
	}
	if _, err := run(t, eng, `{"filters":"{\"size\":[\"1\"]}"}`, "images"); err == nil || err.Error() != "Invalid filter 'size'" {
		t.Fatalf("got %v", err)
	}
	if _, err := run(t, eng, "", "image_inspect", "nothing"); err == nil || err.Error() != "No such image: nothing" {
		t.Fatalf("got %v", err)
	}
	if text := must(t, eng, "", "image_inspect", busyboxID[:8]); !strings.Contains(text, `"Os":"linux"`) {
		t.Fatalf("got %s", text)
	}
}
