// Reconstructs daemon/start.go of Docker 1.6.2: the job behind POST /containers/{name}/start; leaves out links and SELinux.

package daemon

import (
	"fmt"
	"os"
	"strings"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/runconfig"
)

// ContainerStart is the handler of the job `start`. An environment, if there is
// one, is a host configuration in place of that which the container has.
func (daemon *Daemon) ContainerStart(job *engine.Job) engine.Status {
	if len(job.Args) < 1 {
		return job.Errorf("Usage: %s container_id", job.Name)
	}
	name := job.Args[0]
	container, err := daemon.Get(name)
	switch {
	case err != nil:
		return job.Error(err)
	case container.IsPaused():
		return job.Errorf("Cannot start a paused container, try unpause instead.")
	case container.IsRunning():
		return job.Errorf("Container already started")
	}
	if job.Env().Len() > 0 {
		err = daemon.setHostConfig(container, runconfig.ContainerHostConfigFromJob(job))
	}
	if err != nil {
		return job.Error(err)
	}
	if err := container.Start(); err != nil {
		container.LogEvent("die")
		return job.Errorf("Cannot start container %s: %s", name, err)
	}
	return engine.StatusOK
}

// setHostConfig gives the container a host configuration. Directories of the
// host that it names are made if they are not there.
func (daemon *Daemon) setHostConfig(container *Container, hostConfig *runconfig.HostConfig) error {
	container.Lock()
	defer container.Unlock()
	for _, bind := range hostConfig.Binds {
		source := strings.Split(bind, ":")[0]
		if _, err := os.Stat(source); !os.IsNotExist(err) {
			continue
		}
		if err := os.MkdirAll(source, 0755); err != nil {
			return fmt.Errorf("Could not create local directory '%s' for bind mount: %v!", source, err)
		}
	}
	for _, opt := range hostConfig.SecurityOpt {
		if kind := strings.SplitN(opt, ":", 2)[0]; kind == opt || kind != "label" && kind != "apparmor" {
			return fmt.Errorf("Invalid --security-opt: %q", opt)
		}
	}
	container.hostConfig = hostConfig
	container.toDisk()
	return nil
}
