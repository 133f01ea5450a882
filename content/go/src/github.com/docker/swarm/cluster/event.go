// Reconstructs cluster/event.go of Swarm 1.2.0: events with the engine they come from, and who hears them; leaves out nothing.

package cluster

import (
	"errors"
	"sync"

	log "github.com/Sirupsen/logrus"
	"github.com/samalba/dockerclient"
)

// Event is an event of an engine, or one that the cluster makes about it:
// engine_connect, engine_disconnect, engine_reconnect.
type Event struct {
	dockerclient.Event
	Engine *Engine `json:"-"`
}

// EventHandler hears events.
type EventHandler interface {
	Handle(*Event) error
}

// EventHandlers are those who hear of a cluster's events.
type EventHandlers struct {
	sync.RWMutex

	eventHandlers map[EventHandler]struct{}
}

// NewEventHandlers begins with none.
func NewEventHandlers() *EventHandlers {
	return &EventHandlers{eventHandlers: make(map[EventHandler]struct{})}
}

// Handle tells all of them, one after the other, in no order.
func (eh *EventHandlers) Handle(e *Event) {
	eh.RLock()
	defer eh.RUnlock()
	for h := range eh.eventHandlers {
		err := h.Handle(e)
		if err != nil {
			log.Error(err)
		}
	}
}

// RegisterEventHandler adds one who is not there yet.
func (eh *EventHandlers) RegisterEventHandler(h EventHandler) error {
	eh.Lock()
	defer eh.Unlock()
	_, registered := eh.eventHandlers[h]
	if registered {
		return errors.New("event handler already set")
	}
	eh.eventHandlers[h] = struct{}{}
	return nil
}

// UnregisterEventHandler takes one away.
func (eh *EventHandlers) UnregisterEventHandler(h EventHandler) {
	eh.Lock()
	delete(eh.eventHandlers, h)
	eh.Unlock()
}
