// Tests restoring containers from disk, finding them, and the jobs that list them.

package daemon

import (
	"bytes"
	"io/ioutil"
	"os"
	"path"
	"strings"
	"testing"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/opts"
	"github.com/docker/docker/registry"
)

func init() {
	log.SetOutput(&bytes.Buffer{})
}

// The containers of the tests, oldest first.
var stored = map[string]string{
	"4fa6e0f0c678": `{"ID": "4fa6e0f0c678", "Name": "/db", "Driver": "vfs", "Created": "2015-05-01T10:00:00Z",
		"Path": "postgres", "Args": ["-c", "a b"], "Config": {"Image": "postgres", "Labels": {"tier": "data"}},
		"NetworkSettings": {"Ports": {"5432/tcp": null}},
		"State": {"Running": true, "Pid": 99, "StartedAt": "2015-05-01T10:00:01Z"}}`,
	"4fb00c1d2e3f": `{"ID": "4fb00c1d2e3f", "Name": "/web", "Driver": "vfs", "Created": "2015-05-02T10:00:00Z",
		"Path": "nginx", "Config": {"Image": "nginx:1.9"},
		"NetworkSettings": {"Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]}}, "State": {}}`,
	"8c1e5a7b9d00": `{"ID": "8c1e5a7b9d00", "Name": "/old", "Driver": "vfs", "Created": "2015-05-03T10:00:00Z",
		"Path": "true", "Config": {"Image": "busybox"}, "NetworkSettings": {}, "State": {"Dead": true, "ExitCode": 3}}`,
	"other-driver": `{"ID": "other-driver", "Name": "/foreign", "Driver": "aufs", "State": {}}`,
	"wrong-place":  `{"ID": "elsewhere", "Driver": "vfs", "State": {}}`,
	"broken":       `{"ID": `,
}

// systemTemp is where temporary files go before a daemon changes that.
var systemTemp = os.TempDir()

// newTestConfig is options for a daemon that keeps all it has below root, and
// leaves the network alone.
func newTestConfig(root string) *Config {
	return &Config{
		Root:           root,
		ExecDriver:     "native",
		TrustKeyPath:   path.Join(root, "key.json"),
		EnableIptables: true,
		BridgeIface:    disableNetworkBridge,
	}
}

// newTestDaemon makes a daemon with the stored containers and an engine with its jobs.
func newTestDaemon(t *testing.T) (*Daemon, *engine.Engine, string) {
	root, err := ioutil.TempDir(systemTemp, "daemon")
	if err != nil {
		t.Fatal(err)
	}
	for id, config := range stored {
		dir := path.Join(root, "containers", id)
		if err := os.MkdirAll(dir, 0700); err != nil {
			t.Fatal(err)
		}
		if err := ioutil.WriteFile(path.Join(dir, "config.json"), []byte(config), 0600); err != nil {
			t.Fatal(err)
		}
	}
	eng := engine.New()
	eng.Logging = false
	config := newTestConfig(root)
	config.Pidfile = path.Join(root, "pid")
	config.Labels = []string{"rack=7"}
	d, err := NewDaemon(config, eng)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Install(eng); err != nil {
		t.Fatal(err)
	}
	return d, eng, root
}

func TestRestore(t *testing.T) {
	d, eng, root := newTestDaemon(t)
	defer os.RemoveAll(root)
	var names []string
	for _, container := range d.List() {
		names = append(names, container.Name)
	}
	if got := strings.Join(names, " "); got != "/old /web /db" {
		t.Fatalf("got %s", got)
	}
	if d.GraphDriver().String() != "vfs" || d.ExecutionDriver().Name() != "native-0.2" {
		t.Fatalf("got %s and %s", d.GraphDriver(), d.ExecutionDriver().Name())
	}

	// What ran when the daemon ended does not run any more, on disk as well.
	db, err := d.Get("db")
	if err != nil || db.IsRunning() || db.Pid != 0 || db.FinishedAt.IsZero() {
		t.Fatalf("got %v and %v", db, err)
	}
	again, err := d.load("4fa6e0f0c678")
	if err != nil || again.Running || again.Config.Labels["tier"] != "data" {
		t.Fatalf("got %v and %v", again, err)
	}
	if !again.FinishedAt.Equal(db.FinishedAt) {
		t.Fatalf("got %v, want %v", again.FinishedAt, db.FinishedAt)
	}
	if err := d.register(db); err == nil || err.Error() != "Container is already loaded" {
		t.Fatalf("got %v", err)
	}

	eng.Shutdown()
	if _, err := os.Stat(path.Join(root, "pid")); !os.IsNotExist(err) {
		t.Fatalf("the pid file is still there: %v", err)
	}
}

