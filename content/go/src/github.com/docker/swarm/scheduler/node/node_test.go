// Tests of our own for the picture of an engine.

package node

import (
	"testing"
	"time"

	"github.com/docker/swarm/cluster"
	"github.com/samalba/dockerclient"
)

func container(name string, cpus, memory int64) *cluster.Container {
	c := &cluster.Container{
		Container: dockerclient.Container{Id: name + "-id", Names: []string{"/" + name}},
		Config:    cluster.BuildContainerConfig(dockerclient.ContainerConfig{CpuShares: cpus, Memory: memory}),
		Engine:    &cluster.Engine{ID: "id", Name: "node"},
	}
	c.Config.SetSwarmID("swarm-" + name)
	return c
}

func TestAPictureOfAnEngine(t *testing.T) {
	e := cluster.NewEngine("10.0.0.2:2375", 0.05, &cluster.EngineOpts{RefreshMinInterval: time.Hour, RefreshMaxInterval: 2 * time.Hour, FailureRetry: 3})
	e.ID, e.Name, e.IP = "id", "node", "10.0.0.2"
	e.Cpus, e.Memory = 20, 2000
	e.Labels["storage"] = "ssd"

	n := NewNode(e)
	if n.ID != "id" || n.Name != "node" || n.IP != "10.0.0.2" || n.Addr != "10.0.0.2:2375" || n.Labels["storage"] != "ssd" {
		t.Errorf("%+v", n)
	}
	if n.TotalCpus != 21 || n.TotalMemory != 2100 { // with what may be overcommitted
		t.Errorf("%d CPUs, %d bytes", n.TotalCpus, n.TotalMemory)
	}
	if n.IsHealthy() {
		t.Error("healthy before it was validated")
	}
	e.ValidationComplete()
	if n = NewNode(e); !n.IsHealthy() || n.HealthIndicator != 100 {
		t.Errorf("health %d", n.HealthIndicator)
	}

	if err := e.AddContainer(container("web", 2, 500)); err != nil {
		t.Fatal(err)
	}
	if n.UsedCpus != 0 || len(n.Containers) != 0 {
		t.Error("the picture moves")
	}
	if n = NewNode(e); n.UsedCpus != 2 || n.UsedMemory != 500 || n.Container("web") == nil {
		t.Errorf("%+v", n)
	}
}

func TestOneMore(t *testing.T) {
	n := &Node{TotalCpus: 4, TotalMemory: 1000, UsedCpus: 3, UsedMemory: 900}
	if err := n.AddContainer(container("small", 1, 100)); err != nil {
		t.Fatal(err)
	}
	if err := n.AddContainer(container("more-than-is-left", 2, 200)); err != nil {
		t.Fatal(err)
	}
	if n.UsedCpus != 6 || n.UsedMemory != 1200 || len(n.Containers) != 2 {
		t.Errorf("%d CPUs, %d bytes, %d containers", n.UsedCpus, n.UsedMemory, len(n.Containers))
	}
	for _, c := range []*cluster.Container{container("cpus", 5, 0), container("memory", 0, 1001)} {
		if err := n.AddContainer(c); err == nil || err.Error() != "not enough resources" {
			t.Errorf("%v: %v", c.Names, err)
		}
	}
	if err := n.AddContainer(&cluster.Container{}); err != nil || len(n.Containers) != 3 {
		t.Errorf("without a config: %v", err)
	}
}

func TestWhoIsMeant(t *testing.T) {
	n := &Node{TotalCpus: 1, TotalMemory: 1}
	n.AddContainer(container("web", 0, 0))
	n.AddContainer(container("webber", 0, 0))
	for _, name := range []string{"web", "/web", "web-id", "swarm-web", "node/web", "id/web"} {
		if c := n.Container(name); c == nil || c.Names[0] != "/web" {
			t.Errorf("%s: %v", name, c)
		}
	}
	for _, name := range []string{"", "we", "db"} { // "we" begins two ids
		if c := n.Container(name); c != nil {
			t.Errorf("%q: %v", name, c.Names)
		}
	}
}
