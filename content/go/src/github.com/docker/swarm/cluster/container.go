// Reconstructs cluster/container.go of Swarm 1.2.0: a container and the engine it is on, and finding one by what a client calls it; leaves out nothing.

package cluster

import (
	"strings"

	"github.com/docker/docker/pkg/stringid"
	"github.com/samalba/dockerclient"
)

// Container is what an engine told of a container: in its list, and when asked
// about this one.
type Container struct {
	dockerclient.Container

	Config *ContainerConfig
	Info   dockerclient.ContainerInfo
	Engine *Engine
}

// Refresh asks the engine again.
func (c *Container) Refresh() (*Container, error) {
	return c.Engine.refreshContainer(c.Id, true)
}

// Containers is a list of containers.
type Containers []*Container

// Get finds a container. It tries, one after the other: the id, whole or
// short; the swarm id, whole or short; names, also with the engine's in front;
// what an id or a swarm id begins with. Two names that match are none.
func (containers Containers) Get(IDOrName string) *Container {
	if IDOrName == "" {
		return nil
	}
	for _, container := range containers {
		if isID(container.Id, IDOrName) {
			return container
		}
	}
	for _, container := range containers {
		if isID(container.Config.SwarmID(), IDOrName) {
			return container
		}
	}
	candidates := Containers{}
	for _, container := range containers {
		if container.isNamed(IDOrName) {
			candidates = append(candidates, container)
		}
	}
	if len(candidates) > 1 {
		return nil
	}
	if len(candidates) == 0 {
		for _, container := range containers {
			if strings.HasPrefix(container.Id, IDOrName) {
				candidates = append(candidates, container)
			}
			if strings.HasPrefix(container.Config.SwarmID(), IDOrName) {
				candidates = append(candidates, container)
			}
		}
	}
	if len(candidates) == 1 {
		return candidates[0]
	}
	return nil
}

func isID(id, wanted string) bool {
	return id == wanted || stringid.TruncateID(id) == wanted
}

func (c *Container) isNamed(wanted string) bool {
	for _, name := range c.Names {
		switch wanted {
		case name, strings.TrimPrefix(name, "/"), c.Engine.ID + name, c.Engine.Name + name:
			return true
		}
	}
	return false
}
