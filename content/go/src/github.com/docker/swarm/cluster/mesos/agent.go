// Reconstructs cluster/mesos/agent.go of Swarm 1.2.0: a machine that Mesos manages, what it offers and what runs on it; leaves out nothing.

package mesos

import (
	"sync"

	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/cluster/mesos/task"
	"github.com/mesos/mesos-go/mesosproto"
)

type agent struct {
	sync.RWMutex

	id     mesosproto.SlaveID
	offers map[mesosproto.OfferID]*mesosproto.Offer
	tasks  map[mesosproto.TaskID]*task.Task
	engine *cluster.Engine
}

func newAgent(sid mesosproto.SlaveID, e *cluster.Engine) *agent {
	return &agent{
		id:     sid,
		offers: make(map[mesosproto.OfferID]*mesosproto.Offer),
		tasks:  make(map[mesosproto.TaskID]*task.Task),
		engine: e,
	}
}

func (s *agent) addOffer(offer *mesosproto.Offer) {
	s.Lock()
	s.offers[offer.Id] = offer
	s.Unlock()
}

func (s *agent) removeOffer(id mesosproto.OfferID) bool {
	s.Lock()
	defer s.Unlock()
	_, found := s.offers[id]
	delete(s.offers, id)
	return found
}

func (s *agent) getOffers() []*mesosproto.Offer {
	s.RLock()
	defer s.RUnlock()
	offers := make([]*mesosproto.Offer, 0, len(s.offers))
	for _, offer := range s.offers {
		offers = append(offers, offer)
	}
	return offers
}

func (s *agent) addTask(t *task.Task) {
	s.Lock()
	s.tasks[t.TaskId] = t
	s.Unlock()
}

func (s *agent) getTask(id mesosproto.TaskID) *task.Task {
	s.RLock()
	defer s.RUnlock()
	return s.tasks[id]
}

func (s *agent) removeTask(id mesosproto.TaskID) {
	s.Lock()
	delete(s.tasks, id)
	s.Unlock()
}

// empty tells whether nothing connects the cluster with the machine any more.
func (s *agent) empty() bool {
	s.RLock()
	defer s.RUnlock()
	return len(s.offers)+len(s.tasks) == 0
}

// total is how much of a resource the machine offers.
func (s *agent) total(name string) float64 {
	s.RLock()
	defer s.RUnlock()
	var sum float64
	for _, offer := range s.offers {
		for _, resource := range offer.Resources {
			if resource.Name == name {
				sum += resource.Scalar
			}
		}
	}
	return sum
}
