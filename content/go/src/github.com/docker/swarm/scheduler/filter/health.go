// Reconstructs scheduler/filter/health.go of Swarm 1.2.0: no container for a node that does not answer; leaves out nothing.

package filter

import (
	"errors"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
)

// ErrNoHealthyNodeAvailable says that nobody could take any container now.
var ErrNoHealthyNodeAvailable = errors.New("No healthy node available in the cluster")

// HealthFilter keeps the nodes that answered lately.
type HealthFilter struct {
}

// Name is "health".
func (f *HealthFilter) Name() string {
	return "health"
}

// Filter does not look at the container at all.
func (f *HealthFilter) Filter(_ *cluster.ContainerConfig, nodes []*node.Node, _ bool) ([]*node.Node, error) {
	var healthy []*node.Node
	for _, n := range nodes {
		if n.IsHealthy() {
			healthy = append(healthy, n)
		}
	}
	if healthy == nil {
		return nil, ErrNoHealthyNodeAvailable
	}
	return healthy, nil
}

// GetFilters has nothing to list: no container asks for health.
func (f *HealthFilter) GetFilters(config *cluster.ContainerConfig) ([]string, error) {
	return nil, nil
}
