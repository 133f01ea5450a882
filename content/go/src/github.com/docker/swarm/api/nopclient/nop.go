// Reconstructs api/nopclient/nop.go of Swarm 1.2.0: the engine-api client of an engine that is not connected; leaves out the calls that the interface here leaves out.

// Package nopclient has an API client that reaches nobody.
package nopclient

import (
	"errors"

	"github.com/docker/engine-api/client"
	"github.com/docker/engine-api/types"
	"github.com/docker/engine-api/types/filters"
)

var errNoEngine = errors.New("Engine no longer exists")

// NopClient stands where an API client will be, or was.
type NopClient struct{}

var _ client.APIClient = (*NopClient)(nil)

// NewNopClient makes one.
func NewNopClient() *NopClient { return &NopClient{} }

// ClientVersion is no version.
func (client *NopClient) ClientVersion() string { return "" }

// UpdateClientVersion does nothing.
func (client *NopClient) UpdateClientVersion(v string) {}

// Info fails.
func (client *NopClient) Info() (types.Info, error) { return types.Info{}, errNoEngine }

// ServerVersion fails.
func (client *NopClient) ServerVersion() (types.Version, error) {
	return types.Version{}, errNoEngine
}

// ImageBuild fails.
func (client *NopClient) ImageBuild(options types.ImageBuildOptions) (types.ImageBuildResponse, error) {
	return types.ImageBuildResponse{}, errNoEngine
}

// ImageList fails.
func (client *NopClient) ImageList(options types.ImageListOptions) ([]types.Image, error) {
	return nil, errNoEngine
}

// ImageRemove fails.
func (client *NopClient) ImageRemove(options types.ImageRemoveOptions) ([]types.ImageDelete, error) {
	return nil, errNoEngine
}

// NetworkCreate fails.
func (client *NopClient) NetworkCreate(options types.NetworkCreate) (types.NetworkCreateResponse, error) {
	return types.NetworkCreateResponse{}, errNoEngine
}

// NetworkList fails.
func (client *NopClient) NetworkList(options types.NetworkListOptions) ([]types.NetworkResource, error) {
	return nil, errNoEngine
}

// NetworkRemove fails.
func (client *NopClient) NetworkRemove(networkID string) error { return errNoEngine }

// VolumeCreate fails.
func (client *NopClient) VolumeCreate(options types.VolumeCreateRequest) (types.Volume, error) {
	return types.Volume{}, errNoEngine
}

// VolumeList fails.
func (client *NopClient) VolumeList(filter filters.Args) (types.VolumesListResponse, error) {
	return types.VolumesListResponse{}, errNoEngine
}

// VolumeRemove fails.
func (client *NopClient) VolumeRemove(volumeID string) error { return errNoEngine }
