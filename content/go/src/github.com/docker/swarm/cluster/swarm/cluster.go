// Reconstructs cluster/swarm/cluster.go of Swarm 1.2.0: the driver that schedules containers itself, onto engines that discovery names; leaves out nothing. What it does with images, networks and volumes stands in resources.go here.

// Package swarm is the driver of a cluster of plain Docker daemons.
package swarm

import (
	"crypto/tls"
	"errors"
	"fmt"
	"regexp"
	"sort"
	"strings"
	"sync"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/docker/pkg/discovery"
	"github.com/docker/docker/pkg/stringid"
	"github.com/docker/go-units"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler"
	"github.com/docker/swarm/scheduler/node"
	"github.com/samalba/dockerclient"
)

// pendingContainer is a container that has a place and does not exist yet. It
// counts in the meantime, so that the next one is not placed as if it were not.
type pendingContainer struct {
	Config *cluster.ContainerConfig
	Name   string
	Engine *cluster.Engine
}

// ToContainer makes it look like one that exists.
func (p *pendingContainer) ToContainer() *cluster.Container {
	container := &cluster.Container{
		Container: dockerclient.Container{Labels: p.Config.Labels},
		Config:    p.Config,
		Info:      dockerclient.ContainerInfo{HostConfig: &dockerclient.HostConfig{}},
		Engine:    p.Engine,
	}
	if p.Name != "" {
		container.Names = []string{"/" + p.Name}
	}
	return container
}

// Cluster is the driver.
type Cluster struct {
	sync.RWMutex // for the three maps

	eventHandlers     *cluster.EventHandlers
	engines           map[string]*cluster.Engine // by id
	pendingEngines    map[string]*cluster.Engine // by address: the id is not known yet
	scheduler         *scheduler.Scheduler
	discovery         discovery.Backend
	pendingContainers map[string]*pendingContainer // by swarm id

	overcommitRatio float64
	engineOpts      *cluster.EngineOpts
	createRetry     int64
	TLSConfig       *tls.Config
}

// NewCluster reads the driver's options and begins to watch discovery. It
// returns at once, with no engine in the cluster yet.
func NewCluster(scheduler *scheduler.Scheduler, TLSConfig *tls.Config, discovery discovery.Backend, options cluster.DriverOpts, engineOptions *cluster.EngineOpts) (cluster.Cluster, error) {
	log.WithFields(log.Fields{"name": "swarm"}).Debug("Initializing cluster")

	c := &Cluster{
		eventHandlers:     cluster.NewEventHandlers(),
		engines:           make(map[string]*cluster.Engine),
		pendingEngines:    make(map[string]*cluster.Engine),
		scheduler:         scheduler,
		discovery:         discovery,
		pendingContainers: make(map[string]*pendingContainer),
		overcommitRatio:   0.05,
		engineOpts:        engineOptions,
		createRetry:       0,
		TLSConfig:         TLSConfig,
	}

	if val, ok := options.Float("swarm.overcommit", ""); ok {
		if val <= -1 {
			log.Fatalf("swarm.overcommit should be larger than -1, %f is invalid", val)
		}
		if val < 0 {
			log.Warn("-1 < swarm.overcommit < 0 will make swarm take less resource than docker engine offers")
		}
		c.overcommitRatio = val
	}
	if val, ok := options.Int("swarm.createretry", ""); ok {
		if val < 0 {
			log.Fatalf("swarm.createretry can not be negative, %d is invalid", val)
		}
		c.createRetry = val
	}

	discoveryCh, errCh := c.discovery.Watch(nil)
	go c.monitorDiscovery(discoveryCh, errCh)
	go c.monitorPendingEngines()

	return c, nil
}

// Handle is called with the events of every engine, and passes them on.
func (c *Cluster) Handle(e *cluster.Event) error {
	c.eventHandlers.Handle(e)
	return nil
}

// RegisterEventHandler has h called for every event from now on.
func (c *Cluster) RegisterEventHandler(h cluster.EventHandler) error {
	return c.eventHandlers.RegisterEventHandler(h)
}

// UnregisterEventHandler ends that.
func (c *Cluster) UnregisterEventHandler(h cluster.EventHandler) {
	c.eventHandlers.UnregisterEventHandler(h)
}

