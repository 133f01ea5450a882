// Reconstructs scheduler/strategy/spread.go of Swarm 1.2.0: the least loaded node first; leaves out nothing.

package strategy

import (
	"sort"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
)

// SpreadPlacementStrategy prefers the node with the least on it, so that the
// death of one node takes as few containers as possible with it.
type SpreadPlacementStrategy struct {
}

// Initialize has nothing to do.
func (p *SpreadPlacementStrategy) Initialize() error {
	return nil
}

// Name is "spread", the default.
func (p *SpreadPlacementStrategy) Name() string {
	return "spread"
}

// RankAndSort sorts by weight, the lightest first.
func (p *SpreadPlacementStrategy) RankAndSort(config *cluster.ContainerConfig, nodes []*node.Node) ([]*node.Node, error) {
	// Light is good here, so health takes weight away. Ten times: a node in
	// full health is 1000 lighter, and CPUs and memory together reach 200.
	const healthFactor int64 = -10

	list, err := weighNodes(config, nodes, healthFactor)
	if err != nil {
		return nil, err
	}
	sort.Sort(list)
	ranked := list.nodes()
	return ranked, nil
}
