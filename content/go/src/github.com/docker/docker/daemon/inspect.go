// Reconstructs part of daemon/inspect.go of Docker 1.6.2: the job behind GET /containers/{name}/json; leaves out links and what has been started in a container besides.

package daemon

import (
	"encoding/json"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/runconfig"
)

// ContainerInspect is the handler of the job `container_inspect`: all that is
// known of a container. With `raw` it is in the form from before API 1.12.
func (daemon *Daemon) ContainerInspect(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("usage: %s NAME", job.Name)
	}
	container, err := daemon.Get(job.Args[0])
	if err != nil {
		return job.Error(err)
	}
	container.Lock()
	defer container.Unlock()
	if job.GetenvBool("raw") {
		encoded, err := json.Marshal(&struct {
			*Container
			HostConfig *runconfig.HostConfig
		}{container, container.hostConfig})
		if err != nil {
			return job.Error(err)
		}
		job.Stdout.Write(encoded)
		return engine.StatusOK
	}

	// A container that was not told how to log is shown with what the daemon
	// would do now; it is not changed by that.
	hostConfig := *container.hostConfig
	if hostConfig.LogConfig.Type == "" {
		hostConfig.LogConfig = daemon.defaultLogConfig
	}
	out := &engine.Env{}
	out.SetJson("Id", container.ID)
	out.SetAuto("Created", container.Created)
	out.SetJson("Path", container.Path)
	out.SetList("Args", container.Args)
	out.SetJson("Config", container.Config)
	out.SetJson("State", container.State)
	out.Set("Image", container.ImageID)
	out.SetJson("NetworkSettings", container.NetworkSettings)
	out.Set("LogPath", container.LogPath)
	out.SetJson("Name", container.Name)
	out.SetInt("RestartCount", container.RestartCount)
	out.Set("Driver", container.Driver)
	out.Set("ExecDriver", container.ExecDriver)
	out.SetJson("HostConfig", &hostConfig)
	if _, err := out.WriteTo(job.Stdout); err != nil {
		return job.Error(err)
	}
	return engine.StatusOK
}
