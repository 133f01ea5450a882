// Reconstructs, as a sketch, cluster/mesos/cluster.go of Swarm 1.2.0: the driver that leaves the machines to Mesos and places containers on what they offer; leaves out binding addresses, networks, building, and daemons too old for a status with their inspection in it. It is experimental, as it was.

// Package mesos is the driver of a cluster that Mesos manages.
package mesos

import (
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
	"sync"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/engine-api/types"
	"github.com/docker/go-units"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/cluster/mesos/task"
	"github.com/docker/swarm/scheduler"
	"github.com/docker/swarm/scheduler/node"
	"github.com/mesos/mesos-go/mesosproto"
	mesosscheduler "github.com/mesos/mesos-go/scheduler"
	"github.com/samalba/dockerclient"
)

const (
	frameworkName              = "swarm"
	defaultDockerEnginePort    = "2375"
	defaultDockerEngineTLSPort = "2376"
	dockerPortAttribute        = "docker_port"
	defaultOfferTimeout        = 30 * time.Second
	defaultRefuseTimeout       = 5 * time.Second
	defaultTaskCreationTimeout = 5 * time.Second
)

var (
	errNotSupported    = errors.New("not supported with mesos")
	errResourcesNeeded = errors.New("resources constraints (-c and/or -m) are required by mesos")
)

// Cluster is the driver.
type Cluster struct {
	sync.RWMutex

	dockerEnginePort    string
	eventHandlers       *cluster.EventHandlers
	master              string
	agents              map[mesosproto.SlaveID]*agent
	scheduler           *Scheduler
	TLSConfig           *tls.Config
	offerTimeout        time.Duration
	refuseTimeout       time.Duration
	taskCreationTimeout time.Duration
	pendingTasks        *task.Tasks
	engineOpts          *cluster.EngineOpts
}

var _ cluster.Cluster = (*Cluster)(nil)

