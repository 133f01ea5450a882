// Reconstructs runconfig/config.go of Docker 1.6.2: what a container is made from, read out of a job's environment; leaves out nothing.

// Package runconfig is what users ask of a container.
package runconfig

import (
	"github.com/docker/docker/engine"
	"github.com/docker/docker/nat"
)

// Config is the part of the request that does not depend on the host. It is
// stored with the container, and with images made of it.
type Config struct {
	Hostname        string
	Domainname      string
	User            string
	Memory          int64  // this and the next three are in HostConfig now,
	MemorySwap      int64  // and stay here for clients that don't know
	CpuShares       int64  // about that
	Cpuset          string // is CpusetCpus there
	AttachStdin     bool
	AttachStdout    bool
	AttachStderr    bool
	PortSpecs       []string
	ExposedPorts    map[nat.Port]struct{}
	Tty             bool
	OpenStdin       bool // stdin is there, even if nobody is attached to it
	StdinOnce       bool // stdin ends when the first who is attached to it leaves
	Env             []string
	Cmd             []string
	Image           string // as the user has called it
	Volumes         map[string]struct{}
	WorkingDir      string
	Entrypoint      []string
	NetworkDisabled bool
	MacAddress      string
	OnBuild         []string
	Labels          map[string]string
}

// ContainerConfigFromJob reads the environment that the request's body has
// become. A key that is missing leaves its field empty; what the body has
// besides is not looked at.
func ContainerConfigFromJob(job *engine.Job) *Config {
	config := &Config{}
	for key, field := range map[string]*string{
		"Hostname":   &config.Hostname,
		"Domainname": &config.Domainname,
		"User":       &config.User,
		"Cpuset":     &config.Cpuset,
		"Image":      &config.Image,
		"WorkingDir": &config.WorkingDir,
		"MacAddress": &config.MacAddress,
	} {
		*field = job.Getenv(key)
	}
	for key, field := range map[string]*bool{
		"AttachStdin":     &config.AttachStdin,
		"AttachStdout":    &config.AttachStdout,
		"AttachStderr":    &config.AttachStderr,
		"Tty":             &config.Tty,
		"OpenStdin":       &config.OpenStdin,
		"StdinOnce":       &config.StdinOnce,
		"NetworkDisabled": &config.NetworkDisabled,
	} {
		*field = job.GetenvBool(key)
	}
	for key, field := range map[string]*int64{
		"Memory":     &config.Memory,
		"MemorySwap": &config.MemorySwap,
		"CpuShares":  &config.CpuShares,
	} {
		*field = job.GetenvInt64(key)
	}
	for key, field := range map[string]*[]string{
		"PortSpecs":  &config.PortSpecs,
		"Env":        &config.Env,
		"Cmd":        &config.Cmd,
		"Entrypoint": &config.Entrypoint,
	} {
		*field = job.GetenvList(key)
	}
	job.GetenvJson("ExposedPorts", &config.ExposedPorts)
	job.GetenvJson("Volumes", &config.Volumes)
	job.GetenvJson("Labels", &config.Labels)
	return config
}
