// Reconstructs the second half of cluster/swarm/cluster.go of Swarm 1.2.0, and utils.go: images, networks and volumes of the whole cluster; leaves out nothing.

package swarm

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/docker/pkg/stringid"
	"github.com/docker/engine-api/types"
	"github.com/docker/swarm/cluster"
	"github.com/samalba/dockerclient"
)

// joined makes one error of those of several engines, a line each; none is nil.
func joined(errs []string) error {
	if len(errs) == 0 {
		return nil
	}
	return errors.New(strings.Join(errs, "\n"))
}

// Images lists the images of all engines.
func (c *Cluster) Images() cluster.Images {
	out := cluster.Images{}
	for _, engine := range c.validEngines() {
		out = append(out, engine.Images()...)
	}
	return out
}

// Image is the first image that IDOrName means on any engine, or nil.
func (c *Cluster) Image(IDOrName string) *cluster.Image {
	if IDOrName == "" {
		return nil
	}
	for _, engine := range c.validEngines() {
		if image := engine.Image(IDOrName); image != nil {
			return image
		}
	}
	return nil
}

// eachImage calls act for every image that name means, and joins the errors.
func (c *Cluster) eachImage(name string, act func(engine *cluster.Engine) error) (found bool, err error) {
	var errs []string
	for _, image := range c.Images() {
		if !image.Match(name, true) {
			continue
		}
		found = true
		if err := act(image.Engine); err != nil {
			errs = append(errs, fmt.Sprintf("%s: %s", image.Engine.Name, err))
		}
	}
	return found, joined(errs)
}

// RemoveImages removes an image wherever it is.
func (c *Cluster) RemoveImages(name string, force bool) ([]types.ImageDelete, error) {
	out := []types.ImageDelete{}
	_, err := c.eachImage(name, func(engine *cluster.Engine) error {
		deleted, err := engine.RemoveImage(name, force)
		if err == nil {
			out = append(out, deleted...)
		}
		return err
	})
	return out, err
}

// TagImage names an image wherever it is.
func (c *Cluster) TagImage(IDOrName string, repo string, tag string, force bool) error {
	found, err := c.eachImage(IDOrName, func(engine *cluster.Engine) error {
		return engine.TagImage(IDOrName, repo, tag, force)
	})
	if !found {
		return fmt.Errorf("No such image: %s", IDOrName)
	}
	return err
}

// Pull pulls an image on all engines at once, and returns when the last is done.
func (c *Cluster) Pull(name string, authConfig *dockerclient.AuthConfig, callback func(where, status string, err error)) {
	if callback == nil {
		callback = func(where, status string, err error) {}
	}
	var wg sync.WaitGroup
	for _, engine := range c.validEngines() {
		wg.Add(1)
		go func(engine *cluster.Engine) {
			defer wg.Done()
			callback(engine.Name, "", nil)
			if err := engine.Pull(name, authConfig); err != nil {
				callback(engine.Name, "", err)
			} else {
				callback(engine.Name, "downloaded", nil)
			}
		}(engine)
	}
	wg.Wait()
}

// Load gives all engines saved images, reading them once.
func (c *Cluster) Load(imageReader io.Reader, callback func(where, status string, err error)) {
	c.toAll(imageReader, func(engine *cluster.Engine, reader io.Reader) {
		err := engine.Load(reader)
		if err != nil && callback != nil {
			callback(engine.Name, "", err)
		}
	})
}

// Import has all engines make an image of a file tree, reading it once.
func (c *Cluster) Import(source string, repository string, tag string, imageReader io.Reader, callback func(what, status string, err error)) {
	c.toAll(imageReader, func(engine *cluster.Engine, reader io.Reader) {
		err := engine.Import(source, repository, tag, reader)
		switch {
		case callback == nil:
		case err != nil:
			callback(engine.Name, "", err)
		default:
			callback(engine.Name, "Import success", nil)
		}
	})
}

// toAll gives each engine a pipe of its own to read from, and writes what
// comes from reader into all of them. The slowest sets the pace, and the first
// that stops reading ends it for all.
func (c *Cluster) toAll(reader io.Reader, send func(engine *cluster.Engine, reader io.Reader)) {
	var (
		wg      sync.WaitGroup
		pipes   []*io.PipeWriter
		writers []io.Writer
	)
	for _, engine := range c.validEngines() {
		pipeReader, pipeWriter := io.Pipe()
		pipes, writers = append(pipes, pipeWriter), append(writers, pipeWriter)
		wg.Add(1)
		go func(engine *cluster.Engine) {
			defer wg.Done()
			defer pipeReader.Close()
			send(engine, pipeReader)
		}(engine)
	}
	if _, err := io.Copy(io.MultiWriter(writers...), reader); err != nil {
		log.Error(err)
	}
	for _, pipe := range pipes {
		pipe.Close()
	}
	wg.Wait()
}

