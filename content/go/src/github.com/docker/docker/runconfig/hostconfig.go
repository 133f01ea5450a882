// Reconstructs runconfig/hostconfig.go of Docker 1.6.2: what a container may do to its host, read out of a job's environment; leaves out devices and ulimits.

package runconfig

import (
	"strings"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/nat"
	"github.com/docker/docker/utils"
)

// NetworkMode is whose network a container uses: bridge, none, host, or
// container:NAME.
type NetworkMode string

// IsPrivate tells whether the container has a network of its own.
func (n NetworkMode) IsPrivate() bool { return !(n.IsHost() || n.IsContainer() || n.IsNone()) }

// IsHost tells whether it uses the host's.
func (n NetworkMode) IsHost() bool { return n == "host" }

// IsContainer tells whether it uses another container's.
func (n NetworkMode) IsContainer() bool { return strings.HasPrefix(string(n), "container:") }

// IsNone tells whether it has none.
func (n NetworkMode) IsNone() bool { return n == "none" }

// IpcMode is whose shared memory a container uses: its own, host, or
// container:NAME.
type IpcMode string

// IsHost tells whether it uses the host's.
func (n IpcMode) IsHost() bool { return n == "host" }

// IsContainer tells whether it uses another container's.
func (n IpcMode) IsContainer() bool { return strings.HasPrefix(string(n), "container:") }

// Container is the container whose it uses.
func (n IpcMode) Container() string {
	if !n.IsContainer() {
		return ""
	}
	return string(n[len("container:"):])
}

// PidMode is whose processes a container sees: its own, or host.
type PidMode string

// IsHost tells whether it sees the host's.
func (n PidMode) IsHost() bool { return n == "host" }

// RestartPolicy says when a container is started again: no, always, or
// on-failure, which may have a limit.
type RestartPolicy struct {
	Name              string
	MaximumRetryCount int
}

// LogConfig says where the output goes: json-file, syslog or none.
type LogConfig struct {
	Type   string
	Config map[string]string
}

// HostConfig is the part of the request that depends on the host. It may still
// be changed when the container is started.
type HostConfig struct {
	Binds           []string
	ContainerIDFile string
	LxcConf         []utils.KeyValuePair
	Memory          int64
	MemorySwap      int64 // with the memory; -1 is no limit
	CpuShares       int64
	CpusetCpus      string
	Privileged      bool
	PortBindings    nat.PortMap
	Links           []string
	PublishAllPorts bool
	Dns             []string
	DnsSearch       []string
	ExtraHosts      []string
	VolumesFrom     []string
	NetworkMode     NetworkMode
	IpcMode         IpcMode
	PidMode         PidMode
	CapAdd          []string
	CapDrop         []string
	RestartPolicy   RestartPolicy
	SecurityOpt     []string
	ReadonlyRootfs  bool
	LogConfig       LogConfig
	CgroupParent    string
}

// ConfigAndHostConfig is the body of a request that has both.
type ConfigAndHostConfig struct {
	Config
	HostConfig HostConfig
}

// MergeConfigs puts both into one.
func MergeConfigs(config *Config, hostConfig *HostConfig) *ConfigAndHostConfig {
	return &ConfigAndHostConfig{*config, *hostConfig}
}

// ContainerHostConfigFromJob reads the environment that the request's body has
// become. When a container is created, all of it is in the one value
// HostConfig; when it is started, each field is a value of its own. The limits
// are taken from where they were before there was a HostConfig, if it has none.
func ContainerHostConfigFromJob(job *engine.Job) *HostConfig {
	hostConfig := &HostConfig{}
	if job.EnvExists("HostConfig") {
		job.GetenvJson("HostConfig", hostConfig)
		hostConfig.limitsFromJob(job)
		return hostConfig
	}
	hostConfig.fieldsFromJob(job)
	hostConfig.limitsFromJob(job)
	return hostConfig
}

// limitsFromJob reads the limits that are not set yet.
func (hostConfig *HostConfig) limitsFromJob(job *engine.Job) {
	for key, field := range map[string]*int64{
		"Memory":     &hostConfig.Memory,
		"MemorySwap": &hostConfig.MemorySwap,
		"CpuShares":  &hostConfig.CpuShares,
	} {
		if *field == 0 {
			*field = job.GetenvInt64(key)
		}
	}
	if hostConfig.CpusetCpus == "" {
		hostConfig.CpusetCpus = job.Getenv("Cpuset")
	}
}

// fieldsFromJob reads all but the limits.
func (hostConfig *HostConfig) fieldsFromJob(job *engine.Job) {
	hostConfig.ContainerIDFile = job.Getenv("ContainerIDFile")
	hostConfig.CpusetCpus = job.Getenv("CpusetCpus")
	hostConfig.CgroupParent = job.Getenv("CgroupParent")
	hostConfig.NetworkMode = NetworkMode(job.Getenv("NetworkMode"))
	hostConfig.IpcMode = IpcMode(job.Getenv("IpcMode"))
	hostConfig.PidMode = PidMode(job.Getenv("PidMode"))
	for key, field := range map[string]*bool{
		"Privileged":      &hostConfig.Privileged,
		"PublishAllPorts": &hostConfig.PublishAllPorts,
		"ReadonlyRootfs":  &hostConfig.ReadonlyRootfs,
	} {
		*field = job.GetenvBool(key)
	}
	for key, field := range map[string]*[]string{
		"Binds":       &hostConfig.Binds,
		"Links":       &hostConfig.Links,
		"Dns":         &hostConfig.Dns,
		"DnsSearch":   &hostConfig.DnsSearch,
		"ExtraHosts":  &hostConfig.ExtraHosts,
		"VolumesFrom": &hostConfig.VolumesFrom,
		"CapAdd":      &hostConfig.CapAdd,
		"CapDrop":     &hostConfig.CapDrop,
		"SecurityOpt": &hostConfig.SecurityOpt,
	} {
		*field = job.GetenvList(key)
	}
	job.GetenvJson("LxcConf", &hostConfig.LxcConf)
	job.GetenvJson("PortBindings", &hostConfig.PortBindings)
	job.GetenvJson("RestartPolicy", &hostConfig.RestartPolicy)
	job.GetenvJson("LogConfig", &hostConfig.LogConfig)
}
