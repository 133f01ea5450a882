// Reconstructs scheduler/filter/dependency.go of Swarm 1.2.0: a container goes where the containers are that it needs; leaves out nothing.

package filter

import (
	"fmt"
	"strings"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
)

// DependencyFilter keeps the nodes that hold every container named by
// --volumes-from, --link and --net=container:. No daemon can reach over to
// another for any of the three.
type DependencyFilter struct {
}

// Name is "dependency".
func (f *DependencyFilter) Name() string {
	return "dependency"
}

// Filter takes the part before the first colon of a volume or a link for the
// name of a container: after it stands a mode or an alias.
func (f *DependencyFilter) Filter(config *cluster.ContainerConfig, nodes []*node.Node, _ bool) ([]*node.Node, error) {
	if len(nodes) == 0 {
		return nodes, nil
	}

	var needed []string
	for _, from := range config.HostConfig.VolumesFrom {
		needed = append(needed, beforeColon(from))
	}
	for _, link := range config.HostConfig.Links {
		needed = append(needed, beforeColon(link))
	}
	if mode := config.HostConfig.NetworkMode; strings.HasPrefix(mode, "container:") {
		needed = append(needed, strings.TrimPrefix(mode, "container:"))
	}

	var candidates []*node.Node
	for _, n := range nodes {
		if f.check(needed, n) {
			candidates = append(candidates, n)
		}
	}
	if candidates == nil {
		return nil, fmt.Errorf("Unable to find a node fulfilling all dependencies: %s", f.String(config))
	}
	return candidates, nil
}

func beforeColon(s string) string {
	return strings.SplitN(s, ":", 2)[0]
}

// GetFilters names the dependencies as they stood on the command line.
func (f *DependencyFilter) GetFilters(config *cluster.ContainerConfig) ([]string, error) {
	hc := config.HostConfig
	var flags []string
	for _, from := range hc.VolumesFrom {
		flags = append(flags, "--volumes-from="+from)
	}
	for _, link := range hc.Links {
		flags = append(flags, "--link="+link)
	}
	if strings.HasPrefix(hc.NetworkMode, "container:") {
		flags = append(flags, "--net="+hc.NetworkMode)
	}
	return flags, nil
}

// String is all dependencies in one line.
func (f *DependencyFilter) String(config *cluster.ContainerConfig) string {
	flags, _ := f.GetFilters(config)
	return strings.Join(flags, " ")
}

// check tells whether the node holds all of them.
func (f *DependencyFilter) check(dependencies []string, n *node.Node) bool {
	for _, name := range dependencies {
		if n.Container(name) == nil {
			return false
		}
	}
	return true
}
