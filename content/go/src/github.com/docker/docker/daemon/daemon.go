// Reconstructs part of daemon/daemon.go of Docker 1.6.2: making a daemon, restoring its containers from disk, and its jobs; leaves out links, dockerinit, SELinux, the watch on resolv.conf and the demand to be root.

// Package daemon holds the containers of a host and the jobs that work on them.
package daemon

import (
	"fmt"
	"io"
	"io/ioutil"
	"os"
	"path"
	"sort"
	"sync"
	"syscall"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/api"
	"github.com/docker/docker/daemon/execdriver"
	"github.com/docker/docker/daemon/execdriver/native"
	"github.com/docker/docker/daemon/graphdriver"
	_ "github.com/docker/docker/daemon/graphdriver/vfs"
	"github.com/docker/docker/engine"
	"github.com/docker/docker/graph"
	"github.com/docker/docker/pkg/broadcastwriter"
	"github.com/docker/docker/pkg/graphdb"
	"github.com/docker/docker/pkg/ioutils"
	"github.com/docker/docker/pkg/sysinfo"
	"github.com/docker/docker/pkg/truncindex"
	"github.com/docker/docker/runconfig"
	"github.com/docker/docker/trust"
	"github.com/docker/docker/utils"
	"github.com/docker/docker/volumes"
)

// contStore is the containers by id.
type contStore struct {
	s map[string]*Container
	sync.Mutex
}

func (c *contStore) Add(id string, cont *Container) {
	c.Lock()
	defer c.Unlock()
	c.s[id] = cont
}

func (c *contStore) Get(id string) *Container {
	c.Lock()
	defer c.Unlock()
	return c.s[id]
}

func (c *contStore) Delete(id string) {
	c.Lock()
	defer c.Unlock()
	delete(c.s, id)
}

// List returns the containers, the newest first.
func (c *contStore) List() []*Container {
	var containers History
	c.Lock()
	for _, cont := range c.s {
		containers = append(containers, cont)
	}
	c.Unlock()
	sort.Sort(containers)
	return containers
}

// History is containers in the order of their making, the newest first.
type History []*Container

func (history History) Len() int { return len(history) }

func (history History) Less(i, j int) bool {
	return history[i].Created.After(history[j].Created)
}

func (history History) Swap(i, j int) {
	history[i], history[j] = history[j], history[i]
}

// Daemon is the containers and what it takes to keep them.
type Daemon struct {
	ID               string // the id of the installation's key
	repository       string // the directory with a directory for each container
	containers       *contStore
	graph            *graph.Graph
	repositories     *graph.TagStore
	idIndex          *truncindex.TruncIndex
	sysInfo          *sysinfo.SysInfo
	volumes          *volumes.Repository
	eng              *engine.Engine
	config           *Config
	containerGraph   *graphdb.Database
	driver           graphdriver.Driver
	execDriver       execdriver.Driver
	trustStore       *trust.TrustStore
	defaultLogConfig runconfig.LogConfig
}

