// Reconstructs cluster/network.go of Swarm 1.2.0: a network and the engine that told of it, and finding one by what a client calls it; leaves out nothing.

package cluster

import (
	"strings"

	"github.com/docker/docker/pkg/stringid"
	"github.com/docker/engine-api/types"
)

// Network is a network that an engine has. One that spans engines is told of
// by each of them.
type Network struct {
	types.NetworkResource

	Engine *Engine
}

func (network *Network) isPreDefined() bool {
	return network.Name == "none" || network.Name == "host" || network.Name == "bridge"
}

// RemoveDuplicateEndpoints copies a network without the endpoints that Docker
// lists twice: once under the container, once under "ep-" and the endpoint.
func (network *Network) RemoveDuplicateEndpoints() *Network {
	index := make(map[string]string) // by endpoint
	for key, endpoint := range network.Containers {
		_, seen := index[endpoint.EndpointID]
		if !seen || !strings.Contains(key, endpoint.EndpointID) {
			index[endpoint.EndpointID] = key
		}
	}
	clone := *network
	clone.Containers = make(map[string]types.EndpointResource)
	for _, key := range index {
		clone.Containers[key] = network.Containers[key]
	}
	return &clone
}

// Networks is a list of networks.
type Networks []*Network

// Uniq makes one of those that have the same id, with the containers of all.
func (networks Networks) Uniq() Networks {
	byID := make(map[string]*Network)
	uniq := Networks{}
	for _, network := range networks {
		first, seen := byID[network.ID]
		if !seen {
			byID[network.ID] = network
			uniq = append(uniq, network)
			continue
		}
		for id, endpoint := range network.Containers {
			first.Containers[id] = endpoint
		}
	}
	return uniq
}

// Filter keeps the networks with those names or ids, all if there are none;
// of them those of the types: "builtin" and "custom".
func (networks Networks) Filter(names []string, ids []string, types []string) Networks {
	found := Networks{}
	if len(names)+len(ids) == 0 {
		found = networks.Uniq()
	}
	for _, list := range [][]string{names, ids} {
		for _, idOrName := range list {
			if network := networks.Get(idOrName); network != nil {
				found = append(found, network)
			}
		}
	}
	out := Networks{}
	for _, network := range found {
		if network.isOfType(types) {
			out = append(out, network)
		}
	}
	return out
}

func (network *Network) isOfType(types []string) bool {
	for _, typ := range types {
		if typ == "custom" && !network.isPreDefined() || typ == "builtin" && network.isPreDefined() {
			return true
		}
	}
	return len(types) == 0
}

// Get finds a network by its id, whole or short, by its name, also with the
// engine's in front, or by what its id begins with. Two that match are none.
func (networks Networks) Get(IDOrName string) *Network {
	if IDOrName == "" {
		return nil
	}
	for _, network := range networks {
		if network.ID == IDOrName || stringid.TruncateID(network.ID) == IDOrName {
			return network
		}
	}
	candidates := Networks{}
	for _, network := range networks {
		switch IDOrName {
		case network.Name, network.Engine.ID + "/" + network.Name, network.Engine.Name + "/" + network.Name:
			candidates = append(candidates, network)
		}
	}
	switch len(candidates.Uniq()) {
	case 0:
	case 1:
		return candidates[0]
	default:
		return nil
	}
	for _, network := range networks {
		if network.Name == "/"+IDOrName {
			return network
		}
	}
	for _, network := range networks {
		if strings.HasPrefix(network.ID, IDOrName) {
			candidates = append(candidates, network)
		}
	}
	if len(candidates.Uniq()) == 1 {
		return candidates[0]
	}
	return nil
}
