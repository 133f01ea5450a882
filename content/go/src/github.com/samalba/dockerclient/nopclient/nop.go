// Reconstructs nopclient/nop.go of samalba/dockerclient as Swarm 1.2.0 vendors it: the client of an engine that is not connected; leaves out the calls that the interface here leaves out.

// Package nopclient has a client that reaches nobody.
package nopclient

import (
	"errors"
	"io"

	"github.com/samalba/dockerclient"
)

// ErrNoEngine is what every call returns.
var ErrNoEngine = errors.New("Engine no longer exists")

// NopClient stands where a client will be, or was.
type NopClient struct{}

var _ dockerclient.Client = (*NopClient)(nil)

// NewNopClient makes one.
func NewNopClient() *NopClient { return &NopClient{} }

// ListContainers fails.
func (client *NopClient) ListContainers(all, size bool, filters string) ([]dockerclient.Container, error) {
	return nil, ErrNoEngine
}

// InspectContainer fails.
func (client *NopClient) InspectContainer(id string) (*dockerclient.ContainerInfo, error) {
	return nil, ErrNoEngine
}

// CreateContainer fails.
func (client *NopClient) CreateContainer(config *dockerclient.ContainerConfig, name string, authConfig *dockerclient.AuthConfig) (string, error) {
	return "", ErrNoEngine
}

// StartContainer fails.
func (client *NopClient) StartContainer(id string, config *dockerclient.HostConfig) error {
	return ErrNoEngine
}

// RemoveContainer fails.
func (client *NopClient) RemoveContainer(id string, force, volumes bool) error { return ErrNoEngine }

// RenameContainer fails.
func (client *NopClient) RenameContainer(oldName string, newName string) error { return ErrNoEngine }

// MonitorEvents fails.
func (client *NopClient) MonitorEvents(options *dockerclient.MonitorEventsOptions, stopChan <-chan struct{}) (<-chan dockerclient.EventOrError, error) {
	return nil, ErrNoEngine
}

// StartMonitorEvents does nothing: there will be no event, and no error about that.
func (client *NopClient) StartMonitorEvents(cb dockerclient.Callback, ec chan error, args ...interface{}) {
}

// StopAllMonitorEvents does nothing.
func (client *NopClient) StopAllMonitorEvents() {}

// PullImage fails.
func (client *NopClient) PullImage(name string, auth *dockerclient.AuthConfig) error {
	return ErrNoEngine
}

// LoadImage fails.
func (client *NopClient) LoadImage(reader io.Reader) error { return ErrNoEngine }

// ImportImage fails.
func (client *NopClient) ImportImage(source string, repository string, tag string, tar io.Reader) (io.ReadCloser, error) {
	return nil, ErrNoEngine
}

// TagImage fails.
func (client *NopClient) TagImage(nameOrID string, repo string, tag string, force bool) error {
	return ErrNoEngine
}
