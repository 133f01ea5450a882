// Reconstructs follower.go of docker/leadership as Swarm 1.2.0 vendors it: one process that wants to know who leads; leaves out nothing.

package leadership

import (
	"errors"

	"github.com/docker/libkv/store"
)

// Follower watches who leads.
type Follower struct {
	client store.Store
	key    string

	leader   string
	leaderCh chan string
	stopCh   chan struct{}
	errCh    chan error
}

// NewFollower makes a follower of the elections on key.
func NewFollower(client store.Store, key string) *Follower {
	return &Follower{client: client, key: key, stopCh: make(chan struct{})}
}

// Leader is the last leader heard of; "" if its lock has run out.
func (f *Follower) Leader() string { return f.leader }

// FollowElection begins. The first channel brings each new leader, the second
// why it ended.
func (f *Follower) FollowElection() (<-chan string, <-chan error) {
	f.errCh = make(chan error)
	f.leaderCh = make(chan string)
	go f.follow()
	return f.leaderCh, f.errCh
}

// Stop ends the watch.
func (f *Follower) Stop() { close(f.stopCh) }

// follow is what the goroutine of a follower does.
func (f *Follower) follow() {
	defer close(f.leaderCh)
	defer close(f.errCh)

	pairs, err := f.client.Watch(f.key, f.stopCh)
	if err != nil {
		f.errCh <- err
	}

	f.leader = ""
	for pair := range pairs {
		if pair == nil || string(pair.Value) == f.leader {
			continue
		}
		f.leader = string(pair.Value)
		f.leaderCh <- f.leader
	}
	f.errCh <- errors.New("Leader Election: watch leader channel closed, the store may be unavailable...")
}
