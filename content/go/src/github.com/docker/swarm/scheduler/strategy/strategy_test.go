// Tests of our own for the three strategies and their weights.

package strategy

import (
	"fmt"
	"strings"
	"testing"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
	"github.com/samalba/dockerclient"
)

const gb = 1024 * 1024 * 1024

func aNode(name string, cpus, memory int64) *node.Node {
	return &node.Node{ID: name, Name: name, TotalCpus: cpus, TotalMemory: memory * gb, HealthIndicator: 100}
}

func config(cpus, memory int64) *cluster.ContainerConfig {
	return cluster.BuildContainerConfig(dockerclient.ContainerConfig{CpuShares: cpus, Memory: memory * gb})
}

func names(nodes []*node.Node) string {
	var list []string
	for _, n := range nodes {
		list = append(list, n.Name)
	}
	return strings.Join(list, " ")
}

// place puts so many containers like this one on the nodes and returns where they went.
func place(t *testing.T, s PlacementStrategy, nodes []*node.Node, cfg *cluster.ContainerConfig, times int) string {
	var where []string
	for i := 0; i < times; i++ {
		ranked, err := s.RankAndSort(cfg, nodes)
		if err != nil {
			where = append(where, "!")
			continue
		}
		if err := ranked[0].AddContainer(&cluster.Container{Config: cfg}); err != nil {
			t.Fatal(err)
		}
		where = append(where, ranked[0].Name)
	}
	return strings.Join(where, " ")
}

func TestByName(t *testing.T) {
	if got := strings.Join(List(), " "); got != "spread binpack random" {
		t.Error(got)
	}
	for name, want := range map[string]string{"spread": "spread", "binpack": "binpack", "binpacking": "binpack", "random": "random"} {
		if s, err := New(name); err != nil || s.Name() != want {
			t.Errorf("%s: %v, %v", name, s, err)
		}
	}
	for _, name := range []string{"", "Spread", "least"} {
		if s, err := New(name); s != nil || err != ErrNotSupported {
			t.Errorf("%q: %v, %v", name, s, err)
		}
	}
}

func TestWeights(t *testing.T) {
	for _, c := range []struct {
		usedCpus, usedMemory int64
		cpus, memory         int64
		factor, health       int64
		want                 int64
	}{
		{0, 0, 0, 0, 0, 100, 200}, // asks for nothing: as if full
		{3, 7, 0, 0, 0, 100, 200},
		{0, 0, 1, 0, 0, 100, 110},
		{0, 0, 1, 2, 0, 100, 30},
		{9, 8, 1, 2, 0, 100, 200},
		{0, 0, 1, 2, -10, 100, -970},
		{0, 0, 1, 2, 10, 100, 1030},
		{0, 0, 1, 2, -10, 34, -310},
		{0, 0, 1, 2, 10, 34, 370},
		{2, 0, 1, 0, 0, 100, 130},
	} {
		n := aNode("n", 10, 10)
		n.UsedCpus, n.UsedMemory, n.HealthIndicator = c.usedCpus, c.usedMemory*gb, c.health
		list, err := weighNodes(config(c.cpus, c.memory), []*node.Node{n}, c.factor)
		if err != nil || len(list) != 1 || list[0].Weight != c.want {
			t.Errorf("%+v: %v, %v", c, list, err)
		}
	}
	// Whole percent, cut off.
	n := aNode("n", 3, 3)
	if list, _ := weighNodes(config(1, 0), []*node.Node{n}, 0); list[0].Weight != 133 {
		t.Errorf("a third: %d", list[0].Weight)
	}
}

func TestWhoIsNotWeighed(t *testing.T) {
	small, large, full := aNode("small", 1, 1), aNode("large", 8, 8), aNode("full", 8, 8)
	full.UsedCpus, full.UsedMemory = 8, 8*gb
	all := []*node.Node{small, large, full}
	for _, c := range []struct {
		cpus, memory int64
		want         string
	}{
		{0, 0, "small large full"},
		{1, 1, "small large"},
		{2, 0, "large"},
		{0, 2, "large"},
		{8, 8, "large"},
		{9, 0, "no resources available to schedule container"},
		{0, 9, "no resources available to schedule container"},
	} {
		list, err := weighNodes(config(c.cpus, c.memory), all, 0)
		got := names(list.nodes())
		if err != nil {
			got = err.Error()
		}
		if got != c.want || (err != nil) != (err == ErrNoResourcesAvailable) {
			t.Errorf("%d CPUs, %d GB: %s", c.cpus, c.memory, got)
		}
	}
	if _, err := weighNodes(config(0, 0), nil, 0); err != ErrNoResourcesAvailable {
		t.Error(err)
	}
}

