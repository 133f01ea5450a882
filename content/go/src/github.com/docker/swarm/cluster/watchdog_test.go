// Tests what becomes of the containers of a node that fails, and comes back.

package cluster

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/samalba/dockerclient"
)

// twoNodes is a cluster of which the watchdog needs little; the rest is nil.
type twoNodes struct {
	Cluster
	engines []*Engine
	handler EventHandler
	full    bool
	did     chan string
}

func (c *twoNodes) RegisterEventHandler(h EventHandler) error {
	c.handler = h
	return nil
}

func (c *twoNodes) Containers() Containers {
	return append(c.engines[0].Containers(), c.engines[1].Containers()...)
}

func (c *twoNodes) CreateContainer(config *ContainerConfig, name string, auth *dockerclient.AuthConfig) (*Container, error) {
	if c.full {
		c.did <- "full"
		return nil, errors.New("no resources available to schedule container")
	}
	container := newContainer(c.engines[1], "anew", config.SwarmID(), name)
	c.engines[1].AddContainer(container)
	c.did <- "create " + name
	return container, nil
}

func (c *twoNodes) StartContainer(container *Container, hostConfig *dockerclient.HostConfig) error {
	c.did <- "start " + container.Id
	return nil
}

func TestWatchdog(t *testing.T) {
	f := newFake()
	failing, other := connected(t, f), newTestEngine()
	other.ID, other.Name = "other", "other"
	c := &twoNodes{engines: []*Engine{failing, other}, did: make(chan string, 10)}
	NewWatchdog(c)
	did := func(want string) {
		select {
		case got := <-c.did:
			if got != want {
				t.Fatalf("got %s, want %s", got, want)
			}
		case <-time.After(2 * time.Second):
			t.Fatalf("nothing, want %s", want)
		}
	}
	emit := func(status string) {
		c.handler.Handle(&Event{Event: dockerclient.Event{Status: status, From: "swarm"}, Engine: failing})
	}

	web := newContainer(failing, "web", "swarm-id", "/web")
	web.Config.setList(labelReschedulePolicies, []string{"on-node-failure"})
	web.Info = dockerclient.ContainerInfo{Name: "/web", State: &dockerclient.State{Running: true}}
	failing.AddContainer(web)
	failing.AddContainer(newContainer(failing, "stays", "", "/stays"))

	// Another's event is none of its business.
	c.handler.Handle(&Event{Event: dockerclient.Event{Status: "engine_disconnect", From: "redis"}, Engine: failing})

	c.full = true
	emit("engine_disconnect")
	did("full")
	for i := 0; i < 1000 && failing.Containers().Get("web") == nil; i++ {
		time.Sleep(time.Millisecond) // it is put back for another chance
	}
	c.full = false
	emit("engine_disconnect")
	did("create /web")
	did("start anew")
	if failing.Containers().Get("web") != nil || failing.Containers().Get("stays") == nil {
		t.Errorf("left behind: %v", failing.Containers())
	}

	// The node is back, and so is its container: one of the two must go.
	f.containers = []dockerclient.Container{{Id: "web", Names: []string{"/web"}}, {Id: "stays"}}
	f.configs["web"] = &dockerclient.ContainerConfig{Labels: map[string]string{"com.docker.swarm.id": "swarm-id"}}
	emit("engine_reconnect")
	for i := 0; i < 1000 && !strings.Contains(strings.Join(f.calls, " "), "remove:web"); i++ {
		time.Sleep(time.Millisecond)
	}
	if calls := f.took(); !strings.Contains(calls, "remove:web") || strings.Contains(calls, "remove:stays") {
		t.Errorf("asked %s", calls)
	}
}