// NewCluster registers Swarm as a framework with the master. Machines appear
// with their first offer.
func NewCluster(scheduler *scheduler.Scheduler, TLSConfig *tls.Config, master string, options cluster.DriverOpts, engineOptions *cluster.EngineOpts) (cluster.Cluster, error) {
	logger().Debug("Initializing cluster")
	c := &Cluster{
		dockerEnginePort:    defaultDockerEnginePort,
		eventHandlers:       cluster.NewEventHandlers(),
		master:              master,
		agents:              make(map[mesosproto.SlaveID]*agent),
		TLSConfig:           TLSConfig,
		offerTimeout:        defaultOfferTimeout,
		refuseTimeout:       defaultRefuseTimeout,
		taskCreationTimeout: defaultTaskCreationTimeout,
		engineOpts:          engineOptions,
	}
	c.pendingTasks = task.NewTasks(c)
	if TLSConfig != nil {
		c.dockerEnginePort = defaultDockerEngineTLSPort
	}
	for _, option := range []struct {
		key, env string
		value    *time.Duration
	}{
		{"mesos.tasktimeout", "SWARM_MESOS_TASK_TIMEOUT", &c.taskCreationTimeout},
		{"mesos.offertimeout", "SWARM_MESOS_OFFER_TIMEOUT", &c.offerTimeout},
		{"mesos.offerrefusetimeout", "SWARM_MESOS_OFFER_REFUSE_TIMEOUT", &c.refuseTimeout},
	} {
		text, set := options.String(option.key, option.env)
		if !set {
			continue
		}
		var err error
		if *option.value, err = time.ParseDuration(text); err != nil {
			return nil, err
		}
	}
	framework := &mesosproto.FrameworkInfo{Name: frameworkName}
	framework.User, _ = options.String("mesos.user", "SWARM_MESOS_USER")
	framework.Checkpoint, _ = options.Bool("mesos.checkpointfailover", "SWARM_MESOS_CHECKPOINT_FAILOVER")

	var err error
	c.scheduler, err = NewScheduler(mesosscheduler.DriverConfig{Framework: framework, Master: master}, c, scheduler)
	if err != nil {
		return nil, err
	}
	if err := c.scheduler.driver.Start(); err != nil {
		return nil, err
	}
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

func (c *Cluster) agent(id mesosproto.SlaveID) *agent {
	c.RLock()
	defer c.RUnlock()
	return c.agents[id]
}

func (c *Cluster) listAgents() []*agent {
	c.RLock()
	defer c.RUnlock()
	agents := make([]*agent, 0, len(c.agents))
	for _, a := range c.agents {
		agents = append(agents, a)
	}
	return agents
}

// addOffer keeps an offer until it is used, or for so long that others should
// have it.
func (c *Cluster) addOffer(offer *mesosproto.Offer) {
	a := c.agent(offer.SlaveId)
	if a == nil {
		return // its engine could not be reached
	}
	a.addOffer(offer)
	go func() {
		time.Sleep(c.offerTimeout)
		if !c.removeOffer(offer) {
			return
		}
		if err := c.scheduler.driver.DeclineOffer(offer.Id, &mesosproto.Filters{}); err != nil {
			logger().Errorf("Error while declining offer %q: %v", string(offer.Id), err)
		} else {
			logger().Debugf("Offer %q declined successfully", string(offer.Id))
		}
	}()
}

// removeOffer forgets an offer, and the machine with its last one unless a task
// is on it. It tells whether the offer was still there.
func (c *Cluster) removeOffer(offer *mesosproto.Offer) bool {
	logger().WithField("offerID", string(offer.Id)).Debug("Removing offer")
	a := c.agent(offer.SlaveId)
	if a == nil {
		return false
	}
	found := a.removeOffer(offer.Id)
	if a.empty() {
		a.engine.Disconnect()
		c.Lock()
		delete(c.agents, offer.SlaveId)
		c.Unlock()
	}
	return found
}

// listNodes is what the scheduler looks at. What a machine has is what it offers
// just now, and of that nothing is used.
func (c *Cluster) listNodes() []*node.Node {
	var out []*node.Node
	for _, a := range c.listAgents() {
		n := node.NewNode(a.engine)
		n.ID = string(a.id)
		n.TotalCpus, n.UsedCpus = int64(a.total("cpus")), 0
		n.TotalMemory, n.UsedMemory = int64(a.total("mem"))<<20, 0
		out = append(out, n)
	}
	return out
}

func (c *Cluster) listOffers() []*mesosproto.Offer {
	var offers []*mesosproto.Offer
	for _, a := range c.listAgents() {
		offers = append(offers, a.getOffers()...)
	}
	return offers
}

// CreateContainer makes a task of the container, and waits until it runs, fails
// or has found no offer in time.
func (c *Cluster) CreateContainer(config *cluster.ContainerConfig, name string, authConfig *dockerclient.AuthConfig) (*cluster.Container, error) {
	if config.Memory == 0 && config.CpuShares == 0 {
		return nil, errResourcesNeeded
	}
	t, err := task.NewTask(config, name, c.taskCreationTimeout)
	if err != nil {
		return nil, err
	}
	go c.pendingTasks.Add(t)
	select {
	case container := <-t.GetContainer():
		return formatContainer(container), nil
	case err := <-t.Error:
		c.pendingTasks.Remove(t)
		return nil, err
	}
}

// LaunchTask places a task on a machine that offers enough, and tells whether
// that was done. Then it waits for the container.
func (c *Cluster) LaunchTask(t *task.Task) bool {
	a, err := c.launch(t)
	if a == nil && err == nil {
		return false
	}
	if err != nil {
		t.Error <- err
		return true
	}
	finished, data, err := t.Monitor()
	if err != nil {
		a.removeTask(t.TaskId)
		t.Error <- err
		return true
	}
	if !finished {
		go watchToTheEnd(t)
	}
	container, err := findContainer(a, t, data)
	if t.Stopped() {
		return true // nobody waits any more
	}
	if err != nil {
		t.Error <- err
	} else {
		t.SetContainer(container)
	}
	return true
}

// launch gives a task to Mesos. Without a machine that offers enough there is
// neither an agent nor an error.
func (c *Cluster) launch(t *task.Task) (*agent, error) {
	c.scheduler.Lock()
	defer c.scheduler.Unlock()
	nodes, err := c.scheduler.SelectNodesForContainer(c.listNodes(), t.GetConfig())
	if err != nil {
		return nil, nil
	}
	a := c.agent(mesosproto.SlaveID(nodes[0].ID))
	if a == nil {
		return nil, fmt.Errorf("Unable to create on agent %q", nodes[0].ID)
	}
	t.Build(a.id)
	// All that the machine offers is used, however small the task: what is left
	// will be offered again.
	offers := a.getOffers()
	var ids []mesosproto.OfferID
	for _, offer := range offers {
		ids = append(ids, offer.Id)
	}
	a.addTask(t) // before it runs, so that its first news has somebody to go to
	err = c.scheduler.driver.LaunchTasks(ids, []*mesosproto.TaskInfo{&t.TaskInfo}, &mesosproto.Filters{RefuseSeconds: c.refuseTimeout.Seconds()})
	if err != nil {
		a.removeTask(t.TaskId)
	}
	for _, offer := range offers {
		c.removeOffer(offer)
	}
	return a, err
}

func watchToTheEnd(t *task.Task) {
	for {
		finished, _, err := t.Monitor()
		if err != nil {
			log.Error(err)
		}
		if finished || err != nil {
			return
		}
	}
}

// findContainer reads the container's id from what the machine sent along, and
// asks the engine about it.
func findContainer(a *agent, t *task.Task, data []byte) (*cluster.Container, error) {
	var inspected []dockerclient.ContainerInfo
	if json.Unmarshal(data, &inspected) != nil || len(inspected) != 1 {
		return nil, fmt.Errorf("Container failed to create")
	}
	container := &cluster.Container{Container: dockerclient.Container{Id: inspected[0].Id}, Engine: a.engine}
	return container.Refresh()
}

// formatContainer puts the name that was asked for before the one that Mesos gave.
func formatContainer(container *cluster.Container) *cluster.Container {
	if container == nil {
		return nil
	}
	name := container.Config.Labels[task.LabelName]
	if name != "" && (len(container.Names) == 0 || container.Names[0] != "/"+name) {
		container.Names = append([]string{"/" + name}, container.Names...)
	}
	return container
}

// StartContainer starts a container, unless Mesos has just done so.
func (c *Cluster) StartContainer(container *cluster.Container, hostConfig *dockerclient.HostConfig) error {
	if time.Now().Unix()-container.Created <= 1 && container.Config.Labels[task.LabelDetach] == "true" {
		return nil
	}
	return container.Engine.StartContainer(container.Id, hostConfig)
}

// RemoveContainer removes a container where it is.
func (c *Cluster) RemoveContainer(container *cluster.Container, force, volumes bool) error {
	c.scheduler.Lock()
	defer c.scheduler.Unlock()
	return container.Engine.RemoveContainer(container, force, volumes)
}

// RenameContainer changes the name until the container is inspected again.
func (c *Cluster) RenameContainer(container *cluster.Container, newName string) error {
	container.Config.Labels[task.LabelName] = newName
	return nil
}

// Containers lists the containers of all machines that were tasks.
func (c *Cluster) Containers() cluster.Containers {
	out := cluster.Containers{}
	for _, a := range c.listAgents() {
		for _, container := range a.engine.Containers() {
			if _, ours := container.Config.Labels[task.LabelTask]; ours {
				out = append(out, formatContainer(container))
			}
		}
	}
	return out
}

// Container finds one container, or none.
func (c *Cluster) Container(IDOrName string) *cluster.Container {
	return c.Containers().Get(IDOrName)
}

// Images lists the images of all machines.
func (c *Cluster) Images() cluster.Images {
	out := cluster.Images{}
	for _, a := range c.listAgents() {
		out = append(out, a.engine.Images()...)
	}
	return out
}

// Image is the first image that IDOrName means, or nil.
func (c *Cluster) Image(IDOrName string) *cluster.Image {
	for _, a := range c.listAgents() {
		if image := a.engine.Image(IDOrName); image != nil && IDOrName != "" {
			return image
		}
	}
	return nil
}

// Networks lists the networks of all machines.
func (c *Cluster) Networks() cluster.Networks {
	out := cluster.Networks{}
	for _, a := range c.listAgents() {
		out = append(out, a.engine.Networks()...)
	}
	return out
}

// TotalMemory is the memory that is on offer, in bytes.
func (c *Cluster) TotalMemory() int64 {
	var total int64
	for _, a := range c.listAgents() {
		total += int64(a.total("mem")) << 20
	}
	return total
}

// TotalCpus is the number of processors on offer.
func (c *Cluster) TotalCpus() int {
	var total int
	for _, a := range c.listAgents() {
		total += int(a.total("cpus"))
	}
	return total
}

// RANDOMENGINE is the engine of any machine that offers something.
func (c *Cluster) RANDOMENGINE() (*cluster.Engine, error) {
	nodes, err := c.scheduler.SelectNodesForContainer(c.listNodes(), &cluster.ContainerConfig{})
	if err != nil {
		return nil, err
	}
	a := c.agent(mesosproto.SlaveID(nodes[0].ID))
	if a == nil {
		return nil, fmt.Errorf("agent %q is gone", nodes[0].ID)
	}
	return a.engine, nil
}

// offerSorter is offers by their ids.
type offerSorter []*mesosproto.Offer

func (s offerSorter) Len() int           { return len(s) }
func (s offerSorter) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s offerSorter) Less(i, j int) bool { return s[i].Id < s[j].Id }

