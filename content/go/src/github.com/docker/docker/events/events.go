// Reconstructs events/events.go of Docker 1.6.2: what has happened to containers, for those who want to know; leaves out nothing.

// Package events is the journal of a daemon and those who follow it.
package events

import (
	"encoding/json"
	"strings"
	"sync"
	"time"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/parsers/filters"
	"github.com/docker/docker/utils"
)

// eventsLimit is how many events are kept.
const eventsLimit = 64

// patience is how long an event waits for one of those who follow.
const patience = 100 * time.Millisecond

type listener chan<- *utils.JSONMessage

// Events is the last events and the channels of those who follow.
type Events struct {
	mu          sync.RWMutex
	events      []*utils.JSONMessage
	subscribers []listener
}

// New makes an empty journal.
func New() *Events {
	return &Events{events: make([]*utils.JSONMessage, 0, eventsLimit)}
}

// Install adds the jobs to an engine.
func (e *Events) Install(eng *engine.Engine) error {
	for name, handler := range map[string]engine.Handler{
		"events":            e.Get,
		"log":               e.Log,
		"subscribers_count": e.SubscribersCount,
	} {
		if err := eng.Register(name, handler); err != nil {
			return err
		}
	}
	return nil
}

// Get is the handler of the job `events`. It writes the events since `since`, if
// that is set, and then those that come, until `until`; without that it ends
// when its output does.
func (e *Events) Get(job *engine.Job) engine.Status {
	since, until := job.GetenvInt64("since"), job.GetenvInt64("until")
	wanted, err := filters.FromParam(job.Getenv("filters"))
	if err != nil {
		return job.Error(err)
	}
	// A nil channel never has anything: then there is no end.
	var timeout <-chan time.Time
	if until != 0 {
		timer := time.NewTimer(time.Unix(until, 0).Sub(time.Now()))
		defer timer.Stop()
		timeout = timer.C
	}

	l := make(chan *utils.JSONMessage)
	e.subscribe(l)
	defer e.unsubscribe(l)
	// Nothing, but with it the headers are sent.
	job.Stdout.Write(nil)

	if since != 0 {
		if err := e.writeCurrent(job, since, until, wanted); err != nil {
			return job.Error(err)
		}
	}
	for {
		select {
		case event, open := <-l:
			if !open {
				return engine.StatusOK
			}
			if err := writeEvent(job, event, wanted); err != nil {
				return job.Error(err)
			}
		case <-timeout:
			return engine.StatusOK
		}
	}
}

// Log is the handler of the job `log`: it enters an event, and waits for nobody.
func (e *Events) Log(job *engine.Job) engine.Status {
	if len(job.Args) != 3 {
		return job.Errorf("usage: %s ACTION ID FROM", job.Name)
	}
	go e.log(job.Args[0], job.Args[1], job.Args[2])
	return engine.StatusOK
}

// SubscribersCount is the handler of the job `subscribers_count`.
func (e *Events) SubscribersCount(job *engine.Job) engine.Status {
	e.mu.RLock()
	count := len(e.subscribers)
	e.mu.RUnlock()
	ret := &engine.Env{}
	ret.SetInt("count", count)
	ret.WriteTo(job.Stdout)
	return engine.StatusOK
}

// log keeps an event, at the cost of the oldest one, and passes it on. Whoever
// does not take it in time misses it.
func (e *Events) log(action, id, from string) {
	event := &utils.JSONMessage{Status: action, ID: id, From: from, Time: time.Now().UTC().Unix()}
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.events) == eventsLimit {
		copy(e.events, e.events[1:])
		e.events = e.events[:eventsLimit-1]
	}
	e.events = append(e.events, event)
	for _, s := range e.subscribers {
		timer := time.NewTimer(patience)
		select {
		case s <- event:
		case <-timer.C:
		}
		timer.Stop()
	}
}

func (e *Events) subscribe(l listener) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.subscribers = append(e.subscribers, l)
}

// unsubscribe closes a channel and forgets it; it tells whether it was there.
func (e *Events) unsubscribe(l listener) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	for i, subscriber := range e.subscribers {
		if subscriber == l {
			close(l)
			e.subscribers = append(e.subscribers[:i], e.subscribers[i+1:]...)
			return true
		}
	}
	return false
}

// writeCurrent writes the events that are kept and fall into the time.
func (e *Events) writeCurrent(job *engine.Job, since, until int64, wanted filters.Args) error {
	e.mu.RLock()
	defer e.mu.RUnlock()
	for _, event := range e.events {
		if event.Time < since || until != 0 && event.Time > until {
			continue
		}
		if err := writeEvent(job, event, wanted); err != nil {
			return err
		}
	}
	return nil
}

// writeEvent writes an event if it was asked for.
func writeEvent(job *engine.Job, event *utils.JSONMessage, wanted filters.Args) error {
	// A container can be named in any way; what an event has is its id.
	var ids []string
	for _, name := range wanted["container"] {
		ids = append(ids, GetContainerId(job.Eng, name))
	}
	if !among(event.Status, wanted["event"]) || !among(event.From, wanted["image"]) || !among(event.ID, ids) {
		return nil
	}
	encoded, err := json.Marshal(event)
	if err != nil {
		return nil
	}
	_, err = job.Stdout.Write(encoded)
	return err
}

// among tells whether a filter lets the field through: one without values does.
// An image is meant also by its name without the tag.
func among(field string, values []string) bool {
	for _, value := range values {
		if value == field || strings.HasPrefix(field, value+":") {
			return true
		}
	}
	return len(values) == 0
}

// GetContainerId asks the engine for the id of a container; one that is not
// there has none.
func GetContainerId(eng *engine.Engine, name string) string {
	job := eng.Job("container_inspect", name)
	env, err := job.Stdout.AddEnv()
	if err != nil {
		return ""
	}
	if err := job.Run(); err != nil {
		return ""
	}
	return env.Get("Id")
}
