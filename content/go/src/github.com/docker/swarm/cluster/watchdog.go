// Reconstructs cluster/watchdog.go of Swarm 1.2.0: what happens to the containers of a node that fails, and of one that comes back; leaves out nothing.

package cluster

import (
	"sync"

	log "github.com/Sirupsen/logrus"
)

// Watchdog hears the cluster's events and moves containers off nodes that fail.
type Watchdog struct {
	sync.Mutex // one node at a time
	cluster    Cluster
}

// NewWatchdog makes a watchdog that hears of cluster's events.
func NewWatchdog(cluster Cluster) *Watchdog {
	log.Debugf("Watchdog enabled")
	w := &Watchdog{cluster: cluster}
	cluster.RegisterEventHandler(w)
	return w
}

// Handle is called for each event. It must not take long, and the engine's lock
// may be held, so the work has a goroutine to itself.
func (w *Watchdog) Handle(e *Event) error {
	if e.From != "swarm" {
		return nil
	}
	switch e.Status {
	case "engine_reconnect":
		go w.removeDuplicateContainers(e.Engine)
	case "engine_disconnect":
		go w.rescheduleContainers(e.Engine)
	}
	return nil
}

// removeDuplicateContainers removes, on a node that is back, the containers
// that were put on another meanwhile: those with the same swarm id.
func (w *Watchdog) removeDuplicateContainers(e *Engine) {
	log.Debugf("removing duplicate containers from Node %s", e.ID)
	e.RefreshContainers(false)

	w.Lock()
	defer w.Unlock()
	for _, container := range e.Containers() {
		swarmID := container.Config.SwarmID()
		if swarmID == "" {
			continue // not one of ours
		}
		for _, other := range w.cluster.Containers() {
			if other.Config.SwarmID() != swarmID || other.Engine.ID == e.ID {
				continue
			}
			log.Debugf("container %s was rescheduled on node %s, removing it", container.Id, other.Engine.Name)
			err := e.RemoveContainer(container, true, true)
			if err != nil {
				log.Errorf("Failed to remove duplicate container %s on node %s: %v", container.Id, other.Engine.Name, err)
			}
		}
	}
}

// rescheduleContainers creates the containers of a failed node anew elsewhere,
// as far as they ask for it.
func (w *Watchdog) rescheduleContainers(e *Engine) {
	w.Lock()
	defer w.Unlock()
	log.Debugf("Node %s failed - rescheduling containers", e.ID)
	for _, c := range e.Containers() {
		if c.Config.HasReschedulePolicy("on-node-failure") {
			w.reschedule(c)
		} else {
			log.Debugf("Skipping rescheduling of %s based on rescheduling policies", c.Id)
		}
	}
}

func (w *Watchdog) reschedule(c *Container) {
	// First, since its name would be taken otherwise.
	c.Engine.removeContainer(c)
	anew, err := w.cluster.CreateContainer(c.Config, c.Info.Name, nil)
	if err != nil {
		log.Errorf("Failed to reschedule container %s: %v", c.Id, err)
		c.Engine.AddContainer(c) // there may be another chance
		return
	}
	log.Infof("Rescheduled container %s from %s to %s as %s", c.Id, c.Engine.Name, anew.Engine.Name, anew.Id)
	if !c.Info.State.Running {
		return
	}
	log.Infof("Container %s was running, starting container %s", c.Id, anew.Id)
	err = w.cluster.StartContainer(anew, nil)
	if err != nil {
		log.Errorf("Failed to start rescheduled container %s: %v", anew.Id, err)
	}
}
