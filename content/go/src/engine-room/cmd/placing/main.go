// This is no reconstruction: Swarm's scheduler with engines that no daemon stands behind, so that three strategies can be put side by side.

// Command placing asks each strategy where it would put the same containers,
// one after the other, and prints for each container how many there are then on each node.
//
//	placing [-n 12] [-m 512] [-c 0] [-constraint storage==ssd]
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler"
	"github.com/docker/swarm/scheduler/filter"
	"github.com/docker/swarm/scheduler/node"
	"github.com/docker/swarm/scheduler/strategy"
	"github.com/samalba/dockerclient"
)

const mb = 1024 * 1024

// A table is one strategy with three engines of its own.
type table struct {
	scheduler *scheduler.Scheduler
	engines   []*cluster.Engine
	refused   error // why the last container found no place
}

func main() {
	count := flag.Int("n", 12, "number of containers")
	memory := flag.Int64("m", 0, "memory that each of them asks for, in MB")
	cpus := flag.Int64("c", 0, "CPUs that each of them asks for")
	constraint := flag.String("constraint", "", "a constraint on all of them")
	flag.Parse()
	log.SetOutput(os.Stderr)

	if err := place(os.Stdout, *count, *cpus, *memory, *constraint); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// place puts the containers on each table in turn and prints a line for each.
func place(out io.Writer, count int, cpus, memory int64, constraint string) error {
	var tables []*table
	head := "  "
	for _, name := range strategy.List() {
		t, err := newTable(name)
		if err != nil {
			return err
		}
		tables = append(tables, t)
		head += fmt.Sprintf("   %-18s", name)
	}
	fmt.Fprintln(out, strings.TrimRight(head, " "))

	for i := 1; i <= count; i++ {
		line := fmt.Sprintf("%2d", i)
		for _, t := range tables {
			line += "   " + t.place(newConfig(cpus, memory, constraint), fmt.Sprintf("c%d", i))
		}
		fmt.Fprintln(out, strings.TrimRight(line, " "))
	}
	for _, t := range tables {
		if t.refused != nil {
			fmt.Fprintf(out, "%s: %s\n", t.scheduler.Strategy(), t.refused)
		}
	}
	return nil
}

// newConfig is what a client would send, as the manager reads it.
func newConfig(cpus, memory int64, constraint string) *cluster.ContainerConfig {
	config := dockerclient.ContainerConfig{CpuShares: cpus, Memory: memory * mb}
	if constraint != "" {
		config.Env = []string{"constraint:" + constraint}
	}
	return cluster.BuildContainerConfig(config)
}

func newTable(name string) (*table, error) {
	s, err := strategy.New(name)
	if err != nil {
		return nil, err
	}
	filters, err := filter.New(filter.List())
	if err != nil {
		return nil, err
	}
	return &table{scheduler: scheduler.New(s, filters), engines: []*cluster.Engine{
		newEngine("node-1", 2, 2048*mb, "disk"),
		newEngine("node-2", 4, 4096*mb, "ssd"),
		newEngine("node-3", 8, 8192*mb, "ssd"),
	}}, nil
}

// newEngine is an engine as it stands in the manager's memory once its daemon
// has answered, only that none was asked. It is not refreshed while this runs.
func newEngine(name string, cpus int, memory int64, storage string) *cluster.Engine {
	e := cluster.NewEngine(name+":2375", 0.05, &cluster.EngineOpts{
		RefreshMinInterval: 30 * time.Second,
		RefreshMaxInterval: 60 * time.Second,
		FailureRetry:       3,
	})
	e.ID, e.Name = name, name
	e.Cpus, e.Memory = cpus, memory
	e.Labels["storage"] = storage
	e.ValidationComplete()
	return e
}

// place does what the manager does between its two locks, and then what the
// daemon would do: have the container. Returns how many there are on each
// node, the chosen one marked.
func (t *table) place(config *cluster.ContainerConfig, name string) string {
	var nodes []*node.Node
	for _, e := range t.engines {
		nodes = append(nodes, node.NewNode(e))
	}
	chosen := ""
	ranked, err := t.scheduler.SelectNodesForContainer(nodes, config)
	t.refused = err
	if err == nil {
		chosen = ranked[0].ID
	}

	cells := ""
	for _, e := range t.engines {
		mark := " "
		if e.ID == chosen {
			mark = "<"
			e.AddContainer(newContainer(e, config, name))
		}
		cells += fmt.Sprintf("%4d%s ", len(e.Containers()), mark)
	}
	return cells
}

func newContainer(e *cluster.Engine, config *cluster.ContainerConfig, name string) *cluster.Container {
	c := &cluster.Container{Config: config, Engine: e}
	c.Id = name
	c.Names = []string{"/" + name}
	c.Info.Config = &dockerclient.ContainerConfig{}
	c.Info.HostConfig = &dockerclient.HostConfig{}
	return c
}
