// Reconstructs scheduler/filter/constraint.go of Swarm 1.2.0: labels that a node must have; leaves out nothing.

package filter

import (
	"fmt"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
)

// ConstraintFilter keeps the nodes by what they are: their labels, or their name.
type ConstraintFilter struct {
}

// Name is "constraint".
func (f *ConstraintFilter) Name() string {
	return "constraint"
}

// Filter applies one constraint after the other. The key "node" is no label:
// it stands for the id and the name of the node itself.
func (f *ConstraintFilter) Filter(config *cluster.ContainerConfig, nodes []*node.Node, soft bool) ([]*node.Node, error) {
	exprs, err := parseExprs(config.Constraints())
	if err != nil {
		return nil, err
	}

	for _, c := range exprs {
		if c.isSoft && !soft {
			continue
		}
		log.Debugf("matching constraint: %s%s%s (soft=%t)", c.key, OPERATORS[c.operator], c.value, c.isSoft)

		var candidates []*node.Node
		for _, n := range nodes {
			matches := false
			if c.key == "node" {
				matches = c.Match(n.ID, n.Name)
			} else {
				matches = c.Match(n.Labels[c.key]) // "" if it has no such label
			}
			if matches {
				candidates = append(candidates, n)
			}
		}
		if candidates == nil {
			return nil, fmt.Errorf("unable to find a node that satisfies the constraint %s%s%s", c.key, OPERATORS[c.operator], c.value)
		}
		nodes = candidates
	}
	return nodes, nil
}

// GetFilters lists the constraints of the container. Unlike with affinities,
// it is not said which of them are soft.
func (f *ConstraintFilter) GetFilters(config *cluster.ContainerConfig) ([]string, error) {
	exprs, err := parseExprs(config.Constraints())
	if err != nil {
		return nil, err
	}
	var list []string
	for _, c := range exprs {
		list = append(list, c.key+OPERATORS[c.operator]+c.value)
	}
	return list, nil
}
