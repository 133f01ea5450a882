// Reconstructs cluster/volume.go of Swarm 1.2.0: a volume and the engine it is on; leaves out nothing.

package cluster

import "github.com/docker/engine-api/types"

// Volume is a volume that an engine has.
type Volume struct {
	types.Volume

	Engine *Engine
}

// Volumes is a list of volumes.
type Volumes []*Volume

// Get finds a volume by its name, also with the engine's in front. Of several
// with one name only one that is not local can be meant: it is everywhere.
func (volumes Volumes) Get(name string) *Volume {
	if name == "" {
		return nil
	}
	candidates := Volumes{}
	for _, volume := range volumes {
		switch name {
		case volume.Name, volume.Engine.ID + "/" + volume.Name, volume.Engine.Name + "/" + volume.Name:
			candidates = append(candidates, volume)
		}
	}
	if len(candidates) == 1 {
		return candidates[0]
	}
	for _, volume := range candidates {
		if volume.Name == name && volume.Driver != "local" {
			return volume
		}
	}
	if len(candidates) > 0 {
		return nil
	}
	for _, volume := range volumes {
		if volume.Name == "/"+name {
			return volume
		}
	}
	return nil
}
