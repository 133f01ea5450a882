// Tests of our own for the five filters and for asking them in turn.

package filter

import (
	"fmt"
	"strings"
	"testing"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
	"github.com/samalba/dockerclient"
)

// three nodes: one on the east coast with a disk, two on the west coast with ssd.
func three() []*node.Node {
	return []*node.Node{
		{ID: "id-1", Name: "east-1", HealthIndicator: 100, Labels: map[string]string{"region": "east", "storage": "disk"}},
		{ID: "id-2", Name: "west-1", HealthIndicator: 100, Labels: map[string]string{"region": "west", "storage": "ssd"}},
		{ID: "id-3", Name: "west-2", HealthIndicator: 50, Labels: map[string]string{"region": "west", "storage": "ssd", "gpu": "yes"}},
	}
}

var nextID = 0

// put adds a container with that name to the node.
func put(n *node.Node, name string, labels map[string]string) *cluster.Container {
	nextID++
	c := &cluster.Container{
		Container: dockerclient.Container{Id: fmt.Sprintf("%064d", nextID), Labels: labels},
		Config:    config(),
		Engine:    &cluster.Engine{ID: n.ID, Name: n.Name},
	}
	c.Info.HostConfig = &dockerclient.HostConfig{}
	c.Info.Config = &dockerclient.ContainerConfig{}
	if name != "" {
		c.Names = []string{"/" + name}
	}
	n.Containers = append(n.Containers, c)
	return c
}

// config is what `docker run -e … -e …` sends.
func config(env ...string) *cluster.ContainerConfig {
	return cluster.BuildContainerConfig(dockerclient.ContainerConfig{Env: env})
}

func names(nodes []*node.Node) string {
	var list []string
	for _, n := range nodes {
		list = append(list, n.Name)
	}
	return strings.Join(list, " ")
}

func TestNamesInOrder(t *testing.T) {
	if got := strings.Join(List(), " "); got != "health port dependency affinity constraint" {
		t.Error(got)
	}
	chosen, err := New([]string{"constraint", "health"})
	if err != nil || len(chosen) != 2 || chosen[0].Name() != "constraint" || chosen[1].Name() != "health" {
		t.Errorf("%v, %v", chosen, err)
	}
	if chosen, err = New(nil); chosen != nil || err != nil {
		t.Errorf("none: %v, %v", chosen, err)
	}
	for _, name := range []string{"", "Health", "label"} {
		if chosen, err = New([]string{"port", name}); chosen != nil || err != ErrNotSupported {
			t.Errorf("%q: %v, %v", name, chosen, err)
		}
	}
}

func TestHealth(t *testing.T) {
	nodes := three()
	f := &HealthFilter{}
	if left, err := f.Filter(config(), nodes, true); err != nil || names(left) != "east-1 west-1 west-2" {
		t.Error(names(left), err)
	}
	nodes[0].HealthIndicator = 0
	nodes[2].HealthIndicator = 1
	if left, err := f.Filter(config(), nodes, true); err != nil || names(left) != "west-1 west-2" {
		t.Error(names(left), err)
	}
	if left, err := f.Filter(config(), nodes[:1], true); left != nil || err != ErrNoHealthyNodeAvailable {
		t.Error(names(left), err)
	}
	if left, err := f.Filter(config(), nil, true); left != nil || err != ErrNoHealthyNodeAvailable {
		t.Error(names(left), err)
	}
}

func TestConstraints(t *testing.T) {
	f := &ConstraintFilter{}
	for _, c := range []struct {
		expressions string
		soft        bool
		want        string
	}{
		{"", true, "east-1 west-1 west-2"},
		{"storage==ssd", true, "west-1 west-2"},
		{"storage!=ssd", true, "east-1"},
		{"storage==ssd gpu==yes", true, "west-2"},
		{"gpu!=yes", true, "east-1 west-1"}, // no such label is not yes
		{"region==w*", true, "west-1 west-2"},
		{"region==/^(east|north)$/", true, "east-1"},
		{"node==west-1", true, "west-1"},
		{"node==id-3", true, "west-2"},
		{"node==*-1", true, "east-1 west-1"},
		{"node!=/west/", true, "east-1"},
		{"storage==~ssd", true, "west-1 west-2"},
		{"storage==~ssd", false, "east-1 west-1 west-2"},
		{"storage==~tape", false, "east-1 west-1 west-2"},
		{"storage==~tape region==west", false, "west-1 west-2"},
		{"storage==tape", true, "! unable to find a node that satisfies the constraint storage==tape"},
		{"storage==~tape", true, "! unable to find a node that satisfies the constraint storage==tape"},
		{"region==east gpu==yes", true, "! unable to find a node that satisfies the constraint gpu==yes"},
		{"region!=*", true, "! unable to find a node that satisfies the constraint region!=*"},
		{"Region==east", true, "! unable to find a node that satisfies the constraint Region==east"},
		{"region", true, "! One of operator ==, != is expected"},
	} {
		var env []string
		for _, e := range strings.Fields(c.expressions) {
			env = append(env, "constraint:"+e)
		}
		left, err := f.Filter(config(env...), three(), c.soft)
		got := names(left)
		if err != nil {
			got = "! " + err.Error()
		}
		if got != c.want {
			t.Errorf("%s (%t): %s", c.expressions, c.soft, got)
		}
	}
}

