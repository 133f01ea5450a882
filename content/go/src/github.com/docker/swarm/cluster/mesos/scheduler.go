// Reconstructs cluster/mesos/scheduler.go of Swarm 1.2.0: the framework that Swarm is for Mesos; leaves out machines and executors that are lost, about which upstream does nothing either.

package mesos

import (
	log "github.com/Sirupsen/logrus"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler"
	"github.com/mesos/mesos-go/mesosproto"
	mesosscheduler "github.com/mesos/mesos-go/scheduler"
)

// Scheduler is Swarm's scheduler, and what a Mesos master calls.
type Scheduler struct {
	*scheduler.Scheduler

	driver  mesosscheduler.SchedulerDriver
	cluster *Cluster
}

// NewScheduler makes the framework and its driver.
func NewScheduler(config mesosscheduler.DriverConfig, cluster *Cluster, sched *scheduler.Scheduler) (*Scheduler, error) {
	s := &Scheduler{Scheduler: sched, cluster: cluster}
	config.Scheduler = s
	driver, err := mesosscheduler.NewMesosSchedulerDriver(config)
	if err != nil {
		return nil, err
	}
	s.driver = driver
	return s, nil
}

// Registered is called when the master knows the framework.
func (s *Scheduler) Registered(driver mesosscheduler.SchedulerDriver, master string) {
	logger().Debug("Framework registered")
}

// Disconnected is called when the master is gone.
func (s *Scheduler) Disconnected(driver mesosscheduler.SchedulerDriver) {
	logger().Debug("Framework disconnected")
}

// ResourceOffers is called with offers. A machine is known from its first one
// on: it is connected with then, and not, as by the other driver, when somebody
// names it. Tasks that wait are tried again.
func (s *Scheduler) ResourceOffers(_ mesosscheduler.SchedulerDriver, offers []*mesosproto.Offer) {
	logger().WithField("offers", len(offers)).Debug("Offers received")
	for _, offer := range offers {
		if s.cluster.agent(offer.SlaveId) == nil {
			s.connect(offer)
		}
		s.cluster.addOffer(offer)
	}
	go s.cluster.pendingTasks.Process()
}

// connect makes an engine of the machine that an offer comes from.
func (s *Scheduler) connect(offer *mesosproto.Offer) {
	port := s.cluster.dockerEnginePort
	for _, attribute := range offer.Attributes {
		if attribute.Name == dockerPortAttribute {
			port = attribute.Text
		}
	}
	engine := cluster.NewEngine(offer.Hostname+":"+port, 0, s.cluster.engineOpts)
	if err := engine.Connect(s.cluster.TLSConfig); err != nil {
		log.Error(err)
		return
	}
	engine.ValidationComplete()
	if err := engine.RegisterEventHandler(s.cluster); err != nil {
		log.Error(err)
	}
	s.cluster.Lock()
	s.cluster.agents[offer.SlaveId] = newAgent(offer.SlaveId, engine)
	s.cluster.Unlock()
}

// OfferRescinded is called when Mesos wants resources back.
func (s *Scheduler) OfferRescinded(_ mesosscheduler.SchedulerDriver, id mesosproto.OfferID) {
	logger().WithField("OfferID", string(id)).Debug("Offer Rescinded")
	for _, offer := range s.cluster.listOffers() {
		if offer.Id == id {
			s.cluster.removeOffer(offer)
		}
	}
}

// StatusUpdate is called with news of a task.
func (s *Scheduler) StatusUpdate(_ mesosscheduler.SchedulerDriver, status *mesosproto.TaskStatus) {
	logger().WithField("state", string(status.State)).Debug("Status update")
	a := s.cluster.agent(status.SlaveId)
	if a == nil {
		return
	}
	if t := a.getTask(status.TaskId); t != nil {
		t.SendStatus(status)
		return
	}
	logger().WithFields(log.Fields{"state": string(status.State), "agentId": string(status.SlaveId)}).Warn("Status update received for unknown agent")
}

// Error is called when the framework can't go on.
func (s *Scheduler) Error(_ mesosscheduler.SchedulerDriver, message string) {
	logger().Error(message)
}

func logger() *log.Entry { return log.WithFields(log.Fields{"name": "mesos"}) }
