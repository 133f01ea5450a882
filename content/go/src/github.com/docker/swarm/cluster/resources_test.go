// Tests how containers, images, networks and volumes are found by what a client calls them; and options, and handlers of events.

package cluster

import (
	"os"
	"reflect"
	"testing"

	"github.com/docker/engine-api/types"
	"github.com/docker/engine-api/types/filters"
	"github.com/samalba/dockerclient"
)

var (
	one = &Engine{ID: "id-one", Name: "one"}
	two = &Engine{ID: "id-two", Name: "two"}
)

func newContainer(engine *Engine, id, swarmID string, names ...string) *Container {
	config := BuildContainerConfig(dockerclient.ContainerConfig{})
	if swarmID != "" {
		config.SetSwarmID(swarmID)
	}
	return &Container{Container: dockerclient.Container{Id: id, Names: names}, Config: config, Engine: engine}
}

func TestContainersGet(t *testing.T) {
	web := newContainer(one, "0123456789abcdef", "aaaabbbbccccdddd", "/web", "/proxy/web")
	db := newContainer(two, "01fedcba98765432", "", "/db")
	twin := newContainer(two, "fefefefefefefefe", "", "/twin")
	other := newContainer(one, "ababababababab", "", "/twin")
	containers := Containers{web, db, twin, other}
	for name, want := range map[string]*Container{
		"":                 nil,
		"0123456789abcdef": web,
		"0123456789ab":     web,
		"aaaabbbbccccdddd": web,
		"aaaabbbbcccc":     web,
		"web":              web,
		"/web":             web,
		"one/web":          web,
		"id-one/web":       web,
		"two/web":          nil,
		"proxy/web":        web,
		"01f":              db,
		"01":               nil, // begins two
		"aaaa":             web,
		"twin":             nil, // is on two engines
		"two/twin":         twin,
		"nobody":           nil,
	} {
		if got := containers.Get(name); got != want {
			t.Errorf("%q: got %v", name, got)
		}
	}
}

func TestParseRepositoryTag(t *testing.T) {
	for name, want := range map[string][2]string{
		"redis":                       {"redis", ""},
		"redis:3":                     {"redis", "3"},
		"localhost:5000/team/redis":   {"localhost:5000/team/redis", ""},
		"localhost:5000/team/redis:3": {"localhost:5000/team/redis", "3"},
		"host:5000/redis@sha256:bc88": {"host:5000/redis", "sha256:bc88"},
	} {
		repo, tag := ParseRepositoryTag(name)
		if repo != want[0] || tag != want[1] {
			t.Errorf("%s: got %s and %s", name, repo, tag)
		}
	}
}

func TestImages(t *testing.T) {
	redis := &Image{Image: types.Image{ID: "sha256:feedbeef", RepoTags: []string{"redis:3", "redis:latest"}, RepoDigests: []string{"redis@sha256:aa"}, Labels: map[string]string{"a": "1"}}}
	layer := &Image{Image: types.Image{ID: "0badcafe", RepoTags: []string{"<none>:<none>"}, RepoDigests: []string{"<none>@<none>"}}}
	for name, want := range map[string]bool{
		"sha256:feedbeef": true, "feedbeef": true, "fee": true, "fe": false,
		"redis": true, "redis:3": true, "redis:2": false, "redis@sha256:aa": true, "redis@sha256:bb": false,
		"mongo": false,
	} {
		if redis.Match(name, true) != want {
			t.Errorf("%s: not %v", name, want)
		}
	}
	if !redis.Match("redis:2", false) {
		t.Error("the tag counts")
	}

	images := Images{redis, layer}
	byLabel := filters.NewArgs()
	byLabel.Add("label", "a=1")
	for _, c := range []struct {
		opts types.ImageListOptions
		want Images
	}{
		{types.ImageListOptions{}, Images{redis}},
		{types.ImageListOptions{All: true}, images},
		{types.ImageListOptions{All: true, Filters: byLabel}, Images{redis}},
		{types.ImageListOptions{All: true, MatchName: "redis"}, Images{redis}},
		{types.ImageListOptions{MatchName: "redis:2"}, Images{}},
	} {
		if got := images.Filter(ImageFilterOptions{c.opts}); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%+v: got %v", c.opts, got)
		}
	}
}

func newNetwork(engine *Engine, id, name string, containers ...string) *Network {
	network := &Network{NetworkResource: types.NetworkResource{ID: id, Name: name, Containers: make(map[string]types.EndpointResource)}, Engine: engine}
	for _, container := range containers {
		network.Containers[container] = types.EndpointResource{EndpointID: "end-" + container}
	}
	return network
}

