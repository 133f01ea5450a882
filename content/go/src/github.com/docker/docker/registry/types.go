// Reconstructs part of registry/types.go of Docker 1.6.2: what is known of registries and of what they hold; leaves out searching and the second version's manifests.

package registry

// IndexInfo is one registry.
type IndexInfo struct {
	Name     string
	Mirrors  []string
	Secure   bool
	Official bool
}

// RepositoryInfo is the parts of an image's name. For registry:5000/tools the
// registry is registry:5000, the remote name tools, and the local name all of it;
// for busybox the registry is the public one, and the remote name library/busybox.
type RepositoryInfo struct {
	Index         *IndexInfo
	RemoteName    string
	LocalName     string
	CanonicalName string
	Official      bool
}

// RepositoryData is what a registry says of a repository: its images by id, and
// where they can be had.
type RepositoryData struct {
	ImgList   map[string]*ImgData
	Endpoints []string
	Tokens    []string
}

// ImgData is one image of a repository.
type ImgData struct {
	ID              string `json:"id"`
	Checksum        string `json:"checksum,omitempty"`
	ChecksumPayload string `json:"-"`
	Tag             string `json:",omitempty"`
}

// RegistryInfo is what a registry says of itself.
type RegistryInfo struct {
	Version    string `json:"version"`
	Standalone bool   `json:"standalone"`
}

// APIVersion is a version of the protocol between a daemon and a registry.
type APIVersion int

// The versions.
const (
	APIVersionUnknown = iota
	APIVersion1
	APIVersion2
)

// AuthConfig is who asks.
type AuthConfig struct {
	Username      string `json:"username,omitempty"`
	Password      string `json:"password,omitempty"`
	Auth          string `json:"auth"`
	Email         string `json:"email"`
	ServerAddress string `json:"serveraddress,omitempty"`
}
