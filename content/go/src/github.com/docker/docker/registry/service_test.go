// Tests what the daemon knows of registries.

package registry

import (
	"testing"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/opts"
)

func TestRegistryConfig(t *testing.T) {
	options := &Options{Mirrors: opts.NewListOpts(nil), InsecureRegistries: opts.NewListOpts(nil)}
	options.Mirrors.Set("http://mirror")
	options.InsecureRegistries.Set("10.1.2.3/8")
	options.InsecureRegistries.Set("example.com:5000")

	eng := engine.New()
	eng.Logging = false
	if err := NewService(options).Install(eng); err != nil {
		t.Fatal(err)
	}
	job := eng.Job("registry_config")
	env, err := job.Stdout.AddEnv()
	if err != nil {
		t.Fatal(err)
	}
	if err := job.Run(); err != nil {
		t.Fatal(err)
	}
	var config ServiceConfig
	if err := env.GetJson("config", &config); err != nil {
		t.Fatal(err)
	}
	if nets := config.InsecureRegistryCIDRs; len(nets) != 2 || nets[0] != "10.0.0.0/8" || nets[1] != "127.0.0.0/8" {
		t.Errorf("got %v", nets)
	}
	official := config.IndexConfigs["docker.io"]
	if official == nil || !official.Secure || !official.Official || official.Mirrors[0] != "http://mirror" {
		t.Errorf("got %v", official)
	}
	private := config.IndexConfigs["example.com:5000"]
	if private == nil || private.Secure || private.Official || len(private.Mirrors) != 0 {
		t.Errorf("got %v", private)
	}
}
