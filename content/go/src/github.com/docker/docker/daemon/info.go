// Reconstructs daemon/info.go of Docker 1.6.2: the job behind docker info; leaves out events, open files, dockerinit and what cgroups can limit.

package daemon

import (
	"os"
	"runtime"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/parsers/kernel"
	"github.com/docker/docker/pkg/parsers/operatingsystem"
	"github.com/docker/docker/pkg/system"
	"github.com/docker/docker/registry"
)

const unknown = "<unknown>"

// CmdInfo is the handler of the job `info`. It gathers what the daemon and the
// host know, and runs a job of its own to ask the registry service.
func (daemon *Daemon) CmdInfo(job *engine.Job) engine.Status {
	kernelVersion := unknown
	if kv, err := kernel.GetKernelVersion(); err == nil {
		kernelVersion = kv.String()
	}
	operatingSystem := unknown
	if name, err := operatingsystem.GetOperatingSystem(); err == nil {
		operatingSystem = name
	}
	meminfo, err := system.ReadMemInfo()
	if err != nil {
		log.Errorf("Could not read system memory info: %v", err)
		meminfo = &system.MemInfo{}
	}

	registryJob := job.Eng.Job("registry_config")
	registryEnv, _ := registryJob.Stdout.AddEnv()
	if err := registryJob.Run(); err != nil {
		return job.Error(err)
	}
	registryConfig := registry.ServiceConfig{}
	if err := registryEnv.GetJson("config", &registryConfig); err != nil {
		return job.Error(err)
	}

	images, _ := daemon.Graph().Map()

	v := &engine.Env{}
	v.SetJson("ID", daemon.ID)
	v.SetInt("Containers", len(daemon.List()))
	v.SetInt("Images", len(images))
	v.Set("Driver", daemon.GraphDriver().String())
	v.SetJson("DriverStatus", daemon.GraphDriver().Status())
	v.SetBool("Debug", os.Getenv("DEBUG") != "")
	v.SetInt("NGoroutines", runtime.NumGoroutine())
	v.Set("SystemTime", time.Now().Format(time.RFC3339Nano))
	v.Set("ExecutionDriver", daemon.ExecutionDriver().Name())
	v.Set("KernelVersion", kernelVersion)
	v.Set("OperatingSystem", operatingSystem)
	v.Set("IndexServerAddress", registry.IndexServerAddress())
	v.SetJson("RegistryConfig", registryConfig)
	v.SetInt("NCPU", runtime.NumCPU())
	v.SetInt64("MemTotal", meminfo.MemTotal)
	v.Set("DockerRootDir", daemon.Config().Root)
	setIfPresent(v, "HttpProxy", os.Getenv("http_proxy"))
	setIfPresent(v, "HttpsProxy", os.Getenv("https_proxy"))
	setIfPresent(v, "NoProxy", os.Getenv("no_proxy"))
	if hostname, err := os.Hostname(); err == nil {
		v.SetJson("Name", hostname)
	}
	v.SetList("Labels", daemon.Config().Labels)
	if _, err := v.WriteTo(job.Stdout); err != nil {
		return job.Error(err)
	}
	return engine.StatusOK
}

func setIfPresent(v *engine.Env, key, value string) {
	if value != "" {
		v.Set(key, value)
	}
}
