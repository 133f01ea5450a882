// Reconstructs types.go of samalba/dockerclient as Swarm 1.2.0 vendors it: containers, their configuration and the events about them; leaves out what Swarm 1.2.0 asks engine-api for (images, volumes, networks, the daemon itself), statistics, exec and search, and what only Docker after 1.6 knows of a host's configuration.

package dockerclient

import (
	"fmt"
	"time"

	"github.com/docker/go-units"
)

// ContainerConfig is what a container is made from. The fields of resources
// stand here, where API 1.17 and before want them, and in HostConfig.
type ContainerConfig struct {
	Hostname        string
	Domainname      string
	User            string
	AttachStdin     bool
	AttachStdout    bool
	AttachStderr    bool
	ExposedPorts    map[string]struct{}
	Tty             bool
	OpenStdin       bool
	StdinOnce       bool
	Env             []string
	Cmd             []string
	Image           string
	Volumes         map[string]struct{}
	WorkingDir      string
	Entrypoint      []string
	NetworkDisabled bool
	MacAddress      string
	OnBuild         []string
	Labels          map[string]string
	StopSignal      string
	VolumeDriver    string

	Memory     int64
	MemorySwap int64
	CpuShares  int64
	Cpuset     string
	PortSpecs  []string

	HostConfig HostConfig // read by the call that creates only

	NetworkingConfig NetworkingConfig
}

// HostConfig is what a container gets of its host. Docker after 1.6 knows more
// fields; a daemon of 1.6.2 does not look at them, nor at MemorySwappiness, for
// which Swarm has a default.
type HostConfig struct {
	Binds           []string
	ContainerIDFile string
	LxcConf         []map[string]string
	Memory          int64
	MemorySwap      int64
	CpuShares       int64
	CpusetCpus      string
	Privileged      bool
	PortBindings    map[string][]PortBinding
	Links           []string
	PublishAllPorts bool
	Dns             []string
	DnsSearch       []string
	ExtraHosts      []string
	VolumesFrom     []string
	Devices         []DeviceMapping
	NetworkMode     string
	IpcMode         string
	PidMode         string
	CapAdd          []string
	CapDrop         []string
	RestartPolicy   RestartPolicy
	SecurityOpt     []string
	ReadonlyRootfs  bool
	Ulimits         []Ulimit
	LogConfig       LogConfig
	CgroupParent    string

	MemorySwappiness int64
}

// DeviceMapping is a device that a container may use.
type DeviceMapping struct {
	PathOnHost        string
	PathInContainer   string
	CgroupPermissions string
}

// RestartPolicy says what follows a container's end.
type RestartPolicy struct {
	Name              string
	MaximumRetryCount int64
}

// PortBinding is a port of the host.
type PortBinding struct {
	HostIp   string
	HostPort string
}

// Ulimit is a limit of a process, soft and hard.
type Ulimit struct {
	Name string `json:"name"`
	Soft uint64 `json:"soft"`
	Hard uint64 `json:"hard"`
}

// LogConfig says where a container's output goes.
type LogConfig struct {
	Type   string            `json:"type"`
	Config map[string]string `json:"config"`
}

// EndpointSettings is where a container stands on a network.
type EndpointSettings struct {
	IPAMConfig *EndpointIPAMConfig
	Links      []string
	Aliases    []string

	NetworkID           string
	EndpointID          string
	Gateway             string
	IPAddress           string
	IPPrefixLen         int
	IPv6Gateway         string
	GlobalIPv6Address   string
	GlobalIPv6PrefixLen int
	MacAddress          string
}

// EndpointIPAMConfig is the addresses wanted for an endpoint.
type EndpointIPAMConfig struct {
	IPv4Address string `json:",omitempty"`
	IPv6Address string `json:",omitempty"`
}

// NetworkingConfig says how a container is on each of its networks.
type NetworkingConfig struct {
	EndpointsConfig map[string]*EndpointSettings
}