// NewDaemon makes a daemon. When it returns, the containers are there but the
// jobs are not: Install adds those.
func NewDaemon(config *Config, eng *engine.Engine) (*Daemon, error) {
	if err := verifyOptions(config); err != nil {
		return nil, err
	}
	// The pid file comes before anything is touched, for it tells another
	// daemon to stay away.
	if config.Pidfile != "" {
		if err := utils.CreatePidFile(config.Pidfile); err != nil {
			return nil, err
		}
		eng.OnShutdown(func() {
			utils.RemovePidFile(config.Pidfile)
		})
	}
	if err := verifySystem(); err != nil {
		return nil, err
	}
	if err := prepareRoot(config); err != nil {
		return nil, err
	}

	graphdriver.DefaultDriver = config.GraphDriver
	driver, err := graphdriver.New(config.Root, config.GraphOptions)
	if err != nil {
		return nil, fmt.Errorf("error intializing graphdriver: %v", err)
	}
	log.Debugf("Using graph driver %s", driver)
	eng.OnShutdown(func() {
		if err := driver.Cleanup(); err != nil {
			log.Errorf("Error during graph storage driver.Cleanup(): %v", err)
		}
	})

	daemonRepo := path.Join(config.Root, "containers")
	if err := os.MkdirAll(daemonRepo, 0700); err != nil {
		return nil, err
	}
	log.Debugf("Creating images graph")
	g, err := graph.NewGraph(path.Join(config.Root, "graph"), driver)
	if err != nil {
		return nil, err
	}
	volumesDriver, err := graphdriver.GetDriver("vfs", config.Root, config.GraphOptions)
	if err != nil {
		return nil, err
	}
	volumes, err := volumes.NewRepository(path.Join(config.Root, "volumes"), volumesDriver)
	if err != nil {
		return nil, err
	}
	trustKey, err := api.LoadOrCreateTrustKey(config.TrustKeyPath)
	if err != nil {
		return nil, err
	}
	log.Debugf("Creating repository list")
	repositories, err := graph.NewTagStore(path.Join(config.Root, "repositories-"+driver.String()), g)
	if err != nil {
		return nil, fmt.Errorf("Couldn't create Tag store: %s", err)
	}
	trustDir := path.Join(config.Root, "trust")
	if err := os.MkdirAll(trustDir, 0700); err != nil {
		return nil, err
	}
	trustStore, err := trust.NewTrustStore(trustDir)
	if err != nil {
		return nil, fmt.Errorf("could not create trust store: %s", err)
	}

	if !config.DisableNetwork {
		if err := initNetwork(config, eng); err != nil {
			return nil, err
		}
	}

	// In upstream's graph database; here the names are in memory, and restore
	// finds them in the containers themselves.
	containerGraph := graphdb.NewDatabase()

	if config.ExecDriver != native.DriverName {
		return nil, fmt.Errorf("unknown exec driver %s", config.ExecDriver)
	}

	daemon := &Daemon{
		ID:               trustKey.PublicKey().KeyID(),
		repository:       daemonRepo,
		containers:       &contStore{s: make(map[string]*Container)},
		graph:            g,
		repositories:     repositories,
		idIndex:          truncindex.NewTruncIndex(nil),
		sysInfo:          sysinfo.New(false),
		volumes:          volumes,
		eng:              eng,
		config:           config,
		containerGraph:   containerGraph,
		driver:           driver,
		execDriver:       native.NewDriver(),
		trustStore:       trustStore,
		defaultLogConfig: runconfig.LogConfig{Type: "json-file"},
	}
	eng.OnShutdown(func() {
		if err := daemon.shutdown(); err != nil {
			log.Errorf("Error during daemon.shutdown(): %v", err)
		}
	})
	if err := daemon.restore(); err != nil {
		return nil, err
	}
	return daemon, nil
}

// Install adds the daemon's jobs to the engine, those of the images, and that
// of the trust store.
func (daemon *Daemon) Install(eng *engine.Engine) error {
	for name, handler := range map[string]engine.Handler{
		"attach":            daemon.ContainerAttach,
		"container_inspect": daemon.ContainerInspect,
		"container_rename":  daemon.ContainerRename,
		"containers":        daemon.Containers,
		"create":            daemon.ContainerCreate,
		"info":              daemon.CmdInfo,
		"kill":              daemon.ContainerKill,
		"logs":              daemon.ContainerLogs,
		"pause":             daemon.ContainerPause,
		"resize":            daemon.ContainerResize,
		"restart":           daemon.ContainerRestart,
		"rm":                daemon.ContainerRm,
		"start":             daemon.ContainerStart,
		"stop":              daemon.ContainerStop,
		"top":               daemon.ContainerTop,
		"unpause":           daemon.ContainerUnpause,
		"wait":              daemon.ContainerWait,
	} {
		if err := eng.Register(name, handler); err != nil {
			return err
		}
	}
	if err := daemon.Repositories().Install(eng); err != nil {
		return err
	}
	return daemon.trustStore.Install(eng)
}

// shutdown asks all containers that run to end, all at once, and waits for them.
// One that does not listen is not forced: the engine waits for ten seconds, and
// then the kernel of this host ends with the daemon.
func (daemon *Daemon) shutdown() error {
	log.Debugf("starting clean shutdown of all containers...")
	var group sync.WaitGroup
	for _, container := range daemon.List() {
		if !container.IsRunning() {
			continue
		}
		log.Debugf("stopping %s", container.ID)
		group.Add(1)
		go func(c *Container) {
			defer group.Done()
			if err := c.KillSig(int(syscall.SIGTERM)); err != nil {
				log.Debugf("kill 15 error for %s - %s", c.ID, err)
			}
			c.WaitStop(-1 * time.Second)
			log.Debugf("container stopped %s", c.ID)
		}(container)
	}
	group.Wait()
	return nil
}

// restore loads every container that is stored and registers it.
func (daemon *Daemon) restore() error {
	log.Infof("Loading containers: start.")
	dir, err := ioutil.ReadDir(daemon.repository)
	if err != nil {
		return err
	}
	for _, entry := range dir {
		id := entry.Name()
		container, err := daemon.load(id)
		if err != nil {
			log.Errorf("Failed to load container %v: %v", id, err)
			continue
		}
		if container.Driver != daemon.driver.String() {
			log.Debugf("Cannot load container %s because it was created with another graph driver.", container.ID)
			continue
		}
		log.Debugf("Loaded container %v", container.ID)
		if err := daemon.register(container); err != nil {
			log.Debugf("Failed to register container %s: %s", container.ID, err)
		}
	}
	log.Infof("Loading containers: done.")
	return nil
}

