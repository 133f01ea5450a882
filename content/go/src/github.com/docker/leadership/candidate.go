// Reconstructs candidate.go of docker/leadership as Swarm 1.2.0 vendors it: one process that wants to lead; leaves out nothing.

// Package leadership elects one of several processes: whoever holds a lock in a
// key-value store leads.
package leadership

import (
	"sync"
	"time"

	"github.com/docker/libkv/store"
)

// defaultLockTTL is what the stores take for a lock by themselves.
const defaultLockTTL = 20 * time.Second

// Candidate runs for election until it is stopped or the store fails.
type Candidate struct {
	client store.Store
	key    string
	node   string // what the key holds while we lead

	electedCh chan bool
	lock      sync.Mutex
	lockTTL   time.Duration
	leader    bool
	stopCh    chan struct{}
	stopRenew chan struct{}
	resignCh  chan bool
	errCh     chan error
}

// NewCandidate makes a candidate for the lock on key. It does not run yet.
func NewCandidate(client store.Store, key, node string, ttl time.Duration) *Candidate {
	return &Candidate{
		client:   client,
		key:      key,
		node:     node,
		lockTTL:  ttl,
		stopCh:   make(chan struct{}),
		resignCh: make(chan bool),
	}
}

// IsLeader tells whether the last that was heard is that we lead.
func (c *Candidate) IsLeader() bool { return c.leader }

// RunForElection begins. The first channel brings true when we have come to
// lead and false when we have not, or no more; the second why it ended.
func (c *Candidate) RunForElection() (<-chan bool, <-chan error) {
	c.errCh = make(chan error)
	c.electedCh = make(chan bool)
	go c.campaign()
	return c.electedCh, c.errCh
}

// Stop ends the candidacy, and the leadership if there is one.
func (c *Candidate) Stop() { close(c.stopCh) }

// Resign gives up leadership and runs again at once. Nothing happens if we do not lead.
func (c *Candidate) Resign() {
	c.lock.Lock()
	defer c.lock.Unlock()
	if !c.leader {
		return
	}
	c.resignCh <- true
}

// update waits until the news has been taken: whoever runs us acts on it first.
func (c *Candidate) update(status bool) {
	c.lock.Lock()
	c.leader = status
	c.electedCh <- status
	c.lock.Unlock()
}

// initLock makes a new lock; one from before is not kept alive any longer.
func (c *Candidate) initLock() (store.Locker, error) {
	if c.stopRenew != nil {
		close(c.stopRenew)
	}
	c.stopRenew = make(chan struct{})
	options := &store.LockOptions{
		Value:     []byte(c.node),
		RenewLock: c.stopRenew,
	}
	if c.lockTTL != defaultLockTTL {
		options.TTL = c.lockTTL
	}
	return c.client.NewLock(c.key, options)
}

// campaign is what the goroutine of a candidate does.
func (c *Candidate) campaign() {
	defer close(c.electedCh)
	defer close(c.errCh)

	for {
		c.update(false) // nobody begins as leader

		lock, err := c.initLock()
		if err != nil {
			c.errCh <- err
			return
		}
		lostCh, err := lock.Lock(nil) // may take as long as another one leads
		if err != nil {
			c.errCh <- err
			return
		}

		c.update(true)

		select {
		case <-lostCh:
			// Whether another has it by now we do not know. Run again.
		case <-c.resignCh:
			lock.Unlock()
		case <-c.stopCh:
			if c.leader {
				lock.Unlock()
			}
			return
		}
	}
}