func TestAffinities(t *testing.T) {
	nodes := three()
	db := put(nodes[0], "db", map[string]string{"tier": "data"})
	put(nodes[1], "web-1", map[string]string{"tier": "front"})
	put(nodes[1], "web-2", map[string]string{"tier": "front"})
	put(nodes[2], "", map[string]string{"tier": "batch"}) // without a name
	redis, nginx := new(cluster.Image), new(cluster.Image)
	redis.ID, redis.RepoTags = "sha-redis", []string{"redis:2.8", "redis:latest"}
	nginx.ID, nginx.RepoTags = "sha-nginx", []string{"hub:5000/nginx:1.9"}
	nodes[0].Images = []*cluster.Image{redis}
	nodes[2].Images = []*cluster.Image{redis, nginx}

	f := &AffinityFilter{}
	for _, c := range []struct {
		expressions string
		soft        bool
		want        string
	}{
		{"", true, "east-1 west-1 west-2"},
		{"container==db", true, "east-1"},
		{"container==" + db.Id, true, "east-1"},
		{"container!=db", true, "west-1 west-2"},
		{"container==web*", true, "west-1"},
		{"container!=/web-[0-9]/", true, "east-1 west-2"},
		{"container==db container==web-1", true, "! unable to find a node that satisfies the affinity container==web-1"},
		{"container!=~*", true, "west-2"}, // nobody with a name
		{"container==cache", true, "! unable to find a node that satisfies the affinity container==cache"},
		{"container==~cache", false, "east-1 west-1 west-2"},
		{"image==redis", true, "east-1 west-2"},
		{"image==redis:2.8", true, "east-1 west-2"},
		{"image==redis:3", true, "! unable to find a node that satisfies the affinity image==redis:3"},
		{"image==sha-nginx", true, "west-2"},
		{"image==hub:5000/nginx", true, "west-2"},
		{"image==nginx", true, "! unable to find a node that satisfies the affinity image==nginx"},
		{"image!=redis", true, "west-1"},
		{"tier==front", true, "west-1"},
		{"tier!=front", true, "east-1 west-2"},
		{"tier==f* container!=web-2", true, "! unable to find a node that satisfies the affinity container!=web-2"},
		{"colour==blue", true, "! unable to find a node that satisfies the affinity colour==blue"},
	} {
		var env []string
		for _, e := range strings.Fields(c.expressions) {
			env = append(env, "affinity:"+e)
		}
		left, err := f.Filter(config(env...), nodes, c.soft)
		got := names(left)
		if err != nil {
			got = "! " + err.Error()
		}
		if got != c.want {
			t.Errorf("%s (%t): %s", c.expressions, c.soft, got)
		}
	}
}

func TestDependencies(t *testing.T) {
	nodes := three()
	put(nodes[0], "data", nil)
	put(nodes[1], "data-2", nil)
	put(nodes[1], "web", nil)
	f := &DependencyFilter{}
	for _, c := range []struct {
		from, links, net string
		want             string
	}{
		{"", "", "", "east-1 west-1 west-2"},
		{"", "", "bridge", "east-1 west-1 west-2"},
		{"data", "", "", "east-1"},
		{"data:ro", "", "", "east-1"},
		{"/data", "", "", "east-1"},
		{"", "web:www", "", "west-1"},
		{"", "", "container:web", "west-1"},
		{"data-2", "web", "container:web", "west-1"},
		{"data", "web:www", "", "! Unable to find a node fulfilling all dependencies: --volumes-from=data --link=web:www"},
		{"", "", "container:gone", "! Unable to find a node fulfilling all dependencies: --net=container:gone"},
	} {
		cfg := config()
		cfg.HostConfig.VolumesFrom = strings.Fields(c.from)
		cfg.HostConfig.Links = strings.Fields(c.links)
		cfg.HostConfig.NetworkMode = c.net
		left, err := f.Filter(cfg, nodes, true)
		got := names(left)
		if err != nil {
			got = "! " + err.Error()
		}
		if got != c.want {
			t.Errorf("%v: %s", c, got)
		}
	}
	if left, err := f.Filter(config(), nil, true); err != nil || len(left) != 0 {
		t.Errorf("no nodes: %v, %v", left, err)
	}
}

func binding(ip, port string) map[string][]dockerclient.PortBinding {
	return map[string][]dockerclient.PortBinding{"80/tcp": {{HostIp: ip, HostPort: port}}}
}

