// Reconstructs part of registry/service.go and registry/config.go of Docker 1.6.2: which registries the daemon trusts, and the job that tells; leaves out talking to a registry.

// Package registry is what the daemon knows of places that images come from.
package registry

import (
	"net"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/opts"
	flag "github.com/docker/docker/pkg/mflag"
)

// The public registry.
const (
	INDEXSERVER = "https://index.docker.io/v1/"
	INDEXNAME   = "docker.io"
)

// localhost is trusted without a certificate, whatever the options say.
const localhost = "127.0.0.0/8"

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

// IndexInfo is one registry.
type IndexInfo struct {
	Name     string
	Mirrors  []string
	Secure   bool
	Official bool
}

// ServiceConfig is the registries, and the networks that need no certificate.
type ServiceConfig struct {
	InsecureRegistryCIDRs []string              `json:"InsecureRegistryCIDRs"`
	IndexConfigs          map[string]*IndexInfo `json:"IndexConfigs"`
}

// NewServiceConfig sorts the options: a network, or the name of one registry.
func NewServiceConfig(options *Options) *ServiceConfig {
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

// Service is the part of the daemon that knows the registries.
type Service struct {
	Config *ServiceConfig
}

// NewService makes a service that can be installed in an engine.
func NewService(options *Options) *Service {
	return &Service{Config: NewServiceConfig(options)}
}

// Install adds the job `registry_config`.
func (s *Service) Install(eng *engine.Engine) error {
	return eng.Register("registry_config", s.GetRegistryConfig)
}

// GetRegistryConfig is the handler of that job.
func (s *Service) GetRegistryConfig(job *engine.Job) engine.Status {
	out := &engine.Env{}
	if err := out.SetJson("config", s.Config); err != nil {
		return job.Error(err)
	}
	if _, err := out.WriteTo(job.Stdout); err != nil {
		return job.Error(err)
	}
	return engine.StatusOK
}
