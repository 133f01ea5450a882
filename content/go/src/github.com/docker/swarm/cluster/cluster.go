// Reconstructs cluster/cluster.go of Swarm 1.2.0: what a driver must be able to do for the API to stand on it; leaves out nothing.

// Package cluster is what the drivers of a cluster share: engines, and the
// containers, images, networks and volumes on them.
package cluster

import (
	"io"

	"github.com/docker/engine-api/types"
	"github.com/samalba/dockerclient"
)

// Cluster is many daemons that answer as one.
type Cluster interface {
	// CreateContainer finds an engine for a container and creates it there.
	CreateContainer(config *ContainerConfig, name string, authConfig *dockerclient.AuthConfig) (*Container, error)

	// RemoveContainer removes a container from the engine it is on.
	RemoveContainer(container *Container, force, volumes bool) error

	// Images lists the images of all engines; an image on two of them twice.
	Images() Images

	// Image is one image by its id or name, or nil.
	Image(IDOrName string) *Image

	// RemoveImages removes an image from every engine that has it.
	RemoveImages(name string, force bool) ([]types.ImageDelete, error)

	// Containers lists the containers of all engines.
	Containers() Containers

	// StartContainer starts a container where it is.
	StartContainer(container *Container, hostConfig *dockerclient.HostConfig) error

	// Container is one container by its id or name, or nil.
	Container(IDOrName string) *Container

	// Networks lists the networks of all engines.
	Networks() Networks

	// CreateNetwork creates a network on some engine.
	CreateNetwork(request *types.NetworkCreate) (*types.NetworkCreateResponse, error)

	// RemoveNetwork removes a network from the cluster.
	RemoveNetwork(network *Network) error

	// CreateVolume creates a volume on one engine if the name has its name in
	// front, else on all.
	CreateVolume(request *types.VolumeCreateRequest) (*Volume, error)

	// Volumes lists the volumes of all engines.
	Volumes() Volumes

	// RemoveVolumes removes a volume from every engine that has it, and tells
	// whether one had.
	RemoveVolumes(name string) (bool, error)

	// Pull pulls an image on every engine. callback is called as often as there
	// is news: where, and how it stands ("" when it begins, "downloaded", or an error).
	Pull(name string, authConfig *dockerclient.AuthConfig, callback func(where, status string, err error))

	// Import makes an image of a file tree on every engine, with news as Pull has.
	Import(source string, repository string, tag string, imageReader io.Reader, callback func(where, status string, err error))

	// Load gives every engine saved images, with news as Pull has.
	Load(imageReader io.Reader, callback func(what, status string, err error))

	// Info is what `docker info` shows of a cluster, in lines of two columns. A
	// driver says what it likes.
	Info() [][2]string

	// TotalMemory is the memory of all engines, in bytes.
	TotalMemory() int64

	// TotalCpus counts the processors of all engines.
	TotalCpus() int

	// RegisterEventHandler has h called for each event of an engine, and for
	// each that the cluster makes itself.
	RegisterEventHandler(h EventHandler) error

	// UnregisterEventHandler ends that.
	UnregisterEventHandler(h EventHandler)

	// RANDOMENGINE is any engine, for requests that all answer alike.
	RANDOMENGINE() (*Engine, error)

	// RenameContainer gives a container a name that no other has.
	RenameContainer(container *Container, newName string) error

	// BuildImage builds an image on some engine and copies what it says to out.
	BuildImage(buildImage *types.ImageBuildOptions, out io.Writer) error

	// TagImage names an image on every engine that has it.
	TagImage(IDOrName string, repo string, tag string, force bool) error
}
