// Reconstructs, as a sketch, scheduler of mesos/mesos-go as Swarm 1.2.0 vendors it: the two sides of a framework, what it calls and what calls it; leaves out the way to a real master (libprocess, with protocol buffers over HTTP): a master here is in the same process, found by its address.

// Package scheduler is what a framework of Mesos is made with.
package scheduler

import (
	"fmt"
	"sync"

	"github.com/mesos/mesos-go/mesosproto"
)

// Scheduler is the framework's side: what it is told.
type Scheduler interface {
	Registered(driver SchedulerDriver, master string)
	Disconnected(driver SchedulerDriver)
	ResourceOffers(driver SchedulerDriver, offers []*mesosproto.Offer)
	OfferRescinded(driver SchedulerDriver, id mesosproto.OfferID)
	StatusUpdate(driver SchedulerDriver, status *mesosproto.TaskStatus)
	Error(driver SchedulerDriver, message string)
}

// SchedulerDriver is Mesos's side: what a framework can ask of it.
type SchedulerDriver interface {
	// Start connects with the master, which from then on makes offers.
	Start() error
	// DeclineOffer gives resources back.
	DeclineOffer(id mesosproto.OfferID, filters *mesosproto.Filters) error
	// LaunchTasks uses up the offers: what the tasks leave of them is given back.
	LaunchTasks(offers []mesosproto.OfferID, tasks []*mesosproto.TaskInfo, filters *mesosproto.Filters) error
}

// DriverConfig is who the framework is, and where its master.
type DriverConfig struct {
	Scheduler Scheduler
	Framework *mesosproto.FrameworkInfo
	Master    string
}

// Master makes the driver of a framework.
type Master interface {
	Driver(config DriverConfig) SchedulerDriver
}

var (
	mu      sync.Mutex
	masters = make(map[string]Master)
)

// Serve makes a master known at an address. Upstream has no such function:
// there a master is another process.
func Serve(address string, master Master) {
	mu.Lock()
	masters[address] = master
	mu.Unlock()
}

// NewMesosSchedulerDriver finds the master.
func NewMesosSchedulerDriver(config DriverConfig) (SchedulerDriver, error) {
	mu.Lock()
	defer mu.Unlock()
	master := masters[config.Master]
	if master == nil {
		return nil, fmt.Errorf("no Mesos master at %q", config.Master)
	}
	return master.Driver(config), nil
}