func TestSpread(t *testing.T) {
	s := &SpreadPlacementStrategy{}
	three := func() []*node.Node { return []*node.Node{aNode("a", 2, 2), aNode("b", 4, 4), aNode("c", 4, 4)} }
	for _, c := range []struct {
		cpus, memory int64
		times        int
		want         string
	}{
		// Asks for nothing: by the number of containers, whatever the size of the node.
		{0, 0, 6, "a b c a b c"},
		// By the share of memory: the small node gets half as many.
		{0, 1, 10, "b c a b c b c a b c"},
		{0, 1, 11, "b c a b c b c a b c !"},
		{2, 2, 6, "b c a b c !"},
		{5, 0, 1, "!"},
	} {
		if got := place(t, s, three(), config(c.cpus, c.memory), c.times); got != c.want {
			t.Errorf("%d CPUs, %d GB: %s, want %s", c.cpus, c.memory, got, c.want)
		}
	}
}

func TestBinpack(t *testing.T) {
	s := &BinpackPlacementStrategy{}
	three := func() []*node.Node { return []*node.Node{aNode("a", 2, 2), aNode("b", 4, 4), aNode("c", 4, 4)} }
	for _, c := range []struct {
		cpus, memory int64
		times        int
		want         string
	}{
		// Asks for nothing: a node is never full.
		{0, 0, 5, "a a a a a"},
		{0, 1, 11, "a a b b b b c c c c !"},
		{3, 0, 3, "b c !"},
	} {
		if got := place(t, s, three(), config(c.cpus, c.memory), c.times); got != c.want {
			t.Errorf("%d CPUs, %d GB: %s, want %s", c.cpus, c.memory, got, c.want)
		}
	}
}

func TestHealthOutweighsEverything(t *testing.T) {
	ill, well := aNode("ill", 10, 10), aNode("well", 10, 10)
	ill.HealthIndicator = 67 // one failure of three
	well.UsedCpus, well.UsedMemory = 9, 9*gb
	nodes := []*node.Node{ill, well}
	if ranked, err := new(SpreadPlacementStrategy).RankAndSort(config(1, 1), nodes); err != nil || names(ranked) != "well ill" {
		t.Error(names(ranked), err)
	}
	well.UsedCpus, well.UsedMemory, ill.UsedCpus, ill.UsedMemory = 0, 0, 9, 9*gb
	if ranked, err := new(BinpackPlacementStrategy).RankAndSort(config(1, 1), nodes); err != nil || names(ranked) != "well ill" {
		t.Error(names(ranked), err)
	}
}

func TestRandom(t *testing.T) {
	s, err := New("random")
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for i := 0; i < 600; i++ {
		nodes := []*node.Node{aNode("a", 1, 1), aNode("b", 1, 1), aNode("c", 1, 1)}
		ranked, err := s.RankAndSort(config(0, 0), nodes)
		if err != nil || len(ranked) != 3 {
			t.Fatalf("%s, %v", names(ranked), err)
		}
		counts[names(ranked)]++
	}
	if len(counts) != 6 {
		t.Errorf("orders: %v", counts)
	}
	for order, n := range counts {
		if n < 50 || n > 160 {
			t.Errorf("%s: %d of 600", order, n)
		}
	}

	// It looks at nothing: a node that is too small stays in the list.
	ranked, err := s.RankAndSort(config(9, 9), []*node.Node{aNode("small", 1, 1)})
	if err != nil || names(ranked) != "small" {
		t.Error(names(ranked), err)
	}
	if ranked, err = s.RankAndSort(config(0, 0), nil); err != nil || len(ranked) != 0 {
		t.Error(fmt.Sprint(ranked), err)
	}
}