// State is how a container is.
type State struct {
	Running    bool
	Paused     bool
	Restarting bool
	OOMKilled  bool
	Dead       bool
	Pid        int
	ExitCode   int
	Error      string // why it did not start, the last time
	StartedAt  time.Time
	FinishedAt time.Time
	Ghost      bool
}

// String is the state as `docker ps` shows it.
func (s *State) String() string {
	switch {
	case s.Running && s.Paused:
		return fmt.Sprintf("Up %s (Paused)", since(s.StartedAt))
	case s.Running && s.Restarting:
		return fmt.Sprintf("Restarting (%d) %s ago", s.ExitCode, since(s.FinishedAt))
	case s.Running:
		return "Up " + since(s.StartedAt)
	case s.Dead:
		return "Dead"
	case s.StartedAt.IsZero():
		return "Created"
	case s.FinishedAt.IsZero():
		return ""
	}
	return fmt.Sprintf("Exited (%d) %s ago", s.ExitCode, since(s.FinishedAt))
}

func since(t time.Time) string {
	return units.HumanDuration(time.Now().UTC().Sub(t))
}

// StateString is the state in one word.
func (s *State) StateString() string {
	switch {
	case s.Running && s.Paused:
		return "paused"
	case s.Running && s.Restarting:
		return "restarting"
	case s.Running:
		return "running"
	case s.Dead:
		return "dead"
	case s.StartedAt.IsZero():
		return "created"
	}
	return "exited"
}

// ContainerInfo is the answer of GET /containers/{id}/json.
type ContainerInfo struct {
	Id              string
	Created         string
	Path            string
	Name            string
	Args            []string
	ExecIDs         []string
	Config          *ContainerConfig
	State           *State
	Image           string
	NetworkSettings struct {
		IPAddress   string `json:"IpAddress"`
		IPPrefixLen int    `json:"IpPrefixLen"`
		Gateway     string
		Bridge      string
		Ports       map[string][]PortBinding
		Networks    map[string]*EndpointSettings
	}
	SysInitPath    string
	ResolvConfPath string
	Volumes        map[string]string
	HostConfig     *HostConfig
}

// Port is a port of a container, and the host's that leads to it.
type Port struct {
	IP          string
	PrivatePort int
	PublicPort  int
	Type        string
}

// Container is one entry of GET /containers/json.
type Container struct {
	Id              string
	Names           []string
	Image           string
	Command         string
	Created         int64
	Status          string
	Ports           []Port
	SizeRw          int64
	SizeRootFs      int64
	Labels          map[string]string
	NetworkSettings struct {
		Networks map[string]EndpointSettings
	}
}

// Actor is what an event is about.
type Actor struct {
	ID         string
	Attributes map[string]string
}

// Event is one line of GET /events. Type, Action and Actor are there since
// Docker 1.10; before, Status and ID say it all.
type Event struct {
	Status string `json:"status,omitempty"`
	ID     string `json:"id,omitempty"`
	From   string `json:"from,omitempty"`

	Type   string
	Action string
	Actor  Actor

	Time     int64 `json:"time,omitempty"`
	TimeNano int64 `json:"timeNano,omitempty"`
}

// EventOrError is what a stream of events holds: an event, or why there are no more.
type EventOrError struct {
	Event
	Error error
}

// MonitorEventsFilters says which events are wanted.
type MonitorEventsFilters struct {
	Event     string `json:",omitempty"`
	Image     string `json:",omitempty"`
	Container string `json:",omitempty"`
}

// MonitorEventsOptions says from when to when, in seconds since 1970, and which.
type MonitorEventsOptions struct {
	Since   int
	Until   int
	Filters *MonitorEventsFilters `json:",omitempty"`
}

// RespContainersCreate is the answer of POST /containers/create.
type RespContainersCreate struct {
	Id       string
	Warnings []string
}
