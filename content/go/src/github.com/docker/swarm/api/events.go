// Reconstructs api/events.go of Swarm 1.2.0: the events of all engines, for everyone who listens; leaves out that upstream takes the text of an event for a format, and so spoils one with a % in it.

package api

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/docker/swarm/cluster"
)

// eventsHandler passes events on to clients. A client is known by its remote address.
type eventsHandler struct {
	sync.RWMutex
	ws map[string]io.Writer
	cs map[string]chan struct{} // closed when a write to the client has failed
}

// newEventsHandler makes one that nobody listens to.
func newEventsHandler() *eventsHandler {
	return &eventsHandler{ws: map[string]io.Writer{}, cs: map[string]chan struct{}{}}
}

// Add lets a client listen.
func (eh *eventsHandler) Add(remoteAddr string, w io.Writer) {
	eh.Lock()
	defer eh.Unlock()
	eh.ws[remoteAddr] = w
	eh.cs[remoteAddr] = make(chan struct{})
}

// Wait blocks until the client has gone, a write to it has failed, or the clock
// shows until (seconds since 1970; none if it is not positive). Then the client is forgotten.
func (eh *eventsHandler) Wait(remoteAddr string, until int64) {
	var timeUp <-chan time.Time
	if until > 0 {
		timer := time.NewTimer(time.Unix(until, 0).Sub(time.Now()))
		defer timer.Stop()
		timeUp = timer.C
	}
	eh.RLock()
	w, failed := eh.ws[remoteAddr], eh.cs[remoteAddr]
	eh.RUnlock()
	var gone <-chan bool
	if closeNotifier, ok := w.(http.CloseNotifier); ok {
		gone = closeNotifier.CloseNotify()
	}
	select {
	case <-failed:
	case <-gone:
	case <-timeUp:
	}
	eh.cleanupHandler(remoteAddr)
}

// cleanupHandler forgets a client.
func (eh *eventsHandler) cleanupHandler(remoteAddr string) {
	eh.Lock()
	defer eh.Unlock()
	delete(eh.ws, remoteAddr)
	delete(eh.cs, remoteAddr)
}

// Handle is what the cluster calls with each event of an engine. It says twice
// which engine that was: in attributes, for clients of Docker 1.10, and in From
// and the field node for those before.
func (eh *eventsHandler) Handle(e *cluster.Event) error {
	if e.Actor.Attributes == nil {
		e.Actor.Attributes = map[string]string{}
	}
	e.Actor.Attributes["node.name"] = e.Engine.Name
	e.Actor.Attributes["node.id"] = e.Engine.ID
	e.Actor.Attributes["node.addr"] = e.Engine.Addr
	e.Actor.Attributes["node.ip"] = e.Engine.IP

	from := e.From
	e.From = from + " node:" + e.Engine.Name
	data, err := json.Marshal(e)
	e.From = from
	if err != nil {
		return err
	}
	node := fmt.Sprintf(`,"node":{"Name":%q,"Id":%q,"Addr":%q,"Ip":%q}}`,
		e.Engine.Name, e.Engine.ID, e.Engine.Addr, e.Engine.IP)
	text := string(data[:len(data)-1]) + node // in place of the last brace

	var failed []string
	eh.RLock()
	for remoteAddr, w := range eh.ws {
		if _, err := io.WriteString(w, text); err != nil {
			failed = append(failed, remoteAddr)
		} else if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
	}
	eh.RUnlock()

	eh.Lock()
	defer eh.Unlock()
	for _, remoteAddr := range failed {
		if ch, ok := eh.cs[remoteAddr]; ok {
			close(ch)
			delete(eh.cs, remoteAddr)
		}
	}
	return nil
}

// Size is how many clients listen.
func (eh *eventsHandler) Size() int {
	eh.RLock()
	defer eh.RUnlock()
	return len(eh.ws)
}
