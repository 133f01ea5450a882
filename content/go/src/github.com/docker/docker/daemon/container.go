// Reconstructs part of daemon/container.go of Docker 1.6.2: a container and the file it is stored in; leaves out starting, stopping and everything else it can do.

package daemon

import (
	"encoding/json"
	"io/ioutil"
	"os"
	"path"
	"time"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/nat"
	"github.com/docker/docker/runconfig"
)

// Container is a container, running or not.
type Container struct {
	*State `json:"State"`
	root   string // the directory it is stored in

	ID              string
	Created         time.Time
	Path            string
	Args            []string
	Config          *runconfig.Config
	ImageID         string `json:"Image"`
	NetworkSettings *NetworkSettings
	Name            string
	Driver          string
	ExecDriver      string

	daemon *Daemon // nil until it is registered
}

func (container *Container) jsonPath() string {
	return path.Join(container.root, "config.json")
}

// FromDisk reads the container from its file.
func (container *Container) FromDisk() error {
	file, err := os.Open(container.jsonPath())
	if err != nil {
		return err
	}
	defer file.Close()
	return json.NewDecoder(file).Decode(container)
}

// ToDisk writes the container to its file.
func (container *Container) ToDisk() error {
	container.Lock()
	defer container.Unlock()
	stored, err := json.Marshal(container)
	if err != nil {
		return err
	}
	return ioutil.WriteFile(container.jsonPath(), stored, 0666)
}

// NetworkSettings is where a container can be reached.
type NetworkSettings struct {
	IPAddress   string
	IPPrefixLen int
	Gateway     string
	Bridge      string
	Ports       nat.PortMap
}

// PortMappingAPI is the ports as the API shows them: a row for each place on
// the host where a port is published, and one for a port that is not.
func (settings *NetworkSettings) PortMappingAPI() *engine.Table {
	outs := engine.NewTable("", 0)
	for port, bindings := range settings.Ports {
		private, _ := nat.ParsePort(port.Port())
		for _, binding := range bindings {
			public, _ := nat.ParsePort(binding.HostPort)
			out := &engine.Env{}
			out.SetInt("PrivatePort", private)
			out.SetInt("PublicPort", public)
			out.Set("Type", port.Proto())
			out.Set("IP", binding.HostIp)
			outs.Add(out)
		}
		if len(bindings) == 0 {
			out := &engine.Env{}
			out.SetInt("PrivatePort", private)
			out.Set("Type", port.Proto())
			outs.Add(out)
		}
	}
	return outs
}
