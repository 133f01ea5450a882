// Reconstructs pkg/discovery/memory/memory.go of Docker as Swarm 1.2.0 vendors it: the cluster as a list in the process; leaves out nothing. Swarm does not import it: it is for tests.

// Package memory is a backend for a process that watches what it has registered itself.
package memory

import (
	"time"

	"github.com/docker/docker/pkg/discovery"
)

// Discovery keeps what has been registered.
type Discovery struct {
	heartbeat time.Duration
	values    []string
}

func init() {
	Init()
}

// Init registers the backend.
func Init() {
	discovery.Register("memory", &Discovery{})
}

// Initialize begins with an empty list; nothing in the URL matters.
func (s *Discovery) Initialize(_ string, heartbeat time.Duration, _ time.Duration, _ map[string]string) error {
	s.heartbeat, s.values = heartbeat, []string{}
	return nil
}

// Watch sends the list unless it is empty, then looks once a heartbeat
// whether it has changed.
func (s *Discovery) Watch(stopCh <-chan struct{}) (<-chan discovery.Entries, <-chan error) {
	lists := make(chan discovery.Entries)
	errs := make(chan error)
	beat := time.NewTicker(s.heartbeat)

	go func() {
		defer close(errs)
		defer close(lists)
		defer beat.Stop()

		var known discovery.Entries
		look := func() {
			found, err := discovery.CreateEntries(s.values)
			if err != nil {
				errs <- err
				return
			}
			if !found.Equals(known) {
				lists <- found
			}
			known = found
		}
		look()
		for {
			select {
			case <-beat.C:
				look()
			case <-stopCh:
				return
			}
		}
	}()
	return lists, errs
}

// Register adds an address.
func (s *Discovery) Register(addr string) error {
	s.values = append(s.values, addr)
	return nil
}
