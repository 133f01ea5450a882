// Reconstructs scheduler/strategy/random.go of Swarm 1.2.0: any order; leaves out nothing.

package strategy

import (
	"math/rand"
	"time"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
)

// RandomPlacementStrategy shuffles the nodes. It weighs nothing, so it does
// not notice either that a node is full.
type RandomPlacementStrategy struct {
	r *rand.Rand
}

// Initialize seeds the strategy's own source from the clock.
func (p *RandomPlacementStrategy) Initialize() error {
	p.r = rand.New(rand.NewSource(time.Now().UTC().UnixNano()))
	return nil
}

// Name is "random".
func (p *RandomPlacementStrategy) Name() string {
	return "random"
}

// RankAndSort shuffles in place: each place, from the last one down, gets one
// of the nodes that have no place yet.
func (p *RandomPlacementStrategy) RankAndSort(config *cluster.ContainerConfig, nodes []*node.Node) ([]*node.Node, error) {
	for left := len(nodes); left > 1; left-- {
		pick, last := p.r.Intn(left), left-1
		nodes[pick], nodes[last] = nodes[last], nodes[pick]
	}
	return nodes, nil
}