func TestGet(t *testing.T) {
	d, _, root := newTestDaemon(t)
	defer os.RemoveAll(root)
	for name, want := range map[string]string{"web": "/web", "/web": "/web", "4fb00c1d2e3f": "/web", "4fa": "/db", "8": "/old"} {
		container, err := d.Get(name)
		if err != nil || container.Name != want {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for name, want := range map[string]string{
		"4f":   "Multiple IDs found with provided prefix",
		"none": "no such id: none",
	} {
		if _, err := d.Get(name); err == nil || err.Error() != want {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// list runs the job `containers` with key, value, key, value in its environment.
func list(t *testing.T, eng *engine.Engine, pairs ...string) (string, *engine.Table, error) {
	job := eng.Job("containers")
	for i := 0; i < len(pairs); i += 2 {
		job.Setenv(pairs[i], pairs[i+1])
	}
	table, err := job.Stdout.AddListTable()
	if err != nil {
		t.Fatal(err)
	}
	err = job.Run()
	var names []string
	for _, row := range table.Data {
		names = append(names, row.GetList("Names")...)
	}
	return strings.Join(names, " "), table, err
}

func TestContainers(t *testing.T) {
	_, eng, root := newTestDaemon(t)
	defer os.RemoveAll(root)
	cases := []struct {
		env  []string
		want string
	}{
		{nil, ""},
		{[]string{"all", "1"}, "/old /web /db"},
		{[]string{"limit", "2"}, "/old /web"},
		{[]string{"before", "old"}, "/web /db"},
		{[]string{"since", "db"}, "/old /web"},
		{[]string{"all", "1", "filters", `{"name": ["e"]}`}, "/web"},
		{[]string{"all", "1", "filters", `{"label": ["tier=data"]}`}, "/db"},
		{[]string{"filters", `{"status": ["exited"]}`}, "/web /db"},
		{[]string{"all", "1", "filters", `{"exited": ["3"]}`}, "/old"},
	}
	for _, c := range cases {
		got, _, err := list(t, eng, c.env...)
		if err != nil || got != c.want {
			t.Errorf("%v: got %q and %v", c.env, got, err)
		}
	}
	for env, want := range map[string]string{
		"before":  "no such id: x",
		"since":   "no such id: x",
		"filters": "invalid character 'x' looking for beginning of value",
	} {
		if _, _, err := list(t, eng, env, "x"); err == nil || err.Error() != want {
			t.Errorf("%s: got %v", env, err)
		}
	}
}

func TestContainersRow(t *testing.T) {
	_, eng, root := newTestDaemon(t)
	defer os.RemoveAll(root)
	_, table, err := list(t, eng, "all", "1")
	if err != nil || table.Len() != 3 {
		t.Fatalf("got %d rows and %v", table.Len(), err)
	}
	old, web, db := table.Data[0], table.Data[1], table.Data[2]
	for _, c := range []struct{ got, want string }{
		{db.Get("Id"), "4fa6e0f0c678"},
		{db.Get("Image"), "postgres:latest"},
		{db.Get("Command"), "postgres -c 'a b'"},
		{db.Get("Created"), "1430474400"},
		{db.Get("Status"), "Exited (0) Less than a second ago"},
		{db.Get("Labels"), `{"tier":"data"}`},
		{db.Get("Ports"), `[{"PrivatePort":5432,"Type":"tcp"}]`},
		{web.Get("Image"), "nginx:1.9"},
		{web.Get("Command"), "nginx"},
		{web.Get("Status"), ""},
		{web.Get("Ports"), `[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"}]`},
		{old.Get("Status"), "Dead"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestInfo(t *testing.T) {
	_, eng, root := newTestDaemon(t)
	defer os.RemoveAll(root)
	info := func() (*engine.Env, error) {
		job := eng.Job("info")
		env, err := job.Stdout.AddEnv()
		if err != nil {
			t.Fatal(err)
		}
		return env, job.Run()
	}
	// Without the registry service, the job inside the job fails.
	if _, err := info(); err == nil || err.Error() != "registry_config: command not found" {
		t.Fatalf("got %v", err)
	}
	options := &registry.Options{Mirrors: opts.NewListOpts(nil), InsecureRegistries: opts.NewListOpts(nil)}
	if err := registry.NewService(options).Install(eng); err != nil {
		t.Fatal(err)
	}
	env, err := info()
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"Containers":         "3",
		"Images":             "0",
		"Driver":             "vfs",
		"ExecutionDriver":    "native-0.2",
		"IndexServerAddress": "https://index.docker.io/v1/",
		"DockerRootDir":      root,
		"Labels":             `["rack=7"]`,
	} {
		if env.Get(key) != want {
			t.Errorf("%s: got %q", key, env.Get(key))
		}
	}
	if env.GetInt("NGoroutines") < 1 || env.GetInt("NCPU") < 1 || env.GetInt64("MemTotal") < 1 {
		t.Errorf("got %v", *env)
	}
	if _, err := env.GetTime("SystemTime"); err != nil {
		t.Error(err)
	}
	if id := env.Get("ID"); len(id) != 59 || strings.Count(id, ":") != 11 {
		t.Errorf("the ID is %q", id)
	}
}

func TestNewDaemonFails(t *testing.T) {
	root, err := ioutil.TempDir(systemTemp, "daemon")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(root)
	for _, c := range []struct {
		change func(*Config)
		want   string
	}{
		{func(c *Config) { c.ExecDriver = "lxc" }, "unknown exec driver lxc"},
		{func(c *Config) { c.GraphDriver = "zfs" }, "error intializing graphdriver: driver not supported"},
		{func(c *Config) { c.BridgeIP = "10.0.0.1/8" }, "You specified -b & --bip, mutually exclusive options. Please specify only one."},
		{func(c *Config) { c.EnableIptables = false }, "You specified --iptables=false with --icc=false. ICC uses iptables to function. Please set --icc or --iptables to true."},
		{func(c *Config) { c.BridgeIface = "" }, "init_networkdriver: command not found"},
	} {
		config := newTestConfig(root)
		c.change(config)
		_, err := NewDaemon(config, engine.New())
		if err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}
