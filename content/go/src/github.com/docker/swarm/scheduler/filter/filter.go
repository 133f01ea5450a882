// Reconstructs scheduler/filter/filter.go of Swarm 1.2.0: the interface, the five filters by name, and asking them in turn; leaves out nothing.

// Package filter takes away the nodes that cannot or must not get a container.
package filter

import (
	"errors"
	"fmt"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
)

// Filter is one reason for which a node may be refused.
type Filter interface {
	// Name is what --filter takes.
	Name() string

	// Filter returns the nodes that stay, or an error if none does. Expressions
	// marked soft count only when the last argument is true.
	Filter(*cluster.ContainerConfig, []*node.Node, bool) ([]*node.Node, error)

	// GetFilters returns what the container asks of this filter, in words for an error message.
	GetFilters(*cluster.ContainerConfig) ([]string, error)
}

var (
	filters []Filter

	// ErrNotSupported answers a name that no filter has.
	ErrNotSupported = errors.New("filter not supported")
)

func init() {
	filters = append(filters,
		&HealthFilter{},
		&PortFilter{},
		&DependencyFilter{},
		&AffinityFilter{},
		&ConstraintFilter{},
	)
}

// New returns the filters of those names, in that order.
func New(names []string) ([]Filter, error) {
	var selected []Filter
	for _, name := range names {
		f := byName(name)
		if f == nil {
			return nil, ErrNotSupported
		}
		log.WithField("name", name).Debug("Initializing filter")
		selected = append(selected, f)
	}
	return selected, nil
}

func byName(name string) Filter {
	for _, f := range filters {
		if f.Name() == name {
			return f
		}
	}
	return nil
}

// ApplyFilters gives each filter what the one before it has left over. The
// first one that leaves nothing ends it, and the message names everything
// that was asked for up to there, since a filter refuses only among the nodes
// it was shown.
func ApplyFilters(filters []Filter, config *cluster.ContainerConfig, nodes []*node.Node, soft bool) ([]*node.Node, error) {
	candidates := nodes
	for _, f := range filters {
		left, err := f.Filter(config, candidates, soft)
		if err == nil {
			candidates = left
			continue
		}
		if f.Name() == "health" {
			return nil, err // nothing the container asked for is to blame
		}
		conditions := listAllFilters(filters, config, f.Name())
		return nil, fmt.Errorf("Unable to find a node that satisfies the following conditions %s", conditions)
	}
	return candidates, nil
}

// listAllFilters has a line for each filter, up to the last one named, of
// which the container asks something.
func listAllFilters(filters []Filter, config *cluster.ContainerConfig, lastFilter string) string {
	text := ""
	for _, f := range filters {
		if asked, err := f.GetFilters(config); err == nil && len(asked) > 0 {
			text += fmt.Sprintf("\n%v", asked)
		}
		if f.Name() == lastFilter {
			break
		}
	}
	return text
}

// List returns the names of the filters, in the order in which they are asked by default.
func List() []string {
	names := make([]string, 0, len(filters))
	for _, f := range filters {
		names = append(names, f.Name())
	}
	return names
}
