// Reconstructs part of registry/config.go of Docker 1.6.2: which registries the daemon trusts, and what is in the name of an image; leaves out checking mirrors.

// Package registry is what the daemon knows of places that images come from, and how it asks them.
package registry

import (
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/docker/docker/opts"
	flag "github.com/docker/docker/pkg/mflag"
	"github.com/docker/docker/utils"
)

// The public registry.
const (
	INDEXSERVER = "https://index.docker.io/v1/"
	INDEXNAME   = "docker.io"
)

// localhost is trusted without a certificate, whatever the options say.
const localhost = "127.0.0.0/8"

// ErrInvalidRepositoryName says that an image's name has a scheme.
var ErrInvalidRepositoryName = errors.New("Invalid repository name (ex: \"registry.domain.tld/myrepos\")")

// IndexServerAddress is where the public registry is.
func IndexServerAddress() string { return INDEXSERVER }

// IndexServerName is what the public registry is called.
func IndexServerName() string { return INDEXNAME }

// Options is what the command line says about registries.
type Options struct {
	Mirrors            opts.ListOpts
	InsecureRegistries opts.ListOpts
}

// InstallFlags adds the flags that fill the options.
func (options *Options) InstallFlags() {
	options.Mirrors = opts.NewListOpts(nil)
	flag.Var(&options.Mirrors, []string{"-registry-mirror"}, "Preferred Docker registry mirror")
	options.InsecureRegistries = opts.NewListOpts(nil)
	flag.Var(&options.InsecureRegistries, []string{"-insecure-registry"}, "Enable insecure registry communication")
}

// ServiceConfig is the registries, and the networks that need no certificate.
type ServiceConfig struct {
	InsecureRegistryCIDRs []string              `json:"InsecureRegistryCIDRs"`
	IndexConfigs          map[string]*IndexInfo `json:"IndexConfigs"`
}

// NewServiceConfig sorts the options: a network, or the name of one registry. Nil
// is no options.
func NewServiceConfig(options *Options) *ServiceConfig {
	if options == nil {
		options = &Options{Mirrors: opts.NewListOpts(nil), InsecureRegistries: opts.NewListOpts(nil)}
	}
	config := &ServiceConfig{IndexConfigs: make(map[string]*IndexInfo)}
	for _, insecure := range append(options.InsecureRegistries.GetAll(), localhost) {
		_, network, err := net.ParseCIDR(insecure)
		if err == nil {
			config.InsecureRegistryCIDRs = append(config.InsecureRegistryCIDRs, network.String())
		} else {
			config.IndexConfigs[insecure] = &IndexInfo{Name: insecure, Mirrors: []string{}}
		}
	}
	config.IndexConfigs[INDEXNAME] = &IndexInfo{
		Name:     INDEXNAME,
		Mirrors:  options.Mirrors.GetAll(),
		Secure:   true,
		Official: true,
	}
	return config
}

// isSecureIndex tells whether a registry has to show a certificate. It need not
// if the options name it, or if one of its addresses is in one of the networks.
func (config *ServiceConfig) isSecureIndex(indexName string) bool {
	if index, known := config.IndexConfigs[indexName]; known {
		return index.Secure
	}
	host, _, err := net.SplitHostPort(indexName)
	if err != nil {
		host = indexName
	}
	// A name that nobody knows has no addresses, and stays secure.
	addrs, err := net.LookupIP(host)
	if ip := net.ParseIP(host); err != nil && ip != nil {
		addrs = []net.IP{ip}
	}
	for _, cidr := range config.InsecureRegistryCIDRs {
		_, network, err := net.ParseCIDR(cidr)
		for _, addr := range addrs {
			if err == nil && network.Contains(addr) {
				return false
			}
		}
	}
	return true
}

// NewIndexInfo finds a registry, or makes what can be said of one that the
// options don't know.
func (config *ServiceConfig) NewIndexInfo(indexName string) (*IndexInfo, error) {
	if indexName == "index."+INDEXNAME {
		indexName = INDEXNAME
	}
	if index, known := config.IndexConfigs[indexName]; known {
		return index, nil
	}
	return &IndexInfo{Name: indexName, Mirrors: []string{}, Secure: config.isSecureIndex(indexName)}, nil
}

