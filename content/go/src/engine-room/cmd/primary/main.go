// This is no reconstruction: the part of `swarm manage` that makes a manager's handler, without elections and nearly without flags.

// Command primary serves the API of a cluster of Docker daemons. With -follow it
// is not the primary: it sends on to that one what a replica sends on.
//
//	primary [-D] [-cors] [-H 127.0.0.1:2375] [-follow 10.0.0.9:2375] nodes://10.0.0.2:2375,10.0.0.3:2375
package main

import (
	"flag"
	"os"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/pkg/discovery"
	_ "github.com/docker/docker/pkg/discovery/memory"
	_ "github.com/docker/docker/pkg/discovery/nodes"
	"github.com/docker/swarm/api"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/cluster/swarm"
	"github.com/docker/swarm/scheduler"
	"github.com/docker/swarm/scheduler/filter"
	"github.com/docker/swarm/scheduler/strategy"
)

// heartbeat is how often discovery would be looked at, if it changed.
const heartbeat = 60 * time.Second

// status is what `docker info` shows of the cluster.
type status struct {
	cluster cluster.Cluster
	primary string // whom it follows; "" if nobody
}

// Status makes it an api.StatusHandler.
func (s status) Status() [][2]string {
	rows := [][2]string{{"Role", "primary"}}
	if s.primary != "" {
		rows = [][2]string{{"Role", "replica"}, {"Primary", s.primary}}
	}
	return append(rows, s.cluster.Info()...)
}

func main() {
	host := flag.String("H", "127.0.0.1:2375", "where to listen")
	cors := flag.Bool("cors", false, "let pages from anywhere use the API")
	follow := flag.String("follow", "", "the primary, for a replica")
	debug := flag.Bool("D", false, "debug mode")
	flag.Parse()
	log.SetOutput(os.Stderr)
	if *debug {
		log.SetLevel(log.DebugLevel)
	}
	if flag.NArg() != 1 {
		log.Fatal("usage: primary [-D] [-cors] [-H host] [-follow primary] <discovery>")
	}
	c, err := newCluster(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	server := api.NewServer([]string{*host}, nil)
	primary := api.NewPrimary(c, nil, status{c, *follow}, *debug, *cors)
	if *follow == "" {
		server.SetHandler(primary)
	} else {
		replica := api.NewReplica(primary, nil)
		replica.SetPrimary(*follow)
		server.SetHandler(replica)
	}
	log.Fatal(server.ListenAndServe())
}

// newCluster makes a cluster of the daemons that discovery names.
func newCluster(uri string) (cluster.Cluster, error) {
	backend, err := discovery.New(uri, heartbeat, 0, nil)
	if err != nil {
		return nil, err
	}
	spread, err := strategy.New("spread")
	if err != nil {
		return nil, err
	}
	filters, err := filter.New(filter.List())
	if err != nil {
		return nil, err
	}
	return swarm.NewCluster(scheduler.New(spread, filters), nil, backend, nil, &cluster.EngineOpts{
		RefreshMinInterval: 30 * time.Second,
		RefreshMaxInterval: 60 * time.Second,
		FailureRetry:       3,
	})
}