// monitorDiscovery brings the engines in line with what discovery names, each
// time it names something else.
func (c *Cluster) monitorDiscovery(ch <-chan discovery.Entries, errCh <-chan error) {
	currentEntries := discovery.Entries{}
	for {
		select {
		case entries := <-ch:
			added, removed := currentEntries.Diff(entries)
			currentEntries = entries

			// Removed before added: an engine that has moved to another
			// address has the same id at both, and an id that is there
			// already would be refused.
			for _, entry := range removed {
				c.removeEngine(entry.String())
			}
			for _, entry := range added {
				c.addEngine(entry.String())
			}
		case err := <-errCh:
			log.Errorf("Discovery error: %v", err)
		}
	}
}

// monitorPendingEngines tries again, now and then, the engines that could not
// be reached or were refused.
func (c *Cluster) monitorPendingEngines() {
	const minimumValidationInterval = 10 * time.Second
	for {
		time.Sleep(minimumValidationInterval)
		c.RLock()
		pending := make([]*cluster.Engine, 0, len(c.pendingEngines))
		for _, engine := range c.pendingEngines {
			pending = append(pending, engine)
		}
		c.RUnlock()
		for _, engine := range pending {
			if engine.TimeToValidate() {
				go c.validatePendingEngine(engine)
			}
		}
	}
}

// getEngineByAddr finds the engine at an address, pending or not; nil if there
// is none.
func (c *Cluster) getEngineByAddr(addr string) *cluster.Engine {
	for _, engine := range c.listEngines() {
		if engine.Addr == addr {
			return engine
		}
	}
	return nil
}

func (c *Cluster) hasEngineByAddr(addr string) bool {
	return c.getEngineByAddr(addr) != nil
}

// addEngine makes a pending engine of an address, unless there is one, and has
// it validated in a goroutine of its own: one that does not answer must not
// hold up the others.
func (c *Cluster) addEngine(addr string) bool {
	if c.hasEngineByAddr(addr) {
		return false
	}
	engine := cluster.NewEngine(addr, c.overcommitRatio, c.engineOpts)
	if err := engine.RegisterEventHandler(c); err != nil {
		log.Error(err)
	}

	c.Lock()
	c.pendingEngines[addr] = engine
	c.Unlock()

	go c.validatePendingEngine(engine)
	return true
}

// validatePendingEngine connects to an engine and, if that goes well and its id
// is its own, moves it from the pending ones to the others.
func (c *Cluster) validatePendingEngine(engine *cluster.Engine) bool {
	// Slow, and so without the lock.
	if err := engine.Connect(c.TLSConfig); err != nil {
		log.WithFields(log.Fields{"Addr": engine.Addr}).Debugf("Failed to validate pending node: %s", err)
		return false
	}

	c.Lock()
	defer c.Unlock()

	// Discovery may have dropped it meanwhile.
	if _, pending := c.pendingEngines[engine.Addr]; !pending {
		return false
	}

	if old, exists := c.engines[engine.ID]; exists {
		if old.Addr != engine.Addr {
			// It stays pending and is tried again: its twin may be the one
			// that goes, as when a machine has come up under a new address.
			log.Errorf("ID duplicated. %s shared by %s and %s", engine.ID, old.Addr, engine.Addr)
			engine.HandleIDConflict(old.Addr)
			return false
		}
		log.Debugf("node %q (name: %q) with address %q is already registered", engine.ID, engine.Name, engine.Addr)
		engine.Disconnect()
		delete(c.pendingEngines, engine.Addr)
		return false
	}

	delete(c.pendingEngines, engine.Addr)
	engine.ValidationComplete()
	c.engines[engine.ID] = engine

	log.Infof("Registered Engine %s at %s", engine.Name, engine.Addr)
	return true
}

// removeEngine forgets the engine at an address, pending or not.
func (c *Cluster) removeEngine(addr string) bool {
	engine := c.getEngineByAddr(addr)
	if engine == nil {
		return false
	}
	c.Lock()
	defer c.Unlock()

	engine.Disconnect()
	if _, pending := c.pendingEngines[addr]; pending {
		delete(c.pendingEngines, addr)
	} else {
		delete(c.engines, engine.ID)
	}
	log.Infof("Removed Engine %s", engine.Name)
	return true
}

// listNodes is what the scheduler looks at: the validated engines, with the
// containers that are on their way to them.
func (c *Cluster) listNodes() []*node.Node {
	c.RLock()
	defer c.RUnlock()
	out := make([]*node.Node, 0, len(c.engines))
	for _, e := range c.engines {
		n := node.NewNode(e)
		for _, pending := range c.pendingContainers {
			// It may exist by now, and be pending still.
			if pending.Engine.ID == e.ID && n.Container(pending.Config.SwarmID()) == nil {
				n.AddContainer(pending.ToContainer())
			}
		}
		out = append(out, n)
	}
	return out
}

