// Reconstructs client/interface.go of docker/engine-api as Swarm 1.2.0 vendors it: the calls that a cluster's Engine makes; leaves out the other forty, and the context that each takes first, since Swarm gives them all the empty one.

// Package client talks to a Docker daemon.
package client

import (
	"github.com/docker/engine-api/types"
	"github.com/docker/engine-api/types/filters"
)

// APIClient is a Docker daemon as its remote API shows it.
type APIClient interface {
	ClientVersion() string
	UpdateClientVersion(v string)

	Info() (types.Info, error)
	ServerVersion() (types.Version, error)

	ImageBuild(options types.ImageBuildOptions) (types.ImageBuildResponse, error)
	ImageList(options types.ImageListOptions) ([]types.Image, error)
	ImageRemove(options types.ImageRemoveOptions) ([]types.ImageDelete, error)

	NetworkCreate(options types.NetworkCreate) (types.NetworkCreateResponse, error)
	NetworkList(options types.NetworkListOptions) ([]types.NetworkResource, error)
	NetworkRemove(networkID string) error

	VolumeCreate(options types.VolumeCreateRequest) (types.Volume, error)
	VolumeList(filter filters.Args) (types.VolumesListResponse, error)
	VolumeRemove(volumeID string) error
}
