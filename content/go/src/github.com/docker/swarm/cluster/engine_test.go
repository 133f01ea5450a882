// Tests an engine with clients that reach nobody: its states, and what it makes of answers.

package cluster

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/docker/engine-api/types"
	"github.com/docker/engine-api/types/filters"
	engineapinop "github.com/docker/swarm/api/nopclient"
	"github.com/samalba/dockerclient"
	"github.com/samalba/dockerclient/nopclient"
)

var refused = errors.New("dial tcp 10.0.0.1:2375: connection refused")

// fake is a daemon that is asked by calling it. The embedded clients answer
// what a test does not care about.
type fake struct {
	nopclient.NopClient

	info       types.Info
	version    types.Version
	containers []dockerclient.Container
	configs    map[string]*dockerclient.ContainerConfig
	images     []types.Image
	err        error // of every call
	missing    bool  // the image of what is to be created, until it is pulled

	calls   []string
	created *dockerclient.ContainerConfig
	api     string
	cb      dockerclient.Callback
	errs    chan error
}

func newFake() *fake {
	return &fake{
		info:    types.Info{ID: "id", Name: "node", NCPU: 2, MemTotal: 1000, Driver: "vfs", ExecutionDriver: "native-0.2", KernelVersion: "4.2", OperatingSystem: "Debian"},
		version: types.Version{Version: "1.6.2"},
		configs: make(map[string]*dockerclient.ContainerConfig),
	}
}

func (f *fake) call(format string, args ...interface{}) error {
	f.calls = append(f.calls, fmt.Sprintf(format, args...))
	return f.err
}

// took returns the calls since the last time.
func (f *fake) took() string {
	calls := strings.Join(f.calls, " ")
	f.calls = nil
	return calls
}

func (f *fake) ListContainers(all, size bool, filters string) ([]dockerclient.Container, error) {
	err := f.call("list%s", filters)
	if err != nil {
		return nil, err
	}
	var list []dockerclient.Container
	for _, c := range f.containers {
		if filters == "" || strings.Contains(filters, `"`+c.Id+`"`) {
			list = append(list, c)
		}
	}
	return list, nil
}

func (f *fake) InspectContainer(id string) (*dockerclient.ContainerInfo, error) {
	err := f.call("inspect:%s", id)
	config := f.configs[id]
	if config == nil {
		config = &dockerclient.ContainerConfig{}
	}
	clone := *config
	return &dockerclient.ContainerInfo{Id: id, Name: "/" + id, Config: &clone, HostConfig: &dockerclient.HostConfig{CpuShares: config.CpuShares}, State: &dockerclient.State{}}, err
}

func (f *fake) CreateContainer(config *dockerclient.ContainerConfig, name string, auth *dockerclient.AuthConfig) (string, error) {
	f.call("create:%s", name)
	if f.missing {
		return "", dockerclient.ErrImageNotFound
	}
	f.created = config
	f.containers = append(f.containers, dockerclient.Container{Id: name, Names: []string{"/" + name}})
	f.configs[name] = config
	return name, f.err
}

func (f *fake) StartContainer(id string, config *dockerclient.HostConfig) error {
	return f.call("start:%s", id)
}

func (f *fake) RemoveContainer(id string, force, volumes bool) error {
	err := f.call("remove:%s", id)
	if err == nil {
		f.containers = nil
	}
	return err
}

func (f *fake) PullImage(name string, auth *dockerclient.AuthConfig) error {
	f.missing = false
	return f.call("pull:%s", name)
}

func (f *fake) LoadImage(reader io.Reader) error { return f.call("load") }

func (f *fake) StartMonitorEvents(cb dockerclient.Callback, ec chan error, args ...interface{}) {
	f.call("events")
	f.cb, f.errs = cb, ec
}

func (f *fake) StopAllMonitorEvents() { f.call("no-events") }

// apiFake is the other client of the same daemon.
type apiFake struct {
	engineapinop.NopClient
	*fake
}

func (a *apiFake) ClientVersion() string                 { return a.api }
func (a *apiFake) UpdateClientVersion(v string)          { a.api = v }
func (a *apiFake) Info() (types.Info, error)             { return a.info, a.call("info") }
func (a *apiFake) ServerVersion() (types.Version, error) { return a.version, a.call("version") }
func (a *apiFake) ImageList(options types.ImageListOptions) ([]types.Image, error) {
	return a.images, a.call("images")
}
func (a *apiFake) NetworkList(options types.NetworkListOptions) ([]types.NetworkResource, error) {
	a.call("networks")
	return nil, errors.New("Error response from daemon: 404 page not found")
}
func (a *apiFake) VolumeList(filter filters.Args) (types.VolumesListResponse, error) {
	a.call("volumes")
	return types.VolumesListResponse{}, errors.New("Error response from daemon: 404 page not found")
}

