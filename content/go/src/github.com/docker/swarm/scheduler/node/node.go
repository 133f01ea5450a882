// Reconstructs scheduler/node/node.go of Swarm 1.2.0: what the scheduler sees of an engine; leaves out nothing.

// Package node holds the picture of an engine on which a placement is decided.
package node

import (
	"errors"

	"github.com/docker/swarm/cluster"
)

// Node is an engine as it was when the scheduler was asked. It is a copy: the
// pending containers are added to it and never to the engine.
type Node struct {
	ID         string
	IP         string
	Addr       string
	Name       string
	Labels     map[string]string
	Containers cluster.Containers
	Images     []*cluster.Image

	// In bytes and in CPUs. Used is what the containers asked for, not what they use.
	UsedMemory  int64
	UsedCpus    int64
	TotalMemory int64
	TotalCpus   int64

	// From 0, not healthy, to 100, no failure lately.
	HealthIndicator int64
}

// NewNode takes the picture.
func NewNode(e *cluster.Engine) *Node {
	n := new(Node)

	n.ID, n.IP, n.Addr = e.ID, e.IP, e.Addr
	n.Name, n.Labels = e.Name, e.Labels
	n.HealthIndicator = e.HealthIndicator()

	n.Containers, n.Images = e.Containers(), e.Images()

	n.UsedMemory, n.TotalMemory = e.UsedMemory(), e.TotalMemory()
	n.UsedCpus, n.TotalCpus = e.UsedCpus(), int64(e.TotalCpus())
	return n
}

// IsHealthy tells whether the node may get containers at all.
func (n *Node) IsHealthy() bool {
	return n.HealthIndicator > 0
}

// Container looks a container of the node up by id, swarm id, name or the
// beginning of an id. It returns nil if none or more than one answers to it.
func (n *Node) Container(IDOrName string) *cluster.Container {
	return n.Containers.Get(IDOrName)
}

// AddContainer counts one more container on the node. A container that is
// larger than the whole node is refused; one that is merely too much for what
// is left is not, since the strategy has already looked at that.
func (n *Node) AddContainer(container *cluster.Container) error {
	if config := container.Config; config != nil {
		if config.Memory > n.TotalMemory || config.CpuShares > n.TotalCpus {
			return errors.New("not enough resources")
		}
		n.UsedMemory += config.Memory
		n.UsedCpus += config.CpuShares
	}
	n.Containers = append(n.Containers, container)
	return nil
}
