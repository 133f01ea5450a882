// Tests of our own for filters and strategy together.

package scheduler

import (
	"strings"
	"testing"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/filter"
	"github.com/docker/swarm/scheduler/node"
	"github.com/docker/swarm/scheduler/strategy"
	"github.com/samalba/dockerclient"
)

func scheduler(t *testing.T, strategyName string, filterNames ...string) *Scheduler {
	s, err := strategy.New(strategyName)
	if err != nil {
		t.Fatal(err)
	}
	f, err := filter.New(filterNames)
	if err != nil {
		t.Fatal(err)
	}
	return New(s, f)
}

func nodes() []*node.Node {
	return []*node.Node{
		{ID: "1", Name: "disk", HealthIndicator: 100, TotalCpus: 4, TotalMemory: 400, UsedMemory: 100, Labels: map[string]string{"storage": "disk"}},
		{ID: "2", Name: "ssd", HealthIndicator: 100, TotalCpus: 4, TotalMemory: 400, UsedMemory: 200, Labels: map[string]string{"storage": "ssd"}},
		{ID: "3", Name: "ill", HealthIndicator: 0, TotalCpus: 4, TotalMemory: 400, Labels: map[string]string{"storage": "tape"}},
	}
}

func config(memory int64, env ...string) *cluster.ContainerConfig {
	return cluster.BuildContainerConfig(dockerclient.ContainerConfig{Memory: memory, Env: env})
}

func TestWhatInfoShows(t *testing.T) {
	s := scheduler(t, "binpack", filter.List()...)
	if s.Strategy() != "binpack" || s.Filters() != "health, port, dependency, affinity, constraint" {
		t.Errorf("%s; %s", s.Strategy(), s.Filters())
	}
	if s = scheduler(t, "spread"); s.Filters() != "" {
		t.Errorf("%q", s.Filters())
	}
}

func TestSelect(t *testing.T) {
	const head = "Unable to find a node that satisfies the following conditions "
	for _, c := range []struct {
		strategy string
		memory   int64
		env      string
		want     string
	}{
		{"spread", 100, "", "disk ssd"},
		{"binpack", 100, "", "ssd disk"},
		{"spread", 100, "constraint:storage==ssd", "ssd"},
		{"spread", 100, "constraint:storage==~ssd", "ssd"},
		{"spread", 100, "constraint:storage==~tape", "disk ssd"}, // its only node is ill
		{"spread", 100, "constraint:storage==tape", "! " + head + "\n[storage==tape]"},
		{"spread", 100, "constraint:storage==~tape constraint:storage==none", "! " + head + "\n[storage==tape storage==none]"},
		// Soft also gives way when the node is there but full.
		{"spread", 300, "constraint:storage==~ssd", "disk"},
		{"spread", 300, "constraint:storage==ssd", "! no resources available to schedule container"},
		{"spread", 500, "", "! no resources available to schedule container"},
	} {
		s := scheduler(t, c.strategy, filter.List()...)
		chosen, err := s.SelectNodesForContainer(nodes(), config(c.memory, strings.Fields(c.env)...))
		var names []string
		for _, n := range chosen {
			names = append(names, n.Name)
		}
		got := strings.Join(names, " ")
		if err != nil {
			got = "! " + err.Error()
		}
		if got != c.want {
			t.Errorf("%s, %d, %s: %q", c.strategy, c.memory, c.env, got)
		}
	}
}

func TestNoNodes(t *testing.T) {
	for _, filters := range [][]string{nil, {"port", "dependency", "affinity", "constraint"}} {
		_, err := scheduler(t, "spread", filters...).SelectNodesForContainer(nil, config(0))
		if err == nil || err.Error() != "No nodes available in the cluster" {
			t.Errorf("%v: %v", filters, err)
		}
	}
	_, err := scheduler(t, "spread", "health").SelectNodesForContainer(nil, config(0))
	if err != filter.ErrNoHealthyNodeAvailable {
		t.Error(err)
	}
}

// A pending container is a container: the next one goes elsewhere.
func TestPendingCounts(t *testing.T) {
	s := scheduler(t, "spread", filter.List()...)
	list := nodes()[:2]
	list[1].UsedMemory = 100
	for i, want := range []string{"disk", "ssd", "disk", "ssd"} {
		cfg := config(50)
		chosen, err := s.SelectNodesForContainer(list, cfg)
		if err != nil || chosen[0].Name != want {
			t.Fatalf("%d: %v, %v", i, chosen, err)
		}
		chosen[0].AddContainer(&cluster.Container{Config: cfg})
	}
}