// GetAuthConfigKey is under which name a password for the registry is kept, and
// where the registry is.
func (index *IndexInfo) GetAuthConfigKey() string {
	if index.Official {
		return INDEXSERVER
	}
	return index.Name
}

// splitReposName cuts the registry off a name. What comes before the first slash
// is one if it looks like a host: with a dot, with a port, or localhost.
func splitReposName(reposName string) (indexName, remoteName string) {
	parts := strings.SplitN(reposName, "/", 2)
	if len(parts) == 2 && (strings.ContainsAny(parts[0], ".:") || parts[0] == "localhost") {
		return parts[0], parts[1]
	}
	return INDEXNAME, reposName
}

// consistsOf tells whether a name is small letters, digits, and what is in others.
func consistsOf(name, others string) bool {
	for _, c := range name {
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || strings.ContainsRune(others, c)) {
			return false
		}
	}
	return name != ""
}

// validateRemoteName checks the part of a name that the registry gets to see:
// a namespace, which is library if there is none, and a repository.
func validateRemoteName(remoteName string) error {
	namespace, name := "library", remoteName
	if i := strings.Index(remoteName, "/"); i >= 0 {
		namespace, name = remoteName[:i], remoteName[i+1:]
	} else if utils.ValidateID(name) == nil {
		return fmt.Errorf("Invalid repository name (%s), cannot specify 64-byte hexadecimal strings", name)
	}
	switch {
	case !consistsOf(namespace, "-_"):
		return fmt.Errorf("Invalid namespace name (%s). Only [a-z0-9-_] are allowed.", namespace)
	case len(namespace) < 2 || len(namespace) > 255:
		return fmt.Errorf("Invalid namespace name (%s). Cannot be fewer than 2 or more than 255 characters.", namespace)
	case strings.HasPrefix(namespace, "-") || strings.HasSuffix(namespace, "-"):
		return fmt.Errorf("Invalid namespace name (%s). Cannot begin or end with a hyphen.", namespace)
	case strings.Contains(namespace, "--"):
		return fmt.Errorf("Invalid namespace name (%s). Cannot contain consecutive hyphens.", namespace)
	case !consistsOf(name, "-_."):
		return fmt.Errorf("Invalid repository name (%s), only [a-z0-9-_.] are allowed", name)
	}
	return nil
}

// NewRepositoryInfo takes the name of a repository apart.
func (config *ServiceConfig) NewRepositoryInfo(reposName string) (*RepositoryInfo, error) {
	if strings.Contains(reposName, "://") {
		return nil, ErrInvalidRepositoryName
	}
	indexName, remoteName := splitReposName(reposName)
	if err := validateRemoteName(remoteName); err != nil {
		return nil, err
	}
	index, err := config.NewIndexInfo(indexName)
	if err != nil {
		return nil, err
	}
	info := &RepositoryInfo{Index: index, RemoteName: remoteName}
	if !index.Official {
		info.LocalName = index.Name + "/" + remoteName
		info.CanonicalName = info.LocalName
		return info, nil
	}
	// On this host nobody writes library/.
	info.LocalName = strings.TrimPrefix(remoteName, "library/")
	info.CanonicalName = info.LocalName
	info.RemoteName = info.LocalName
	if !strings.Contains(info.LocalName, "/") {
		info.Official = true
		info.RemoteName = "library/" + info.LocalName
	}
	return info, nil
}

// ParseRepositoryInfo takes a name apart where the daemon's options aren't known.
func ParseRepositoryInfo(reposName string) (*RepositoryInfo, error) {
	return NewServiceConfig(nil).NewRepositoryInfo(reposName)
}

// NormalizeLocalName is the name under which a repository is kept here. What is
// no name, as an id, stays as it is.
func NormalizeLocalName(name string) string {
	info, err := ParseRepositoryInfo(name)
	if err != nil {
		return name
	}
	return info.LocalName
}
