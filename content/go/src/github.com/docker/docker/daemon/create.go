// Reconstructs daemon/create.go of Docker 1.6.2: the job behind POST /containers/create; leaves out volumes and SELinux.

package daemon

import (
	"fmt"
	"strings"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/graph"
	"github.com/docker/docker/image"
	"github.com/docker/docker/pkg/parsers"
	"github.com/docker/docker/runconfig"
)

// minimumMemory is the least that a container can be limited to.
const minimumMemory = 4 << 20

// ContainerCreate is the handler of the job `create`. Its argument is a name,
// its environment the two configurations. It prints the id; the lines on its
// standard error, if all goes well, are warnings.
func (daemon *Daemon) ContainerCreate(job *engine.Job) engine.Status {
	var name string
	switch len(job.Args) {
	case 0:
	case 1:
		name = job.Args[0]
	default:
		return job.Errorf("Usage: %s", job.Name)
	}
	config := runconfig.ContainerConfigFromJob(job)
	hostConfig := runconfig.ContainerHostConfigFromJob(job)
	if err := daemon.checkHostConfig(job, hostConfig); err != nil {
		return job.Error(err)
	}

	container, warnings, err := daemon.Create(config, hostConfig, name)
	if daemon.Graph().IsNotExist(err) {
		return job.Errorf("No such image: %s (tag: %s)", config.Image, tagOf(config.Image))
	}
	if err != nil {
		return job.Error(err)
	}
	if !container.Config.NetworkDisabled && daemon.SystemConfig().IPv4ForwardingDisabled {
		job.Errorf("IPv4 forwarding is disabled.\n")
	}
	container.LogEvent("create")

	job.Printf("%s\n", container.ID)
	for _, warning := range warnings {
		job.Errorf("%s\n", warning)
	}
	return engine.StatusOK
}

// tagOf is the tag in the name of an image, or the default one.
func tagOf(name string) string {
	_, tag := parsers.ParseRepositoryTag(name)
	if tag == "" {
		return graph.DEFAULTTAG
	}
	return tag
}

// checkHostConfig looks at the limits. What this kernel can't do is left out,
// with a warning; what makes no sense is an error.
func (daemon *Daemon) checkHostConfig(job *engine.Job, hostConfig *runconfig.HostConfig) error {
	driver := daemon.ExecutionDriver().Name()
	if len(hostConfig.LxcConf) > 0 && !strings.Contains(driver, "lxc") {
		return fmt.Errorf("Cannot use --lxc-conf with execdriver: %s", driver)
	}
	if memory := hostConfig.Memory; memory != 0 && memory < minimumMemory {
		return fmt.Errorf("Minimum memory limit allowed is 4MB")
	}
	daemon.discardLimits(job, hostConfig)
	switch memory, swap := hostConfig.Memory, hostConfig.MemorySwap; {
	case memory > 0 && swap > 0 && swap < memory:
		return fmt.Errorf("Minimum memoryswap limit should be larger than memory limit, see usage.")
	case memory == 0 && swap > 0:
		return fmt.Errorf("You should always set the Memory limit when using Memoryswap limit, see usage.")
	}
	return nil
}

// discardLimits takes limits away that the kernel does not know.
func (daemon *Daemon) discardLimits(job *engine.Job, hostConfig *runconfig.HostConfig) {
	const warning = "Your kernel does not support %s limit capabilities. Limitation discarded.\n"
	can := daemon.SystemConfig()
	if hostConfig.Memory > 0 && !can.MemoryLimit {
		hostConfig.Memory = 0
		job.Errorf(warning, "memory")
	}
	if hostConfig.Memory > 0 && hostConfig.MemorySwap != -1 && !can.SwapLimit {
		hostConfig.MemorySwap = -1
		job.Errorf(warning, "swap")
	}
}

// Create makes a container of the two configurations and of what its image
// says. It does not run yet.
func (daemon *Daemon) Create(config *runconfig.Config, hostConfig *runconfig.HostConfig, name string) (*Container, []string, error) {
	img, err := daemon.imageOf(config)
	if err != nil {
		return nil, nil, err
	}
	warnings, err := daemon.mergeAndVerifyConfig(config, img)
	if err != nil {
		return nil, nil, err
	}
	imgID := ""
	if img != nil {
		imgID = img.ID
	}
	container, err := daemon.newContainer(name, config, imgID)
	if err != nil {
		return nil, nil, err
	}
	if err := daemon.register(container); err != nil {
		return nil, nil, err
	}
	if err := daemon.createRootfs(container); err != nil {
		return nil, nil, err
	}
	if err := daemon.setHostConfig(container, hostConfig); err != nil {
		return nil, nil, err
	}
	if err := container.Mount(); err != nil {
		return nil, nil, err
	}
	defer container.Unmount()
	return container, warnings, container.ToDisk()
}

// imageOf finds the image that the configuration names, nil if it names none.
func (daemon *Daemon) imageOf(config *runconfig.Config) (*image.Image, error) {
	if config.Image == "" {
		return nil, nil
	}
	img, err := daemon.Repositories().LookupImage(config.Image)
	if err != nil {
		return nil, err
	}
	return img, img.CheckDepth()
}
