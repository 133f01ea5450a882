// Reconstructs scheduler/strategy/binpack.go of Swarm 1.2.0: the fullest node first; leaves out nothing.

package strategy

import (
	"sort"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
)

// BinpackPlacementStrategy prefers the node that is fullest and still has
// room, so that large containers find an empty node later.
type BinpackPlacementStrategy struct {
}

// Initialize has nothing to do.
func (p *BinpackPlacementStrategy) Initialize() error {
	return nil
}

// Name is "binpack".
func (p *BinpackPlacementStrategy) Name() string {
	return "binpack"
}

// RankAndSort sorts by weight, the heaviest first.
func (p *BinpackPlacementStrategy) RankAndSort(config *cluster.ContainerConfig, nodes []*node.Node) ([]*node.Node, error) {
	// Heavy is good here, so health adds weight.
	const healthFactor int64 = 10

	list, err := weighNodes(config, nodes, healthFactor)
	if err != nil {
		return nil, err
	}
	sort.Sort(sort.Reverse(list))
	ranked := list.nodes()
	return ranked, nil
}