func TestPublishedPorts(t *testing.T) {
	nodes := three()
	// Asked for 8080 and is stopped; asked for any and got 49153; has 9000 on one address only.
	put(nodes[0], "stopped", nil).Info.HostConfig.PortBindings = binding("", "8080")
	anyPort := put(nodes[1], "any", nil)
	anyPort.Info.HostConfig.PortBindings = binding("", "")
	anyPort.Info.NetworkSettings.Ports = binding("0.0.0.0", "49153")
	put(nodes[2], "inside", nil).Info.HostConfig.PortBindings = binding("127.0.0.1", "9000")

	f := &PortFilter{}
	for _, c := range []struct{ ip, port, want string }{
		{"", "80", "east-1 west-1 west-2"},
		{"", "8080", "west-1 west-2"},
		{"127.0.0.1", "8080", "west-1 west-2"},
		{"", "49153", "east-1 west-2"},
		{"", "", "east-1 west-1 west-2"},
		{"127.0.0.1", "9000", "east-1 west-1"},
		{"10.0.0.3", "9000", "east-1 west-1 west-2"},
		{"0.0.0.0", "9000", "east-1 west-1"},
	} {
		cfg := config()
		cfg.HostConfig.PortBindings = binding(c.ip, c.port)
		if left, err := f.Filter(cfg, nodes, true); err != nil || names(left) != c.want {
			t.Errorf("%s:%s: %s, %v", c.ip, c.port, names(left), err)
		}
	}

	cfg := config()
	cfg.HostConfig.PortBindings = binding("", "8080")
	left, err := f.Filter(cfg, nodes[:1], true)
	if left != nil || err == nil || err.Error() != "unable to find a node with port 8080 available" {
		t.Error(names(left), err)
	}
}

func TestPortsOfTheHost(t *testing.T) {
	nodes := three()
	host := put(nodes[1], "host", nil)
	host.Info.HostConfig.NetworkMode = "host"
	host.Info.Config.ExposedPorts = map[string]struct{}{"80/tcp": {}}
	put(nodes[2], "bridge", nil).Info.Config.ExposedPorts = map[string]struct{}{"80/tcp": {}}

	f := &PortFilter{}
	cfg := config()
	cfg.HostConfig.NetworkMode = "host"
	cfg.ExposedPorts = map[string]struct{}{"80/tcp": {}}
	if left, err := f.Filter(cfg, nodes, true); err != nil || names(left) != "east-1 west-2" {
		t.Error(names(left), err)
	}
	left, err := f.Filter(cfg, nodes[1:2], true)
	if left != nil || err == nil || err.Error() != "unable to find a node with port 80/tcp available in the Host mode" {
		t.Error(names(left), err)
	}
	if asked, _ := f.GetFilters(cfg); len(asked) != 1 || asked[0] != "port 80/tcp (Host mode)" {
		t.Error(asked)
	}
}

// The message is what a client reads: everything asked for, up to the filter that refused.
func TestTheMessage(t *testing.T) {
	all, err := New(List())
	if err != nil {
		t.Fatal(err)
	}
	const head = "Unable to find a node that satisfies the following conditions "
	dead := three()[:1]
	dead[0].HealthIndicator = 0

	for _, c := range []struct {
		change func(*cluster.ContainerConfig)
		env    []string
		nodes  []*node.Node
		want   string
	}{
		{nil, []string{"constraint:storage==tape"}, three(), head + "\n[storage==tape]"},
		{nil, []string{"constraint:storage==~tape", "constraint:region==north"}, three(), head + "\n[storage==tape region==north]"},
		{nil, []string{"affinity:container==db", "constraint:storage==tape"}, three(), head + "\n[container==db (soft=false)]"},
		{nil, []string{"affinity:container!=db", "affinity:image!=~redis", "constraint:storage==tape"}, three(),
			head + "\n[container!=db (soft=false) image!=redis (soft=true)]\n[storage==tape]"},
		{func(c *cluster.ContainerConfig) {
			c.HostConfig.PortBindings = binding("", "80")
			c.HostConfig.Links = []string{"web:www"}
		}, nil, three(), head + "\n[port 80 (Bridge mode)]\n[--link=web:www]"},
		{nil, []string{"constraint:storage=tape"}, three(), head}, // what was wrong is not said
		{nil, []string{"constraint:storage==tape"}, dead, "No healthy node available in the cluster"},
	} {
		cfg := config(c.env...)
		if c.change != nil {
			c.change(cfg)
		}
		left, err := ApplyFilters(all, cfg, c.nodes, true)
		if left != nil || err == nil || err.Error() != c.want {
			t.Errorf("%v: %s, %v", c.env, names(left), err)
		}
	}

	if left, err := ApplyFilters(all, config("constraint:storage==ssd", "affinity:container!=db"), three(), true); err != nil || names(left) != "west-1 west-2" {
		t.Error(names(left), err)
	}
	if left, err := ApplyFilters(nil, config("constraint:storage==tape"), three(), true); err != nil || len(left) != 3 {
		t.Errorf("without filters: %s, %v", names(left), err)
	}
}
