// Reconstructs scheduler/scheduler.go of Swarm 1.2.0: filters first, then a strategy, and a second try without the soft expressions; leaves out nothing.

// Package scheduler decides on which node a container will be created.
package scheduler

import (
	"errors"
	"strings"
	"sync"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/filter"
	"github.com/docker/swarm/scheduler/node"
	"github.com/docker/swarm/scheduler/strategy"
)

var errNoNodeAvailable = errors.New("No nodes available in the cluster")

// Scheduler is a strategy behind a row of filters. Its lock is taken by the
// cluster, not by the scheduler itself: what must not be disturbed is the
// stretch from looking at the nodes to noting down the choice.
type Scheduler struct {
	sync.Mutex

	strategy strategy.PlacementStrategy
	filters  []filter.Filter
}

// New returns a scheduler which asks the filters in the given order.
func New(strategy strategy.PlacementStrategy, filters []filter.Filter) *Scheduler {
	return &Scheduler{strategy: strategy, filters: filters}
}

// SelectNodesForContainer returns the nodes that may take the container, the
// best one first. If nothing is left, soft expressions are forgotten and
// everything is tried once more; the error is that of the second try.
func (s *Scheduler) SelectNodesForContainer(nodes []*node.Node, config *cluster.ContainerConfig) ([]*node.Node, error) {
	candidates, err := s.selectNodesForContainer(nodes, config, true)
	if err == nil {
		return candidates, nil
	}
	return s.selectNodesForContainer(nodes, config, false)
}

func (s *Scheduler) selectNodesForContainer(nodes []*node.Node, config *cluster.ContainerConfig, soft bool) ([]*node.Node, error) {
	accepted, err := filter.ApplyFilters(s.filters, config, nodes, soft)
	switch {
	case err != nil:
		return nil, err
	case len(accepted) == 0: // there were no nodes, and no health filter to say so
		return nil, errNoNodeAvailable
	}
	return s.strategy.RankAndSort(config, accepted)
}

// Strategy returns the name of the strategy, as `docker info` shows it.
func (s *Scheduler) Strategy() string {
	return s.strategy.Name()
}

// Filters returns the names of the filters, as `docker info` shows them.
func (s *Scheduler) Filters() string {
	names := make([]string, len(s.filters))
	for i, f := range s.filters {
		names[i] = f.Name()
	}
	return strings.Join(names, ", ")
}