// Info is what `docker info` shows: the strategy, the filters, and each offer.
func (c *Cluster) Info() [][2]string {
	offers := c.listOffers()
	sort.Sort(offerSorter(offers))
	info := [][2]string{
		{"Strategy", c.scheduler.Strategy()},
		{"Filters", c.scheduler.Filters()},
		{"Offers", fmt.Sprint(len(offers))},
	}
	for _, offer := range offers {
		info = append(info, [2]string{"  Offer", string(offer.Id)})
		for _, resource := range offer.Resources {
			info = append(info, [2]string{"   └ " + resource.Name, formatResource(resource)})
		}
	}
	return info
}

func formatResource(resource mesosproto.Resource) string {
	switch {
	case resource.Ranges != nil:
		var ranges []string
		for _, r := range resource.Ranges {
			ranges = append(ranges, fmt.Sprintf("%d-%d", r.Begin, r.End))
		}
		return strings.Join(ranges, ", ")
	case resource.Name == "mem" || resource.Name == "disk":
		return units.BytesSize(resource.Scalar * units.MiB)
	}
	return fmt.Sprint(int(resource.Scalar))
}

// What follows upstream refuses, or passes over in silence.

// RemoveImages refuses.
func (c *Cluster) RemoveImages(name string, force bool) ([]types.ImageDelete, error) {
	return nil, errNotSupported
}