func TestNetworks(t *testing.T) {
	wide := newNetwork(one, "aaaaaaaaaaaaaaaa", "wide", "web")
	sameWide := newNetwork(two, "aaaaaaaaaaaaaaaa", "wide", "db")
	bridge, otherBridge := newNetwork(one, "bbbb1", "bridge"), newNetwork(two, "bbbb2", "bridge")
	networks := Networks{wide, sameWide, bridge, otherBridge}
	for name, want := range map[string]*Network{
		"": nil, "aaaaaaaaaaaaaaaa": wide, "aaaaaaaaaaaa": wide, "wide": wide, "aaa": wide,
		"bridge": nil, "one/bridge": bridge, "id-two/bridge": otherBridge, "bbbb": nil, "bbbb1": bridge, "none": nil,
	} {
		if got := networks.Get(name); got != want {
			t.Errorf("%q: got %v", name, got)
		}
	}
	if got := networks.Filter(nil, nil, []string{"custom"}); len(got) != 1 || got[0].Name != "wide" {
		t.Errorf("got %v", got)
	}
	if got := networks.Filter([]string{"wide", "nobody"}, []string{"bbbb2"}, nil); !reflect.DeepEqual(got, Networks{wide, otherBridge}) {
		t.Errorf("got %v", got)
	}
	if got := networks.Uniq(); len(got) != 3 || len(got[0].Containers) != 2 {
		t.Errorf("got %v", got)
	}
}

func TestRemoveDuplicateEndpoints(t *testing.T) {
	network := newNetwork(one, "a", "wide", "web")
	network.Containers["ep-end-web"] = network.Containers["web"]
	network.Containers["ep-end-db"] = types.EndpointResource{EndpointID: "end-db"}
	got := network.RemoveDuplicateEndpoints()
	_, web := got.Containers["web"]
	_, db := got.Containers["ep-end-db"]
	if len(got.Containers) != 2 || !web || !db || len(network.Containers) != 3 {
		t.Errorf("got %v", got.Containers)
	}
}

func TestVolumes(t *testing.T) {
	volume := func(engine *Engine, name, driver string) *Volume {
		return &Volume{Volume: types.Volume{Name: name, Driver: driver}, Engine: engine}
	}
	data, otherData := volume(one, "data", "local"), volume(two, "data", "local")
	nfs, otherNFS := volume(one, "nfs", "nfs"), volume(two, "nfs", "nfs")
	volumes := Volumes{data, otherData, nfs, otherNFS}
	for name, want := range map[string]*Volume{
		"": nil, "data": nil, "one/data": data, "id-two/data": otherData, "nfs": nfs, "none": nil,
	} {
		if got := volumes.Get(name); got != want {
			t.Errorf("%q: got %v", name, got)
		}
	}
}

func TestDriverOpts(t *testing.T) {
	opts := DriverOpts{"swarm.overcommit=0.1", "retry=3", "odd", "ip=10.0.0.1", "on=true"}
	if v, ok := opts.Float("swarm.overcommit", ""); v != 0.1 || !ok {
		t.Errorf("got %v and %v", v, ok)
	}
	if v, ok := opts.Int("retry", ""); v != 3 || !ok {
		t.Errorf("got %v and %v", v, ok)
	}
	if v, ok := opts.Uint("retry", ""); v != 3 || !ok {
		t.Errorf("got %v and %v", v, ok)
	}
	if v, ok := opts.IP("ip", ""); v.String() != "10.0.0.1" || !ok {
		t.Errorf("got %v and %v", v, ok)
	}
	if v, ok := opts.Bool("on", ""); !v || !ok {
		t.Errorf("got %v and %v", v, ok)
	}
	if v, ok := opts.String("odd", ""); v != "" || ok {
		t.Errorf("got %v and %v", v, ok)
	}
	os.Setenv("SWARM_TEST_OPTION", "7")
	if v, ok := opts.Int("absent", "SWARM_TEST_OPTION"); v != 7 || !ok {
		t.Errorf("got %v and %v", v, ok)
	}
}

type counter int

func (c *counter) Handle(*Event) error {
	*c++
	return nil
}

func TestEventHandlers(t *testing.T) {
	var heard counter
	handlers := NewEventHandlers()
	if err := handlers.RegisterEventHandler(&heard); err != nil {
		t.Fatal(err)
	}
	if err := handlers.RegisterEventHandler(&heard); err == nil || err.Error() != "event handler already set" {
		t.Errorf("got %v", err)
	}
	handlers.Handle(&Event{})
	handlers.UnregisterEventHandler(&heard)
	handlers.Handle(&Event{})
	if heard != 1 {
		t.Errorf("heard %d", heard)
	}
}
