// Reconstructs pkg/discovery/nodes/nodes.go of Docker as Swarm 1.2.0 vendors it: the cluster as a list in the URL itself; leaves out nothing.

// Package nodes is a backend that knows what it was told at its start, and nothing more.
package nodes

import (
	"fmt"
	"strings"
	"time"

	"github.com/docker/docker/pkg/discovery"
)

// Discovery keeps the list.
type Discovery struct {
	entries discovery.Entries
}

func init() {
	Init()
}

// Init registers the backend.
func Init() {
	discovery.Register("nodes", &Discovery{})
}

// Initialize takes addresses with commas between them; each may be a range.
// They are added to what is already there.
func (s *Discovery) Initialize(uris string, _ time.Duration, _ time.Duration, _ map[string]string) error {
	for _, pattern := range strings.Split(uris, ",") {
		for _, addr := range discovery.Generate(pattern) {
			entry, err := discovery.NewEntry(addr)
			if err != nil {
				return fmt.Errorf("%s, please check you are using the correct discovery (missing token:// ?)", err)
			}
			s.entries = append(s.entries, entry)
		}
	}
	return nil
}

// Watch sends the list once. There will be no second one and no error, so
// the channel for errors is nil.
func (s *Discovery) Watch(stopCh <-chan struct{}) (<-chan discovery.Entries, <-chan error) {
	list := make(chan discovery.Entries)
	go func() {
		defer close(list)
		list <- s.entries
		<-stopCh
	}()
	return list, nil
}

// Register has nobody to report to.
func (s *Discovery) Register(addr string) error {
	return discovery.ErrNotImplemented
}
