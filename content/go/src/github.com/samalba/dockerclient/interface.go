// Reconstructs interface.go of samalba/dockerclient as Swarm 1.2.0 vendors it: the calls that a cluster's Engine makes; leaves out the other thirty. Swarm 1.2.0 is in the middle of a move from this client to engine-api's, and has both: so has this.

package dockerclient

import "io"

// Callback is called for each event.
type Callback func(*Event, chan error, ...interface{})

// Client is a Docker daemon as Swarm sees it.
type Client interface {
	ListContainers(all, size bool, filters string) ([]Container, error)
	InspectContainer(id string) (*ContainerInfo, error)
	CreateContainer(config *ContainerConfig, name string, authConfig *AuthConfig) (string, error)
	StartContainer(id string, config *HostConfig) error
	RemoveContainer(id string, force, volumes bool) error
	RenameContainer(oldName string, newName string) error

	// MonitorEvents streams events until the daemon ends, or stopChan is closed.
	MonitorEvents(options *MonitorEventsOptions, stopChan <-chan struct{}) (<-chan EventOrError, error)
	// StartMonitorEvents calls cb for each event until StopAllMonitorEvents;
	// when the stream breaks, ec gets the reason.
	StartMonitorEvents(cb Callback, ec chan error, args ...interface{})
	StopAllMonitorEvents()

	PullImage(name string, auth *AuthConfig) error
	LoadImage(reader io.Reader) error
	ImportImage(source string, repository string, tag string, tar io.Reader) (io.ReadCloser, error)
	TagImage(nameOrID string, repo string, tag string, force bool) error
}
