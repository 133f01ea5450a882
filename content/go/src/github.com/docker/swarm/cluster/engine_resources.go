// Reconstructs the second half of cluster/engine.go of Swarm 1.2.0: what an engine has (containers, images, networks, volumes), read and changed; leaves out nothing but contexts.

package cluster

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/docker/engine-api/types"
	"github.com/docker/engine-api/types/filters"
	"github.com/samalba/dockerclient"
)

// RefreshContainers reads the list of containers. Those not known yet are
// inspected, and if full is set all are.
func (e *Engine) RefreshContainers(full bool) error {
	containers, err := e.client.ListContainers(true, false, "")
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	merged := make(map[string]*Container)
	for _, c := range containers {
		err := e.updateContainer(c, merged, full)
		if err != nil {
			e.log().Errorf("Unable to update state of container %q: %v", c.Id, err)
		}
	}
	e.Lock()
	e.containers = merged
	e.Unlock()
	return nil
}

// refreshContainer asks about one container. One that the daemon no longer has
// is forgotten, without an error.
func (e *Engine) refreshContainer(ID string, full bool) (*Container, error) {
	containers, err := e.client.ListContainers(true, false, fmt.Sprintf("{%q:[%q]}", "id", ID))
	e.CheckConnectionErr(err)
	if err != nil {
		return nil, err
	}
	switch len(containers) {
	case 0:
		e.Lock()
		delete(e.containers, ID)
		e.Unlock()
		return nil, nil
	case 1:
	default:
		// The daemon does not filter by id, so the list is that of all.
		return nil, e.RefreshContainers(full)
	}
	err = e.updateContainer(containers[0], e.containers, full)
	e.RLock()
	defer e.RUnlock()
	return e.containers[containers[0].Id], err
}

// updateContainer puts what the list said of a container into containers,
// inspecting it if need be.
func (e *Engine) updateContainer(c dockerclient.Container, containers map[string]*Container, full bool) error {
	e.RLock()
	container, known := e.containers[c.Id]
	e.RUnlock() // not held while the daemon is asked
	if !known {
		container = &Container{Engine: e}
		full = true
	} else if state := container.Info.State; state != nil && state.Restarting {
		// There is not always an event when this ends.
		full = true
	}

	if full {
		info, err := e.client.InspectContainer(c.Id)
		e.CheckConnectionErr(err)
		if err != nil {
			return err
		}
		if info.HostConfig != nil {
			info.Config.HostConfig = *info.HostConfig
		}
		config := BuildContainerConfig(*info.Config)
		// Docker counts shares of 1024, Swarm processors.
		config.CpuShares = config.CpuShares * int64(e.Cpus) / 1024
		config.HostConfig.CpuShares = config.CpuShares
		container.Config = config
		container.Info = *info
	}

	e.Lock()
	container.Container = c
	containers[c.Id] = container
	e.Unlock()
	return nil
}

// RefreshImages reads the list of images.
func (e *Engine) RefreshImages() error {
	list, err := e.apiClient.ImageList(types.ImageListOptions{All: true})
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	images := make([]*Image, 0, len(list))
	for _, image := range list {
		images = append(images, &Image{Image: image, Engine: e})
	}
	e.Lock()
	e.images = images
	e.Unlock()
	return nil
}

// RefreshNetworks reads the list of networks, which daemons before 1.9 refuse.
func (e *Engine) RefreshNetworks() error {
	list, err := e.apiClient.NetworkList(types.NetworkListOptions{Filters: filters.NewArgs()})
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	networks := make(map[string]*Network)
	for _, network := range list {
		networks[network.ID] = &Network{NetworkResource: network, Engine: e}
	}
	e.Lock()
	e.networks = networks
	e.Unlock()
	return nil
}

// RefreshVolumes reads the list of volumes, which daemons before 1.9 refuse.
func (e *Engine) RefreshVolumes() error {
	list, err := e.apiClient.VolumeList(filters.NewArgs())
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	volumes := make(map[string]*Volume)
	for _, volume := range list.Volumes {
		volumes[volume.Name] = &Volume{Volume: *volume, Engine: e}
	}
	e.Lock()
	e.volumes = volumes
	e.Unlock()
	return nil
}

// UsedMemory is what the containers have reserved, running or not, in bytes.
func (e *Engine) UsedMemory() int64 {
	e.RLock()
	defer e.RUnlock()
	var used int64
	for _, c := range e.containers {
		used += c.Config.Memory
	}
	return used
}