// CreateNetwork refuses; upstream creates it on some machine.
func (c *Cluster) CreateNetwork(request *types.NetworkCreate) (*types.NetworkCreateResponse, error) {
	return nil, errNotSupported
}

// RemoveNetwork removes a network where it is.
func (c *Cluster) RemoveNetwork(network *cluster.Network) error {
	return network.Engine.RemoveNetwork(network)
}

// CreateVolume refuses.
func (c *Cluster) CreateVolume(request *types.VolumeCreateRequest) (*cluster.Volume, error) {
	return nil, errNotSupported
}

// Volumes lists none.
func (c *Cluster) Volumes() cluster.Volumes { return nil }

// RemoveVolumes refuses.
func (c *Cluster) RemoveVolumes(name string) (bool, error) { return false, errNotSupported }

// Pull does nothing: Mesos pulls what a task needs.
func (c *Cluster) Pull(name string, authConfig *dockerclient.AuthConfig, callback func(where, status string, err error)) {
}

// Load does nothing.
func (c *Cluster) Load(imageReader io.Reader, callback func(where, status string, err error)) {}

// Import does nothing.
func (c *Cluster) Import(source string, repository string, tag string, imageReader io.Reader, callback func(what, status string, err error)) {
}

// BuildImage refuses; upstream builds on some machine.
func (c *Cluster) BuildImage(buildImage *types.ImageBuildOptions, out io.Writer) error {
	return errNotSupported
}

// TagImage refuses.
func (c *Cluster) TagImage(IDOrName string, repo string, tag string, force bool) error {
	return errNotSupported
}
