// Reconstructs part of registry/service.go of Docker 1.6.2: the jobs that tell about registries; leaves out logging in and searching.

package registry

import (
	"github.com/docker/docker/engine"
)

// Service is the part of the daemon that knows the registries.
type Service struct {
	Config *ServiceConfig
}

// NewService makes a service that can be installed in an engine.
func NewService(options *Options) *Service {
	return &Service{Config: NewServiceConfig(options)}
}

// Install adds the jobs to an engine.
func (s *Service) Install(eng *engine.Engine) error {
	if err := eng.Register("resolve_repository", s.ResolveRepository); err != nil {
		return err
	}
	if err := eng.Register("resolve_index", s.ResolveIndex); err != nil {
		return err
	}
	return eng.Register("registry_config", s.GetRegistryConfig)
}

// tell ends a job that answers with one value.
func tell(job *engine.Job, key string, value interface{}, err error) engine.Status {
	out := &engine.Env{}
	if err == nil {
		err = out.SetJson(key, value)
	}
	if err == nil {
		_, err = out.WriteTo(job.Stdout)
	}
	if err != nil {
		return job.Error(err)
	}
	return engine.StatusOK
}

// ResolveRepository is the handler of the job `resolve_repository`: a name of an
// image, taken apart.
func (s *Service) ResolveRepository(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("usage: %s NAME", job.Name)
	}
	info, err := s.Config.NewRepositoryInfo(job.Args[0])
	return tell(job, "repository", info, err)
}

// ResolveRepositoryInfo runs that job for another.
func ResolveRepositoryInfo(jobContext *engine.Job, reposName string) (*RepositoryInfo, error) {
	job := jobContext.Eng.Job("resolve_repository", reposName)
	env, err := job.Stdout.AddEnv()
	if err != nil {
		return nil, err
	}
	if err := job.Run(); err != nil {
		return nil, err
	}
	info := &RepositoryInfo{}
	return info, env.GetJson("repository", info)
}

// ResolveIndex is the handler of the job `resolve_index`: what is known of one registry.
func (s *Service) ResolveIndex(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("usage: %s NAME", job.Name)
	}
	index, err := s.Config.NewIndexInfo(job.Args[0])
	return tell(job, "index", index, err)
}

// GetRegistryConfig is the handler of the job `registry_config`.
func (s *Service) GetRegistryConfig(job *engine.Job) engine.Status {
	return tell(job, "config", s.Config, nil)
}
