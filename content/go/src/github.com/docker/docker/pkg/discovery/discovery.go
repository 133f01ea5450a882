// Reconstructs pkg/discovery/discovery.go of Docker as Swarm 1.2.0 vendors it: what every way of finding the machines of a cluster must be able to do; leaves out nothing.

// Package discovery finds the addresses of the Docker daemons that make up a cluster.
package discovery

import (
	"errors"
	"time"
)

// What can be wrong with a way of discovery itself.
var (
	// ErrNotSupported: no backend has registered for the scheme.
	ErrNotSupported = errors.New("discovery service not supported")

	// ErrNotImplemented: the backend is there, but has no means to do this.
	ErrNotImplemented = errors.New("not implemented in this discovery service")
)

// Watcher tells who is in the cluster, and again whenever that changes.
type Watcher interface {
	// Watch returns at once. The first channel brings the whole list each
	// time, the second what went wrong. It ends when stopCh is closed; with
	// a nil stopCh, never.
	Watch(stopCh <-chan struct{}) (<-chan Entries, <-chan error)
}

// Backend is one way of discovery.
type Backend interface {
	Watcher

	// Initialize gets what stands behind the scheme of the URL, the time
	// between two looks or reports, how long a report counts, and options.
	Initialize(string, time.Duration, time.Duration, map[string]string) error

	// Register reports the address of one machine.
	Register(string) error
}