// listEngines is what people look at: the pending ones as well.
func (c *Cluster) listEngines() []*cluster.Engine {
	out := c.validEngines()
	c.RLock()
	defer c.RUnlock()
	for _, engine := range c.pendingEngines {
		out = append(out, engine)
	}
	return out
}

// validEngines copies the table, so that a slow request to one of them is made
// without the lock.
func (c *Cluster) validEngines() []*cluster.Engine {
	c.RLock()
	defer c.RUnlock()
	out := make([]*cluster.Engine, 0, len(c.engines))
	for _, engine := range c.engines {
		out = append(out, engine)
	}
	return out
}

// engineOf is the engine that a node is the picture of; nil, if it is gone.
func (c *Cluster) engineOf(n *node.Node) *cluster.Engine {
	c.RLock()
	defer c.RUnlock()
	return c.engines[n.ID]
}

// generateUniqueID makes a swarm id that no container of the cluster has.
func (c *Cluster) generateUniqueID() string {
	for {
		id := stringid.GenerateRandomID()
		if c.Container(id) == nil {
			return id
		}
	}
}

// imageNotFound is how an engine complains that it can't get an image.
var imageNotFound = regexp.MustCompile(`image \S* not found`)

// CreateContainer places a container and creates it. If the engine can't get
// the image but another has it, the second try is for those that have it.
func (c *Cluster) CreateContainer(config *cluster.ContainerConfig, name string, authConfig *dockerclient.AuthConfig) (*cluster.Container, error) {
	container, err := c.createContainer(config, name, false, authConfig)
	if err == nil {
		return container, nil
	}
	var retries int64
	if imageNotFound.MatchString(err.Error()) && !config.HaveNodeConstraint() && c.Image(config.Image) != nil {
		container, err = c.createContainer(config, name, true, authConfig)
		retries++
	}
	for ; retries < c.createRetry && err != nil; retries++ {
		log.WithFields(log.Fields{"Name": "Swarm"}).Warnf("Failed to create container: %s, retrying", err)
		container, err = c.createContainer(config, name, false, authConfig)
	}
	return container, err
}

// createContainer is one try. Placing is done one container at a time, under
// the scheduler's lock; creating is not, and meanwhile the container is pending.
func (c *Cluster) createContainer(config *cluster.ContainerConfig, name string, withImageAffinity bool, authConfig *dockerclient.AuthConfig) (*cluster.Container, error) {
	c.scheduler.Lock()
	engine, err := c.place(config, name, withImageAffinity)
	c.scheduler.Unlock() // not reached if a filter panics; upstream's is not either
	if err != nil {
		return nil, err
	}

	container, err := engine.Create(config, name, true, authConfig)

	c.scheduler.Lock()
	c.Lock()
	delete(c.pendingContainers, config.SwarmID())
	c.Unlock()
	c.scheduler.Unlock()

	return container, err
}

// place finds an engine for a container, and notes that it is on its way there.
// The scheduler's lock is held all the while.
func (c *Cluster) place(config *cluster.ContainerConfig, name string, withImageAffinity bool) (*cluster.Engine, error) {
	if !c.checkNameUniqueness(name) {
		return nil, conflict(name)
	}
	if config.SwarmID() == "" {
		config.SetSwarmID(c.generateUniqueID())
	}
	// On a network of one engine a container can only be on that engine.
	if network := c.Networks().Get(config.HostConfig.NetworkMode); network != nil && network.Scope == "local" {
		if !config.HaveNodeConstraint() {
			config.AddConstraint("node==~" + network.Engine.Name)
		}
		config.HostConfig.NetworkMode = network.Name
	}

	if withImageAffinity {
		affinity := "image==" + config.Image
		config.AddAffinity(affinity)
		defer config.RemoveAffinity(affinity)
	}
	nodes, err := c.scheduler.SelectNodesForContainer(c.listNodes(), config)
	if err != nil {
		return nil, err
	}
	engine := c.engineOf(nodes[0])
	if engine == nil {
		return nil, errors.New("error creating container")
	}

	c.Lock()
	c.pendingContainers[config.SwarmID()] = &pendingContainer{Config: config, Name: name, Engine: engine}
	c.Unlock()
	return engine, nil
}