// UsedCpus is how many processors the containers have reserved, running or not.
func (e *Engine) UsedCpus() int64 {
	e.RLock()
	defer e.RUnlock()
	var used int64
	for _, c := range e.containers {
		used += c.Config.CpuShares
	}
	return used
}

// TotalMemory is what can be reserved: what the engine has, and the overcommit.
func (e *Engine) TotalMemory() int64 {
	return e.Memory + e.Memory*e.overcommitRatio/100
}

// TotalCpus is how many can be reserved: those it has, and the overcommit.
func (e *Engine) TotalCpus() int {
	return e.Cpus + e.Cpus*int(e.overcommitRatio)/100
}

// Create creates a container, and pulls its image first if it is not there and
// pullImage is set.
func (e *Engine) Create(config *ContainerConfig, name string, pullImage bool, authConfig *dockerclient.AuthConfig) (*Container, error) {
	// A copy: what Docker gets in shares, Swarm goes on counting in processors.
	dockerConfig := config.ContainerConfig
	dockerConfig.CpuShares = int64(math.Ceil(float64(config.CpuShares*1024) / float64(e.Cpus)))
	dockerConfig.HostConfig.CpuShares = dockerConfig.CpuShares

	client := e.client // the same twice, even if the engine is disconnected meanwhile
	id, err := client.CreateContainer(&dockerConfig, name, nil)
	e.CheckConnectionErr(err)
	if err == dockerclient.ErrImageNotFound && pullImage {
		if err := e.Pull(config.Image, authConfig); err != nil {
			return nil, err
		}
		id, err = client.CreateContainer(&dockerConfig, name, nil)
		e.CheckConnectionErr(err)
	}
	if err != nil {
		return nil, err
	}

	// Not left to the event: who asked wants the container in the answer.
	e.refreshContainer(id, true)
	e.RefreshVolumes()
	e.RefreshNetworks()

	e.RLock()
	defer e.RUnlock()
	container := e.containers[id]
	if container == nil {
		return nil, errors.New("Container created but refresh didn't report it back")
	}
	return container, nil
}

// RemoveContainer removes a container, here as there.
func (e *Engine) RemoveContainer(container *Container, force, volumes bool) error {
	err := e.client.RemoveContainer(container.Id, force, volumes)
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	e.Lock()
	delete(e.containers, container.Id)
	e.Unlock()
	return nil
}

// StartContainer starts a container.
func (e *Engine) StartContainer(id string, hostConfig *dockerclient.HostConfig) error {
	err := e.client.StartContainer(id, hostConfig)
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	_, err = e.refreshContainer(id, true)
	return err
}

// RenameContainer gives a container another name.
func (e *Engine) RenameContainer(container *Container, newName string) error {
	err := e.client.RenameContainer(container.Id, newName)
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	_, err = e.refreshContainer(container.Id, true)
	return err
}

// Containers lists the containers, in no order.
func (e *Engine) Containers() Containers {
	e.RLock()
	defer e.RUnlock()
	containers := make(Containers, 0, len(e.containers))
	for _, container := range e.containers {
		containers = append(containers, container)
	}
	return containers
}

// AddContainer puts a container into what is known of the engine; the daemon
// is not asked.
func (e *Engine) AddContainer(container *Container) error {
	e.Lock()
	defer e.Unlock()
	if _, known := e.containers[container.Id]; known {
		return errors.New("container already exists")
	}
	e.containers[container.Id] = container
	return nil
}

// removeContainer takes it out again; the daemon is not asked.
func (e *Engine) removeContainer(container *Container) error {
	e.Lock()
	defer e.Unlock()
	if _, known := e.containers[container.Id]; !known {
		return errors.New("container not found")
	}
	delete(e.containers, container.Id)
	return nil
}

// cleanupContainers forgets all containers; the daemon is not asked.
func (e *Engine) cleanupContainers() {
	e.Lock()
	e.containers = make(map[string]*Container)
	e.Unlock()
}

// Images lists the images.
func (e *Engine) Images() Images {
	e.RLock()
	defer e.RUnlock()
	return append(Images{}, e.images...)
}

// Image is the first image that IDOrName means, or nil.
func (e *Engine) Image(IDOrName string) *Image {
	e.RLock()
	defer e.RUnlock()
	for _, image := range e.images {
		if image.Match(IDOrName, true) {
			return image
		}
	}
	return nil
}

