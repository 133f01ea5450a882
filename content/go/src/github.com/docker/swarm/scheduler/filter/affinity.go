// Reconstructs scheduler/filter/affinity.go of Swarm 1.2.0: near or far from containers and images; leaves out nothing.

package filter

import (
	"fmt"
	"strings"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
)

// AffinityFilter keeps the nodes by what is on them already.
type AffinityFilter struct {
}

// Name is "affinity".
func (f *AffinityFilter) Name() string {
	return "affinity"
}

// Filter applies one affinity after the other: each looks only at the nodes
// that the ones before it have left over.
func (f *AffinityFilter) Filter(config *cluster.ContainerConfig, nodes []*node.Node, soft bool) ([]*node.Node, error) {
	exprs, err := parseExprs(config.Affinities())
	if err != nil {
		return nil, err
	}

	for _, a := range exprs {
		if a.isSoft && !soft {
			continue
		}
		log.Debugf("matching affinity: %s%s%s (soft=%t)", a.key, OPERATORS[a.operator], a.value, a.isSoft)

		var candidates []*node.Node
		for _, n := range nodes {
			if a.Match(presentOn(n, a.key)...) {
				candidates = append(candidates, n)
			}
		}
		if candidates == nil {
			return nil, fmt.Errorf("unable to find a node that satisfies the affinity %s%s%s", a.key, OPERATORS[a.operator], a.value)
		}
		nodes = candidates
	}
	return nodes, nil
}

// presentOn lists what an affinity with this key is compared with: ids and
// names of containers, ids, tags and repositories of images, or else the
// values that the containers have for the label of that name.
func presentOn(n *node.Node, key string) []string {
	var present []string
	switch key {
	case "container":
		for _, c := range n.Containers {
			if len(c.Names) > 0 {
				present = append(present, c.Id, strings.TrimPrefix(c.Names[0], "/"))
			}
		}
	case "image":
		for _, image := range n.Images {
			present = append(present, image.ID)
			for _, tag := range image.RepoTags {
				repo, _ := cluster.ParseRepositoryTag(tag)
				present = append(present, tag, repo)
			}
		}
	default:
		for _, c := range n.Containers {
			present = append(present, c.Labels[key])
		}
	}
	return present
}

// GetFilters lists the affinities of the container, soft ones marked.
func (f *AffinityFilter) GetFilters(config *cluster.ContainerConfig) ([]string, error) {
	exprs, err := parseExprs(config.Affinities())
	if err != nil {
		return nil, err
	}
	var list []string
	for _, a := range exprs {
		list = append(list, fmt.Sprintf("%s%s%s (soft=%t)", a.key, OPERATORS[a.operator], a.value, a.isSoft))
	}
	return list, nil
}