func conflict(name string) error {
	return fmt.Errorf("Conflict: The name %s is already assigned. You have to delete (or rename) that container to be able to assign %s to a container again.", name, name)
}

// checkNameUniqueness tells whether a name is free: no container has it, and
// none that is on its way. A daemon would only know of its own.
func (c *Cluster) checkNameUniqueness(name string) bool {
	if name == "" {
		return true // the daemon will make one up
	}
	for _, container := range c.Containers() {
		for _, taken := range container.Names {
			if taken == name || taken == "/"+name {
				return false
			}
		}
	}
	c.RLock()
	defer c.RUnlock()
	for _, pending := range c.pendingContainers {
		if pending.Name == name {
			return false
		}
	}
	return true
}

// StartContainer starts a container where it is.
func (c *Cluster) StartContainer(container *cluster.Container, hostConfig *dockerclient.HostConfig) error {
	return container.Engine.StartContainer(container.Id, hostConfig)
}

// RemoveContainer removes a container where it is.
func (c *Cluster) RemoveContainer(container *cluster.Container, force, volumes bool) error {
	return container.Engine.RemoveContainer(container, force, volumes)
}

// RenameContainer gives a container a name that is free in the whole cluster.
func (c *Cluster) RenameContainer(container *cluster.Container, newName string) error {
	if !c.checkNameUniqueness(newName) {
		return conflict(newName)
	}
	return container.Engine.RenameContainer(container, newName)
}

// Containers lists the containers of all engines.
func (c *Cluster) Containers() cluster.Containers {
	out := cluster.Containers{}
	for _, engine := range c.validEngines() {
		out = append(out, engine.Containers()...)
	}
	return out
}

// Container finds one container, or none.
func (c *Cluster) Container(IDOrName string) *cluster.Container {
	return c.Containers().Get(IDOrName)
}

// TotalMemory is the memory of all engines with the overcommit, in bytes.
func (c *Cluster) TotalMemory() int64 {
	var total int64
	for _, engine := range c.validEngines() {
		total += engine.TotalMemory()
	}
	return total
}

// TotalCpus is the number of processors of all engines with the overcommit.
func (c *Cluster) TotalCpus() int {
	var total int
	for _, engine := range c.validEngines() {
		total += engine.TotalCpus()
	}
	return total
}

// RANDOMENGINE is any engine the scheduler would give an empty container to.
func (c *Cluster) RANDOMENGINE() (*cluster.Engine, error) {
	nodes, err := c.scheduler.SelectNodesForContainer(c.listNodes(), &cluster.ContainerConfig{})
	if err != nil {
		return nil, err
	}
	return c.engineOf(nodes[0]), nil
}

// Info is what `docker info` shows: the strategy, the filters, and each engine.
func (c *Cluster) Info() [][2]string {
	engines := c.listEngines()
	sort.Sort(cluster.EngineSorter(engines))
	info := [][2]string{
		{"Strategy", c.scheduler.Strategy()},
		{"Filters", c.scheduler.Filters()},
		{"Nodes", fmt.Sprint(len(engines))},
	}
	for _, engine := range engines {
		info = append(info, engineInfo(engine)...)
	}
	return info
}

func engineInfo(engine *cluster.Engine) [][2]string {
	name := engine.Name
	if name == "" {
		name = "(unknown)"
	}
	errMsg := engine.ErrMsg()
	if errMsg == "" {
		errMsg = "(none)"
	}
	labels := make([]string, 0, len(engine.Labels))
	for key, value := range engine.Labels {
		labels = append(labels, key+"="+value)
	}
	sort.Strings(labels)

	used, total := units.BytesSize(float64(engine.UsedMemory())), units.BytesSize(float64(engine.TotalMemory()))
	return [][2]string{
		{" " + name, engine.Addr},
		{"  └ Status", engine.Status()},
		{"  └ Containers", fmt.Sprint(len(engine.Containers()))},
		{"  └ Reserved CPUs", fmt.Sprintf("%d / %d", engine.UsedCpus(), engine.TotalCpus())},
		{"  └ Reserved Memory", used + " / " + total},
		{"  └ Labels", strings.Join(labels, ", ")},
		{"  └ Error", errMsg},
		{"  └ UpdatedAt", engine.UpdatedAt().UTC().Format(time.RFC3339)},
		{"  └ ServerVersion", engine.Version},
	}
}