// addImage puts an image into what is known of the engine; the daemon is not asked.
func (e *Engine) addImage(image *Image) {
	e.Lock()
	e.images = append(e.images, image)
	e.Unlock()
}

// Pull pulls an image: the tag latest, if there is no colon in its name.
func (e *Engine) Pull(image string, authConfig *dockerclient.AuthConfig) error {
	if !strings.Contains(image, ":") {
		image += ":latest"
	}
	return e.changedImages(e.client.PullImage(image, authConfig))
}

// Load gives the daemon saved images.
func (e *Engine) Load(reader io.Reader) error {
	return e.changedImages(e.client.LoadImage(reader))
}

// Import makes an image of a file tree: from source, or from imageReader if
// that is "".
func (e *Engine) Import(source string, repository string, tag string, imageReader io.Reader) error {
	_, err := e.client.ImportImage(source, repository, tag, imageReader)
	return e.changedImages(err)
}

// changedImages looks at the outcome of a request that adds images, and reads
// their list if it went well.
func (e *Engine) changedImages(err error) error {
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	e.RefreshImages()
	return nil
}

// TagImage gives an image a name more.
func (e *Engine) TagImage(IDOrName string, repo string, tag string, force bool) error {
	err := e.client.TagImage(IDOrName, repo, tag, force)
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	return e.RefreshImages()
}

// RemoveImage removes an image, with the layers that nothing else needs.
func (e *Engine) RemoveImage(name string, force bool) ([]types.ImageDelete, error) {
	deleted, err := e.apiClient.ImageRemove(types.ImageRemoveOptions{ImageID: name, Force: force, PruneChildren: true})
	e.CheckConnectionErr(err)
	e.RefreshImages()
	return deleted, err
}

// BuildImage builds an image. The stream is what the build says.
func (e *Engine) BuildImage(buildImage *types.ImageBuildOptions) (io.ReadCloser, error) {
	resp, err := e.apiClient.ImageBuild(*buildImage)
	e.CheckConnectionErr(err)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil
}

// Networks lists the networks, in no order.
func (e *Engine) Networks() Networks {
	e.RLock()
	defer e.RUnlock()
	networks := make(Networks, 0, len(e.networks))
	for _, network := range e.networks {
		networks = append(networks, network)
	}
	return networks
}

// CreateNetwork creates a network.
func (e *Engine) CreateNetwork(request *types.NetworkCreate) (*types.NetworkCreateResponse, error) {
	response, err := e.apiClient.NetworkCreate(*request)
	e.CheckConnectionErr(err)
	e.RefreshNetworks()
	return &response, err
}

// RemoveNetwork removes a network, here as there.
func (e *Engine) RemoveNetwork(network *Network) error {
	err := e.apiClient.NetworkRemove(network.ID)
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	e.DeleteNetwork(network)
	return nil
}

// DeleteNetwork takes a network out of what is known of the engine; the daemon
// is not asked.
func (e *Engine) DeleteNetwork(network *Network) {
	e.Lock()
	delete(e.networks, network.ID)
	e.Unlock()
}

// AddNetwork puts a network of another engine into what is known of this one,
// for networks that span all.
func (e *Engine) AddNetwork(network *Network) {
	e.Lock()
	e.networks[network.ID] = &Network{NetworkResource: network.NetworkResource, Engine: e}
	e.Unlock()
}

// Volumes lists the volumes, in no order.
func (e *Engine) Volumes() Volumes {
	e.RLock()
	defer e.RUnlock()
	volumes := make(Volumes, 0, len(e.volumes))
	for _, volume := range e.volumes {
		volumes = append(volumes, volume)
	}
	return volumes
}

// CreateVolume creates a volume.
func (e *Engine) CreateVolume(request *types.VolumeCreateRequest) (*Volume, error) {
	volume, err := e.apiClient.VolumeCreate(*request)
	e.RefreshVolumes()
	e.CheckConnectionErr(err)
	if err != nil {
		return nil, err
	}
	return &Volume{Volume: volume, Engine: e}, nil
}

// RemoveVolume removes a volume, here as there.
func (e *Engine) RemoveVolume(name string) error {
	err := e.apiClient.VolumeRemove(name)
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	e.Lock()
	delete(e.volumes, name)
	e.Unlock()
	return nil
}