// BuildImage builds an image where the scheduler would put a container with
// such arguments, and copies what the build says to out.
func (c *Cluster) BuildImage(buildImage *types.ImageBuildOptions, out io.Writer) error {
	config := cluster.BuildContainerConfig(dockerclient.ContainerConfig{
		CpuShares: buildImage.CPUShares,
		Memory:    buildImage.Memory,
		Env:       convertMapToKVStrings(buildImage.BuildArgs),
	})
	buildImage.BuildArgs = convertKVStringsToMap(config.Env) // without what was meant for Swarm

	engine, err := c.pick(config)
	if err != nil {
		return err
	}
	reader, err := engine.BuildImage(buildImage)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, reader); err != nil {
		return err
	}
	engine.RefreshImages()
	return nil
}

// pick is the engine the scheduler would give a container to.
func (c *Cluster) pick(config *cluster.ContainerConfig) (*cluster.Engine, error) {
	c.scheduler.Lock()
	defer c.scheduler.Unlock()
	nodes, err := c.scheduler.SelectNodesForContainer(c.listNodes(), config)
	if err != nil {
		return nil, err
	}
	engine := c.engineOf(nodes[0])
	if engine == nil {
		return nil, errors.New("the engine chosen is gone")
	}
	return engine, nil
}

// onNode is a configuration that only the node of that name will do for.
func onNode(name string) *cluster.ContainerConfig {
	return cluster.BuildContainerConfig(dockerclient.ContainerConfig{Env: []string{"constraint:node==" + name}})
}

// Networks lists the networks of all engines.
func (c *Cluster) Networks() cluster.Networks {
	out := cluster.Networks{}
	for _, engine := range c.validEngines() {
		out = append(out, engine.Networks()...)
	}
	return out
}

// CreateNetwork creates a network on the engine whose name stands before a
// slash, or on any. One that spans engines is known to be on all of them.
func (c *Cluster) CreateNetwork(request *types.NetworkCreate) (*types.NetworkCreateResponse, error) {
	config := &cluster.ContainerConfig{}
	if parts := strings.SplitN(request.Name, "/", 2); len(parts) == 2 {
		config = onNode(parts[0])
		request.Name = parts[1]
	}
	chosen, err := c.pick(config)
	if err != nil {
		return nil, err
	}
	resp, err := chosen.CreateNetwork(request)
	if err != nil {
		return resp, err
	}
	if network := chosen.Networks().Get(resp.ID); network != nil && network.Scope == "global" {
		for _, engine := range c.validEngines() {
			if engine != chosen {
				engine.AddNetwork(network)
			}
		}
	}
	return resp, nil
}

// RemoveNetwork removes a network; one that spans engines is gone from all.
func (c *Cluster) RemoveNetwork(network *cluster.Network) error {
	err := network.Engine.RemoveNetwork(network)
	if err == nil && network.Scope == "global" {
		for _, engine := range c.validEngines() {
			engine.DeleteNetwork(network)
		}
	}
	return err
}

// Volumes lists the volumes of all engines.
func (c *Cluster) Volumes() cluster.Volumes {
	out := cluster.Volumes{}
	for _, engine := range c.validEngines() {
		out = append(out, engine.Volumes()...)
	}
	return out
}

// CreateVolume creates a volume on the engine whose name stands before a
// slash, or on all; then it is enough that one could.
func (c *Cluster) CreateVolume(request *types.VolumeCreateRequest) (*cluster.Volume, error) {
	if request.Name == "" {
		request.Name = stringid.GenerateRandomID()
	} else if parts := strings.SplitN(request.Name, "/", 2); len(parts) == 2 {
		request.Name = parts[1]
		engine, err := c.pick(onNode(parts[0]))
		if err != nil {
			return nil, err
		}
		return engine.CreateVolume(request)
	}

	var (
		wg     sync.WaitGroup
		mu     sync.Mutex // for the two below
		volume *cluster.Volume
		failed error
	)
	for _, engine := range c.validEngines() {
		wg.Add(1)
		go func(engine *cluster.Engine) {
			defer wg.Done()
			created, err := engine.CreateVolume(request)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				failed = err
			} else {
				volume = created
			}
		}(engine)
	}
	wg.Wait()
	if volume != nil {
		return volume, nil
	}
	return nil, failed
}

// RemoveVolumes removes a volume wherever it is.
func (c *Cluster) RemoveVolumes(name string) (bool, error) {
	found := false
	var errs []string
	for _, engine := range c.validEngines() {
		volume := engine.Volumes().Get(name)
		if volume == nil {
			continue
		}
		if err := engine.RemoveVolume(volume.Name); err != nil {
			errs = append(errs, fmt.Sprintf("%s: %s", engine.Name, err))
			continue
		}
		found = true
	}
	return found, joined(errs)
}

// convertKVStringsToMap makes a map of entries key=value, or key alone.
func convertKVStringsToMap(values []string) map[string]string {
	result := make(map[string]string, len(values))
	for _, entry := range values {
		parts := append(strings.SplitN(entry, "=", 2), "")
		result[parts[0]] = parts[1]
	}
	return result
}

// convertMapToKVStrings is the way back, in no order.
func convertMapToKVStrings(values map[string]string) []string {
	result := make([]string, 0, len(values))
	for key, value := range values {
		result = append(result, key+"="+value)
	}
	return result
}
