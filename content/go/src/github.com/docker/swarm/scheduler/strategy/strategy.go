// Reconstructs scheduler/strategy/strategy.go of Swarm 1.2.0: the interface and the three strategies by name; leaves out nothing.

// Package strategy puts the nodes that the filters let through into an order.
package strategy

import (
	"errors"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
)

// PlacementStrategy says which of several possible nodes is the best.
type PlacementStrategy interface {
	// Name is what --strategy takes.
	Name() string
	// Initialize is called once, when the strategy has been chosen.
	Initialize() error
	// RankAndSort returns the nodes, best first, without those that have not
	// enough left for the container. ErrNoResourcesAvailable if none has.
	RankAndSort(config *cluster.ContainerConfig, nodes []*node.Node) ([]*node.Node, error)
}

var (
	strategies []PlacementStrategy

	// ErrNotSupported answers a name that no strategy has.
	ErrNotSupported = errors.New("strategy not supported")

	// ErrNoResourcesAvailable says that no node has enough left for the container.
	ErrNoResourcesAvailable = errors.New("no resources available to schedule container")
)

func init() {
	strategies = append(strategies,
		&SpreadPlacementStrategy{},
		&BinpackPlacementStrategy{},
		&RandomPlacementStrategy{},
	)
}

// New returns the strategy of that name. "binpacking", as binpack was once
// called, is still understood.
func New(name string) (PlacementStrategy, error) {
	if name == "binpacking" {
		name = "binpack"
	}
	for _, s := range strategies {
		if s.Name() != name {
			continue
		}
		log.WithField("name", name).Debugf("Initializing strategy")
		return s, s.Initialize()
	}
	return nil, ErrNotSupported
}

// List returns the names of the strategies.
func List() []string {
	names := make([]string, 0, len(strategies))
	for _, s := range strategies {
		names = append(names, s.Name())
	}
	return names
}
