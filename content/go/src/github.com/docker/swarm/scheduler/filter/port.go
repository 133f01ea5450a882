// Reconstructs scheduler/filter/port.go of Swarm 1.2.0: no two containers on one port of one host; leaves out nothing.

package filter

import (
	"fmt"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler/node"
	"github.com/samalba/dockerclient"
)

// PortFilter keeps the nodes on which the ports are free that the container
// wants to have outside.
type PortFilter struct {
}

// Name is "port".
func (p *PortFilter) Name() string {
	return "port"
}

// Filter knows two cases: with --net=host the exposed ports are the host's
// own, otherwise only those published with -p are.
func (p *PortFilter) Filter(config *cluster.ContainerConfig, nodes []*node.Node, _ bool) ([]*node.Node, error) {
	free := p.filterBridge
	if config.HostConfig.NetworkMode == "host" {
		free = p.filterHost
	}
	return free(config, nodes)
}

func (p *PortFilter) filterHost(config *cluster.ContainerConfig, nodes []*node.Node) ([]*node.Node, error) {
	for port := range config.ExposedPorts {
		var free []*node.Node
		for _, n := range nodes {
			if !p.portAlreadyExposed(n, port) {
				free = append(free, n)
			}
		}
		if free == nil {
			return nil, fmt.Errorf("unable to find a node with port %s available in the Host mode", port)
		}
		nodes = free
	}
	return nodes, nil
}

func (p *PortFilter) filterBridge(config *cluster.ContainerConfig, nodes []*node.Node) ([]*node.Node, error) {
	for _, bindings := range config.HostConfig.PortBindings {
		for _, wanted := range bindings {
			var free []*node.Node
			for _, n := range nodes {
				if !p.portAlreadyInUse(n, wanted) {
					free = append(free, n)
				}
			}
			if free == nil {
				return nil, fmt.Errorf("unable to find a node with port %s available", wanted.HostPort)
			}
			nodes = free
		}
	}
	return nodes, nil
}

func (p *PortFilter) portAlreadyExposed(n *node.Node, requestedPort string) bool {
	for _, c := range n.Containers {
		if c.Info.HostConfig.NetworkMode != "host" {
			continue
		}
		if _, taken := c.Info.Config.ExposedPorts[requestedPort]; taken {
			return true
		}
	}
	return false
}

// portAlreadyInUse asks twice: what the container wanted, which is known even
// while it is stopped, and what it got, which alone knows the port that the
// daemon chose for a bare -p 80.
func (p *PortFilter) portAlreadyInUse(n *node.Node, requested dockerclient.PortBinding) bool {
	for _, c := range n.Containers {
		if p.compare(requested, c.Info.HostConfig.PortBindings) {
			return true
		}
		if p.compare(requested, c.Info.NetworkSettings.Ports) {
			return true
		}
	}
	return false
}

// compare tells whether one of the bindings has the requested port on an
// address that overlaps with the requested one. A binding without a port of
// the host is in nobody's way.
func (p *PortFilter) compare(requested dockerclient.PortBinding, bindings map[string][]dockerclient.PortBinding) bool {
	for _, list := range bindings {
		for _, taken := range list {
			if taken.HostPort == "" || taken.HostPort != requested.HostPort {
				continue
			}
			sameAddress := taken.HostIp == requested.HostIp
			if sameAddress || bindsAllInterfaces(taken) || bindsAllInterfaces(requested) {
				return true
			}
		}
	}
	return false
}

// GetFilters names each port that the container wants on its host.
func (p *PortFilter) GetFilters(config *cluster.ContainerConfig) ([]string, error) {
	var wanted []string
	if config.HostConfig.NetworkMode == "host" {
		for port := range config.ExposedPorts {
			wanted = append(wanted, fmt.Sprintf("port %s (Host mode)", port))
		}
		return wanted, nil
	}
	for _, bindings := range config.HostConfig.PortBindings {
		for _, b := range bindings {
			wanted = append(wanted, fmt.Sprintf("port %s (Bridge mode)", b.HostPort))
		}
	}
	return wanted, nil
}

func bindsAllInterfaces(binding dockerclient.PortBinding) bool {
	switch binding.HostIp {
	case "", "0.0.0.0":
		return true
	}
	return false
}
