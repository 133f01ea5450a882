// This is no reconstruction: Swarm's own cluster driver without the manager around it, so that its engines can be watched while nobody asks anything.

// Command roster makes a cluster of the Docker daemons that discovery names,
// and prints what happens to them: a line for each event that the cluster
// makes itself, and one for each engine whose state is another than before.
//
//	roster [-refresh-min 30s] [-refresh-max 60s] [-heartbeat 60s] [-retry 3] [-D] [-opt swarm.overcommit=0.05] 10.0.0.2:2375,10.0.0.3:2375
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/docker/pkg/discovery"
	_ "github.com/docker/docker/pkg/discovery/file"
	_ "github.com/docker/docker/pkg/discovery/nodes"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/cluster/swarm"
	"github.com/docker/swarm/scheduler"
	"github.com/docker/swarm/scheduler/filter"
	"github.com/docker/swarm/scheduler/strategy"
)

// roster hears the cluster's events.
type roster struct {
	mu    sync.Mutex
	out   io.Writer
	start time.Time
}

// Handle prints an event that the cluster made itself, and who it is about.
func (r *roster) Handle(e *cluster.Event) error {
	if e.From == "swarm" {
		r.print(e.Status, e.Engine.Addr)
	}
	return nil
}

// print begins the line with the seconds since the start.
func (r *roster) print(words ...string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	fmt.Fprintf(r.out, "%3.0fs  %s\n", time.Since(r.start).Seconds(), strings.Join(words, "  "))
}

// states is what `docker info` would show of each engine, in the order shown:
// its name and address, its state and what is wrong with it.
func states(c cluster.Cluster) []string {
	var engines []string
	for _, line := range c.Info() {
		switch {
		case strings.HasPrefix(line[0], " ") && !strings.HasPrefix(line[0], "  "):
			engines = append(engines, strings.TrimSpace(line[0])+" "+line[1])
		case strings.HasSuffix(line[0], "Status"), strings.HasSuffix(line[0], "Error"):
			engines[len(engines)-1] += "  " + line[1]
		}
	}
	return engines
}

// watch looks every ten seconds and prints what has changed.
func (r *roster) watch(c cluster.Cluster) {
	known := make(map[string]bool)
	for {
		time.Sleep(10 * time.Second)
		now := make(map[string]bool)
		for _, state := range states(c) {
			now[state] = true
			if !known[state] {
				r.print(state)
			}
		}
		known = now
	}
}

func main() {
	heartbeat := flag.Duration("heartbeat", 60*time.Second, "how often discovery looks")
	min := flag.Duration("refresh-min", 30*time.Second, "refresh an engine after this at the earliest")
	max := flag.Duration("refresh-max", 60*time.Second, "and after this at the latest")
	retry := flag.Int("retry", 3, "an engine is unhealthy after so many failures")
	debug := flag.Bool("D", false, "debug mode")
	option := flag.String("opt", "", "an option of the driver, as in swarm.overcommit=0.05")
	flag.Parse()
	log.SetOutput(os.Stderr)
	if *debug {
		log.SetLevel(log.DebugLevel)
	}
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: roster [flags] <discovery>")
		os.Exit(2)
	}
	var opts cluster.DriverOpts
	if *option != "" {
		opts = append(opts, *option)
	}
	c, err := build(flag.Arg(0), *heartbeat, opts, &cluster.EngineOpts{RefreshMinInterval: *min, RefreshMaxInterval: *max, FailureRetry: *retry})
	if err != nil {
		log.Fatal(err)
	}
	r := &roster{out: os.Stdout, start: time.Now()}
	if err := c.RegisterEventHandler(r); err != nil {
		log.Fatal(err)
	}
	r.watch(c)
}

// build does what `swarm manage` does until it has a cluster.
func build(uri string, heartbeat time.Duration, opts cluster.DriverOpts, engineOpts *cluster.EngineOpts) (cluster.Cluster, error) {
	d, err := discovery.New(uri, heartbeat, 3*heartbeat, nil)
	if err != nil {
		return nil, err
	}
	s, err := strategy.New("spread")
	if err != nil {
		return nil, err
	}
	fs, err := filter.New(filter.List())
	if err != nil {
		return nil, err
	}
	return swarm.NewCluster(scheduler.New(s, fs), nil, d, opts, engineOpts)
}
