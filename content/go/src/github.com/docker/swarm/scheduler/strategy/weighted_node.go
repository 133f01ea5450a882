// Reconstructs scheduler/strategy/weighted_node.go of Swarm 1.2.0: how much a node weighs and which of two comes first; leaves out nothing.

package strategy

import (
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
)

// weightedNode is a node while it is being compared with others.
type weightedNode struct {
	Node *node.Node
	// Weight is the CPU score plus the memory score, 0 to 100 each, plus or
	// minus ten times the health.
	Weight int64
}

type weightedNodeList []*weightedNode

func (l weightedNodeList) Len() int {
	return len(l)
}

func (l weightedNodeList) Swap(i, j int) {
	l[i], l[j] = l[j], l[i]
}

// Less puts the lighter node first and, of two that weigh the
// same, the one with fewer containers. A container that is stopped,
// or not there yet, counts like any other.
func (l weightedNodeList) Less(i, j int) bool {
	a, b := l[i], l[j]
	if a.Weight != b.Weight {
		return a.Weight < b.Weight
	}
	return len(a.Node.Containers) < len(b.Node.Containers)
}

// nodes is the list without the weights.
func (l weightedNodeList) nodes() []*node.Node {
	out := make([]*node.Node, 0, len(l))
	for _, w := range l {
		out = append(out, w.Node)
	}
	return out
}

// weighNodes weighs each node as it would be with the container on it, and
// leaves out the nodes on which it does not fit.
func weighNodes(config *cluster.ContainerConfig, nodes []*node.Node, healthinessFactor int64) (weightedNodeList, error) {
	var list weightedNodeList
	for _, n := range nodes {
		if config.Memory > n.TotalMemory || config.CpuShares > n.TotalCpus {
			continue // too small even when empty
		}
		cpuScore := score(n.UsedCpus, config.CpuShares, n.TotalCpus)
		memoryScore := score(n.UsedMemory, config.Memory, n.TotalMemory)
		if cpuScore > 100 || memoryScore > 100 {
			continue // too full
		}
		weight := cpuScore + memoryScore + healthinessFactor*n.HealthIndicator
		list = append(list, &weightedNode{Node: n, Weight: weight})
	}
	if len(list) == 0 {
		return nil, ErrNoResourcesAvailable
	}
	return list, nil
}

// score is how full a node would be, in whole percent. A container
// that asks for nothing leaves every node at 100: all weigh the
// same, and the number of containers decides.
func score(used, wanted, total int64) int64 {
	if wanted <= 0 {
		return 100
	}
	return (used + wanted) * 100 / total
}