// load reads one container from disk.
func (daemon *Daemon) load(id string) (*Container, error) {
	container := &Container{
		root:  path.Join(daemon.repository, id),
		State: NewState(),
	}
	if err := container.FromDisk(); err != nil {
		return nil, err
	}
	if container.ID != id {
		return nil, fmt.Errorf("Container %s is stored at %s", container.ID, id)
	}
	return container, nil
}

// register puts a container where the jobs find it. One that ran when the
// daemon ended can't be running now, so it is marked as stopped.
func (daemon *Daemon) register(container *Container) error {
	if container.daemon != nil || daemon.Exists(container.ID) {
		return fmt.Errorf("Container is already loaded")
	}
	if err := validateID(container.ID); err != nil {
		return err
	}
	if err := daemon.ensureName(container); err != nil {
		return err
	}
	container.daemon = daemon
	container.stdout, container.stderr = broadcastwriter.New(), broadcastwriter.New()
	if container.Config != nil && container.Config.OpenStdin {
		container.stdin, container.stdinPipe = io.Pipe()
	} else {
		container.stdinPipe = ioutils.NopWriteCloser(ioutil.Discard)
	}
	daemon.containers.Add(container.ID, container)
	daemon.idIndex.Add(container.ID)

	if container.IsRunning() {
		log.Debugf("killing old running container %s", container.ID)
		container.SetStopped(&execdriver.ExitStatus{ExitCode: 0})
		if err := container.ToDisk(); err != nil {
			log.Debugf("saving stopped state to disk %s", err)
		}
	}
	return nil
}

// Get finds a container by its id, else by its name, else by a part of its id
// that no other begins with.
func (daemon *Daemon) Get(prefixOrName string) (*Container, error) {
	if byID := daemon.containers.Get(prefixOrName); byID != nil {
		return byID, nil
	}
	if byName, err := daemon.GetByName(prefixOrName); err == nil {
		return byName, nil
	}
	id, err := daemon.idIndex.Get(prefixOrName)
	if err != nil {
		return nil, err
	}
	return daemon.containers.Get(id), nil
}

// Exists tells whether Get would find a container.
func (daemon *Daemon) Exists(id string) bool {
	_, err := daemon.Get(id)
	return err == nil
}

// List returns all containers, the newest first.
func (daemon *Daemon) List() []*Container { return daemon.containers.List() }

// Mount makes the file system of a container available.
func (daemon *Daemon) Mount(container *Container) error {
	dir, err := daemon.driver.Get(container.ID, "")
	if err != nil {
		return fmt.Errorf("Error getting container %s from driver %s: %s", container.ID, daemon.driver, err)
	}
	if container.basefs != "" && container.basefs != dir {
		daemon.driver.Put(container.ID)
		return fmt.Errorf("Error: driver %s is returning inconsistent paths for container %s ('%s' then '%s')",
			daemon.driver, container.ID, container.basefs, dir)
	}
	container.basefs = dir
	return nil
}

// Unmount is the end of that.
func (daemon *Daemon) Unmount(container *Container) error {
	daemon.driver.Put(container.ID)
	return nil
}

// Run starts a container's process and returns when it has ended.
func (daemon *Daemon) Run(c *Container, pipes *execdriver.Pipes, startCallback execdriver.StartCallback) (execdriver.ExitStatus, error) {
	return daemon.execDriver.Run(c.command, pipes, startCallback)
}

// Kill sends a signal to a container's process.
func (daemon *Daemon) Kill(c *Container, sig int) error {
	return daemon.execDriver.Kill(c.command, sig)
}

// Pause freezes a container.
func (daemon *Daemon) Pause(c *Container) error {
	err := daemon.execDriver.Pause(c.command)
	if err == nil {
		c.SetPaused()
	}
	return err
}

// Unpause is the end of that.
func (daemon *Daemon) Unpause(c *Container) error {
	err := daemon.execDriver.Unpause(c.command)
	if err == nil {
		c.SetUnpaused()
	}
	return err
}

// Graph is the images.
func (daemon *Daemon) Graph() *graph.Graph { return daemon.graph }

// Repositories is the names of the images.
func (daemon *Daemon) Repositories() *graph.TagStore { return daemon.repositories }

// SystemConfig is what the host's kernel can do.
func (daemon *Daemon) SystemConfig() *sysinfo.SysInfo { return daemon.sysInfo }

// Config is the daemon's options.
func (daemon *Daemon) Config() *Config { return daemon.config }

// GraphDriver is what stores the layers.
func (daemon *Daemon) GraphDriver() graphdriver.Driver { return daemon.driver }

// ExecutionDriver is what runs the containers.
func (daemon *Daemon) ExecutionDriver() execdriver.Driver { return daemon.execDriver }
