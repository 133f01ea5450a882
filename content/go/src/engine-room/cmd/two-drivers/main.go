// This is no reconstruction: Swarm's two cluster drivers over the same Docker daemon, asked the same questions through the one interface that both of them are.

// Command two-drivers makes a cluster with each driver and prints what each
// answers to the same calls.
//
//	two-drivers 10.0.0.1:2375
package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"engine-room/mesos-master"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/docker/pkg/discovery"
	_ "github.com/docker/docker/pkg/discovery/nodes"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/cluster/mesos"
	"github.com/docker/swarm/cluster/swarm"
	"github.com/docker/swarm/scheduler"
	"github.com/docker/swarm/scheduler/filter"
	"github.com/docker/swarm/scheduler/strategy"
	mesosscheduler "github.com/mesos/mesos-go/scheduler"
	"github.com/samalba/dockerclient"
)

const masterAddr = "10.0.0.10:5050"

var engineOpts = &cluster.EngineOpts{RefreshMinInterval: 30 * time.Second, RefreshMaxInterval: 60 * time.Second, FailureRetry: 3}

func main() {
	log.SetOutput(os.Stderr)
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: two-drivers <host:port of a daemon>")
		os.Exit(2)
	}
	first, err := newSwarm(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	ask("swarm", first)
	second, err := newMesos(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	ask("mesos", second)
}

func newScheduler() (*scheduler.Scheduler, error) {
	s, err := strategy.New("spread")
	if err != nil {
		return nil, err
	}
	fs, err := filter.New([]string{"health", "constraint"})
	if err != nil {
		return nil, err
	}
	return scheduler.New(s, fs), nil
}

// newSwarm finds the daemon by discovery.
func newSwarm(addr string) (cluster.Cluster, error) {
	d, err := discovery.New("nodes://"+addr, 60*time.Second, 180*time.Second, nil)
	if err != nil {
		return nil, err
	}
	s, err := newScheduler()
	if err != nil {
		return nil, err
	}
	return swarm.NewCluster(s, nil, d, nil, engineOpts)
}

// newMesos is offered a part of the same machine by a Mesos master.
func newMesos(addr string) (cluster.Cluster, error) {
	mesosscheduler.Serve(masterAddr, master.New(master.Machine{ID: "agent-1", Docker: addr, Cpus: 1, Mem: 512}))
	s, err := newScheduler()
	if err != nil {
		return nil, err
	}
	return mesos.NewCluster(s, nil, masterAddr, nil, engineOpts)
}

// ask makes the calls. It does not know which driver it has.
func ask(name string, c cluster.Cluster) {
	fmt.Printf("%s: processors: %d\n", name, c.TotalCpus())
	for c.TotalCpus() == 0 {
		time.Sleep(time.Second) // nobody has answered, or offered, yet
	}
	fmt.Printf("%s: processors: %d\n", name, c.TotalCpus())
	for _, line := range c.Info() {
		if !strings.Contains(line[0], "Labels") && !strings.Contains(line[0], "UpdatedAt") {
			fmt.Printf("%s:   %s: %s\n", name, line[0], line[1])
		}
	}
	create(name, c, "small", 0)
	create(name, c, "large", 64<<20)
	for _, container := range c.Containers() {
		fmt.Printf("%s: has %s\n", name, strings.Join(container.Names, " "))
	}
	if _, err := c.RemoveImages("absent", false); err != nil {
		fmt.Printf("%s: images can't be removed: %s\n", name, err)
	}
	fmt.Printf("%s: %d MiB left to reserve\n", name, left(c)>>20)
	time.Sleep(6 * time.Second)
	fmt.Printf("%s: %d MiB six seconds later\n", name, left(c)>>20)
}

func create(name string, c cluster.Cluster, container string, memory int64) {
	config := cluster.BuildContainerConfig(dockerclient.ContainerConfig{
		Image: "busybox",
		Cmd:   []string{"echo", "hello"},
		HostConfig: dockerclient.HostConfig{
			Memory:      memory,
			NetworkMode: "none",
		},
	})
	created, err := c.CreateContainer(config, name+"-"+container, nil)
	if err != nil {
		fmt.Printf("%s: no %s: %s\n", name, container, err)
		return
	}
	fmt.Printf("%s: created %s on %s\n", name, created.Names[0], created.Engine.Name)
}

// left is the memory of the cluster less what the containers have reserved;
// what Mesos offers is less already.
func left(c cluster.Cluster) int64 {
	total := c.TotalMemory()
	if _, ours := c.(*swarm.Cluster); ours {
		for _, container := range c.Containers() {
			total -= container.Config.Memory
		}
	}
	return total
}
