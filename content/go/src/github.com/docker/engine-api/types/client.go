// Reconstructs types/client.go of docker/engine-api as Swarm 1.2.0 vendors it: the arguments of the client's calls; leaves out those of calls that Swarm does not make.

package types

import (
	"io"

	"github.com/docker/engine-api/types/container"
	"github.com/docker/engine-api/types/filters"
	"github.com/docker/go-units"
)

// ImageBuildOptions is what POST /build is asked for.
type ImageBuildOptions struct {
	Tags           []string
	SuppressOutput bool
	RemoteContext  string
	NoCache        bool
	Remove         bool
	ForceRemove    bool
	PullParent     bool
	Isolation      container.Isolation
	CPUSetCPUs     string
	CPUSetMems     string
	CPUShares      int64
	CPUQuota       int64
	CPUPeriod      int64
	Memory         int64
	MemorySwap     int64
	CgroupParent   string
	ShmSize        int64
	Dockerfile     string
	Ulimits        []*units.Ulimit
	BuildArgs      map[string]string
	AuthConfigs    map[string]AuthConfig
	Context        io.Reader
	Labels         map[string]string
}

// ImageBuildResponse is the stream that a build answers with.
type ImageBuildResponse struct {
	Body   io.ReadCloser
	OSType string
}

// ImageListOptions says which images are listed.
type ImageListOptions struct {
	MatchName string
	All       bool
	Filters   filters.Args
}

// ImageRemoveOptions says what image goes, and what with it.
type ImageRemoveOptions struct {
	ImageID       string
	Force         bool
	PruneChildren bool
}

// NetworkListOptions says which networks are listed.
type NetworkListOptions struct {
	Filters filters.Args
}