// statuses hears events.
type statuses []string

func (s *statuses) Handle(e *Event) error {
	*s = append(*s, e.Status)
	return nil
}

func newTestEngine() *Engine {
	return NewEngine("10.0.0.1:2375", 0.05, &EngineOpts{RefreshMinInterval: time.Hour, RefreshMaxInterval: 2 * time.Hour, FailureRetry: 3})
}

func connected(t *testing.T, f *fake) *Engine {
	e := newTestEngine()
	if err := e.ConnectWithClient(f, &apiFake{fake: f}); err != nil {
		t.Fatal(err)
	}
	return e
}

func TestConnect(t *testing.T) {
	f := newFake()
	f.info.Labels = []string{"storage=ssd", "node=other"}
	f.containers = []dockerclient.Container{{Id: "web", Names: []string{"/web"}}}
	f.configs["web"] = &dockerclient.ContainerConfig{Memory: 100, CpuShares: 512, Env: []string{"constraint:a==b"}}
	f.images = []types.Image{{ID: "feedbeef", RepoTags: []string{"redis:latest"}}}
	e := newTestEngine()
	var heard statuses
	if err := e.RegisterEventHandler(&heard); err != nil {
		t.Fatal(err)
	}
	if err := e.RegisterEventHandler(&heard); err == nil {
		t.Error("a second handler")
	}
	if e.isConnected() || e.Status() != "Pending" || e.IsHealthy() {
		t.Errorf("a new engine is %s", e.Status())
	}
	if err := e.ConnectWithClient(f, &apiFake{fake: f}); err != nil {
		t.Fatal(err)
	}
	if got := f.took(); got != "info version events list inspect:web images volumes networks" {
		t.Errorf("asked %s", got)
	}
	labels := map[string]string{"storagedriver": "vfs", "executiondriver": "native-0.2", "kernelversion": "4.2", "operatingsystem": "Debian", "storage": "ssd", "node": "other"}
	for _, c := range []struct{ got, want interface{} }{
		{e.isConnected(), true},
		{[]string{e.ID, e.Name, e.Version, f.api}, []string{"id", "node", "1.6.2", "1.18"}},
		{e.Labels, labels},
		{[]int64{e.TotalMemory(), e.UsedMemory()}, []int64{1050, 100}},
		{[]int{e.TotalCpus(), int(e.UsedCpus())}, []int{2, 1}},
		{e.Status(), "Pending"}, // the cluster has not looked at its id
		{[]string(heard), []string{"engine_connect"}},
		{e.String(), "engine id addr 10.0.0.1:2375"},
		{e.Containers().Get("web").Config.Constraints(), []string{"a==b"}},
		{e.Image("redis") != nil, true},
		{e.Image("mongo") == nil, true},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}

func TestConnectRefuses(t *testing.T) {
	for want, change := range map[string]func(f *fake){
		"cannot get resources for this engine, make sure 10.0.0.1:2375 is a Docker Engine, not a Swarm manager":                   func(f *fake) { f.info.NCPU = 0 },
		"engine 10.0.0.1:2375 is running an unsupported version of Docker Engine. Please upgrade to at least 1.6.0":               func(f *fake) { f.version.Version = "1.5.0" },
		"Engine (ID: id, Addr: 10.0.0.1:2375) contains an invalid label (ssd) not formatted as \"key=value\".":                    func(f *fake) { f.info.Labels = []string{"ssd"} },
		"Engine (ID: was, Addr: 10.0.0.1:2375) shows up with another ID:id. Please remove it from cluster, it can be added back.": func(f *fake) {},
		refused.Error(): func(f *fake) { f.err = refused },
	} {
		f := newFake()
		change(f)
		e := newTestEngine()
		if strings.Contains(want, "was") {
			e.ID = "was"
		}
		err := e.ConnectWithClient(f, &apiFake{fake: f})
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
		if e.Status() != "Pending" {
			t.Errorf("%s: %s", want, e.Status())
		}
	}
	if err := NewEngine("no-port", 0, &EngineOpts{}).Connect(nil); err == nil {
		t.Error("an address without a port")
	}
}

func TestStates(t *testing.T) {
	f := newFake()
	e := connected(t, f)
	var heard statuses
	e.RegisterEventHandler(&heard)

	e.ValidationComplete()
	health := []int64{e.HealthIndicator()}
	for _, err := range []error{refused, errors.New("500 Internal Server Error: no"), dockerclient.ErrConnectionRefused, refused} {
		e.CheckConnectionErr(err)
		health = append(health, e.HealthIndicator())
	}
	if !reflect.DeepEqual(health, []int64{100, 67, 67, 34, 0}) {
		t.Errorf("got %v", health)
	}
	if e.Status() != "Unhealthy" || e.ErrMsg() != refused.Error() || e.getFailureCount() != 3 {
		t.Errorf("%s with %s", e.Status(), e.ErrMsg())
	}
	e.CheckConnectionErr(refused) // once is enough for the event
	if !reflect.DeepEqual([]string(heard), []string{"engine_disconnect"}) {
		t.Errorf("heard %v", heard)
	}

	e.CheckConnectionErr(nil)
	if e.Status() != "Healthy" || e.ErrMsg() != "" || e.HealthIndicator() != 100 {
		t.Errorf("%s with %s", e.Status(), e.ErrMsg())
	}
	e.Disconnect()
	e.Disconnect()
	if e.Status() != "Disconnected" || e.isConnected() {
		t.Errorf("got %s", e.Status())
	}
	if !reflect.DeepEqual([]string(heard), []string{"engine_disconnect", "engine_reconnect", "engine_disconnect"}) {
		t.Errorf("heard %v", heard)
	}
	if _, _, err := e.HTTPClientAndScheme(); err == nil || err.Error() != "Possibly lost connection to Engine (name: node, ID: id) " {
		t.Errorf("got %v", err)
	}
	e.ValidationComplete() // only a pending engine becomes healthy so
	if e.Status() != "Disconnected" {
		t.Errorf("got %s", e.Status())
	}
}

func TestTimeToValidate(t *testing.T) {
	e := newTestEngine()
	for _, c := range []struct {
		failures int
		ago      time.Duration
		want     bool
	}{
		{0, 30 * time.Second, false},
		{0, 32 * time.Second, true},
		{5, 61 * time.Second, false},
		{5, 63 * time.Second, true},
		{20, 3 * time.Hour, false},
		{20, 5 * time.Hour, true},
	} {
		e.failureCount, e.updatedAt = c.failures, time.Now().Add(-c.ago)
		if e.TimeToValidate() != c.want {
			t.Errorf("%d failures, the last %s ago: not %v", c.failures, c.ago, c.want)
		}
	}
	e.setState(stateHealthy)
	if e.TimeToValidate() {
		t.Error("it is not pending")
	}
}

func TestHandleIDConflict(t *testing.T) {
	e := connected(t, newFake())
	e.HandleIDConflict("10.0.0.9:2375")
	if got := e.ErrMsg(); got != "ID duplicated. id shared by this node 10.0.0.1:2375 and another node 10.0.0.9:2375" {
		t.Errorf("got %s", got)
	}
}

func TestDelayer(t *testing.T) {
	d := newDelayer(2*time.Millisecond, 4*time.Millisecond)
	start := time.Now()
	<-d.Wait(0)
	<-d.Wait(3)
	if waited := time.Since(start); waited < 10*time.Millisecond {
		t.Errorf("waited %s", waited)
	}
	<-newDelayer(time.Millisecond, time.Millisecond).Wait(0)
}

func TestEventsRefresh(t *testing.T) {
	f := newFake()
	f.containers = []dockerclient.Container{{Id: "web"}}
	e := connected(t, f)
	var heard statuses
	e.RegisterEventHandler(&heard)
	f.took()
	for _, c := range []struct {
		event dockerclient.Event
		asks  string
	}{
		{dockerclient.Event{Status: "start", ID: "web"}, `list{"id":["web"]} inspect:web volumes networks`},
		{dockerclient.Event{Status: "export", ID: "web"}, `list{"id":["web"]} volumes networks`},
		{dockerclient.Event{Status: "pull", ID: "redis"}, `images`},
		{dockerclient.Event{Type: "container", Action: "restart", ID: "web"}, `list{"id":["web"]} inspect:web`},
		{dockerclient.Event{Type: "container", Action: "top", ID: "web"}, `list{"id":["web"]}`},
		{dockerclient.Event{Type: "image", Action: "pull"}, `images`},
		{dockerclient.Event{Type: "network", Action: "create"}, `networks`},
		{dockerclient.Event{Type: "volume", Action: "create"}, `volumes`},
		{dockerclient.Event{Type: "plugin"}, ``},
	} {
		f.cb(&c.event, nil)
		if got := f.took(); got != c.asks {
			t.Errorf("%+v: asked %s", c.event, got)
		}
	}
	if len(heard) != 9 || heard[0] != "start" {
		t.Errorf("heard %v", heard)
	}
	f.containers = nil
	f.cb(&dockerclient.Event{Status: "destroy", ID: "web"}, nil)
	if got := e.Containers(); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestEventsStartAgain(t *testing.T) {
	f := newFake()
	connected(t, f)
	f.took()
	broken := f.errs
	broken <- io.EOF
	for i := 0; i < 100 && f.errs == broken; i++ {
		time.Sleep(time.Millisecond)
	}
	if got := f.took(); got != "events" {
		t.Errorf("asked %s", got)
	}
}

func TestCreate(t *testing.T) {
	f := newFake()
	e := connected(t, f)
	config := BuildContainerConfig(dockerclient.ContainerConfig{Image: "redis", CpuShares: 1})
	f.missing = true
	f.took()
	if _, err := e.Create(config, "web", false, nil); err != dockerclient.ErrImageNotFound {
		t.Errorf("got %v", err)
	}
	f.took()
	container, err := e.Create(config, "web", true, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.took(); got != `create:web pull:redis:latest images create:web list{"id":["web"]} inspect:web volumes networks` {
		t.Errorf("asked %s", got)
	}
	// One of two processors is half of 1024 shares for Docker.
	if f.created.CpuShares != 512 || f.created.HostConfig.CpuShares != 512 || config.CpuShares != 1 || container.Config.CpuShares != 1 {
		t.Errorf("%d shares, read back as %d processors", f.created.CpuShares, container.Config.CpuShares)
	}
	if container.Engine != e || container.Info.Name != "/web" {
		t.Errorf("got %+v", container)
	}

	if err := e.StartContainer("web", nil); err != nil {
		t.Error(err)
	}
	if got := f.took(); got != `start:web list{"id":["web"]} inspect:web` {
		t.Errorf("asked %s", got)
	}
	if err := e.AddContainer(container); err == nil || err.Error() != "container already exists" {
		t.Errorf("got %v", err)
	}
	if err := e.RemoveContainer(container, true, false); err != nil || len(e.Containers()) != 0 {
		t.Errorf("got %v and %v", err, e.Containers())
	}
	if err := e.removeContainer(container); err == nil || err.Error() != "container not found" {
		t.Errorf("got %v", err)
	}
	if err := e.Load(nil); err != nil || f.took() != "remove:web load images" {
		t.Errorf("got %v", err)
	}
	e.AddContainer(container)
	e.cleanupContainers()
	if len(e.Containers()) != 0 {
		t.Error("not forgotten")
	}
	e.addImage(&Image{Image: types.Image{ID: "feedbeef"}})
	if len(e.Images()) != 1 {
		t.Error("no image")
	}
	_ = container.Engine.Networks()
}

func TestRefreshLoop(t *testing.T) {
	f := newFake()
	e := NewEngine("10.0.0.1:2375", 0, &EngineOpts{RefreshMinInterval: 2 * time.Millisecond, RefreshMaxInterval: 3 * time.Millisecond, FailureRetry: 2})
	if err := e.ConnectWithClient(f, &apiFake{fake: f}); err != nil {
		t.Fatal(err)
	}
	e.ValidationComplete()
	until := func(status string) {
		for i := 0; i < 1000; i++ {
			if e.Status() == status {
				return
			}
			time.Sleep(time.Millisecond)
		}
		t.Fatalf("not %s but %s", status, e.Status())
	}
	f.err = refused
	until("Unhealthy")
	f.err = nil
	until("Healthy")
	e.Disconnect()
}

func TestEngineSorter(t *testing.T) {
	engines := EngineSorter{{Name: "node10"}, {Name: "node9"}, {Name: "a"}}
	sort.Sort(engines)
	if engines[0].Name != "a" || engines[1].Name != "node9" {
		t.Errorf("got %v", engines)
	}
}
