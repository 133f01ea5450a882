// A lock is a key that only one can make. Its TTL runs; the holder starts it anew three times as often as needed.

package kvstore

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/docker/libkv/store"
)

// defaultLockTTL is for a lock whose options name none.
const defaultLockTTL = 20 * time.Second

// errStopped: who waited for the lock was told to stop.
var errStopped = errors.New("lock operation aborted")

type lock struct {
	client *Client
	key    string
	value  []byte
	ttl    time.Duration
	renew  chan struct{} // closed by whoever gave it when the lock shall not be kept
	done   chan struct{} // closed by Unlock
	held   *store.KVPair
}

// NewLock makes a lock on a key.
func (c *Client) NewLock(key string, options *store.LockOptions) (store.Locker, error) {
	l := &lock{client: c, key: key, ttl: defaultLockTTL}
	if options != nil {
		l.value, l.renew = options.Value, options.RenewLock
		if options.TTL != 0 {
			l.ttl = options.TTL
		}
	}
	if l.renew == nil {
		l.renew = make(chan struct{})
	}
	return l, nil
}

// Lock makes the key, or waits until it is gone and tries again.
func (l *lock) Lock(stopChan chan struct{}) (<-chan struct{}, error) {
	for {
		made, pair, err := l.client.AtomicPut(l.key, l.value, nil, &store.WriteOptions{TTL: l.ttl})
		if made {
			l.held, l.done = pair, make(chan struct{})
			lost := make(chan struct{})
			go l.hold(lost, l.done)
			return lost, nil
		}
		if err != store.ErrKeyExists {
			return nil, err
		}
		if err := l.awaitFree(stopChan); err != nil {
			return nil, err
		}
	}
}

// awaitFree comes back when the key may be free.
func (l *lock) awaitFree(stopChan <-chan struct{}) error {
	free := make(chan error, 1)
	go func() {
		_, index, err := l.client.get(l.key)
		for err == nil {
			var change *Change
			change, index, err = l.client.next(l.key, index, false)
			if change != nil && change.Action != "set" {
				break
			}
		}
		if err == store.ErrKeyNotFound {
			err = nil
		}
		free <- err
	}()
	select {
	case err := <-free:
		return err
	case <-stopChan:
		return errStopped
	}
}

// hold starts the TTL anew until told to stop. The first failure is the end:
// then the lock counts as lost, well before the store lets another have it.
func (l *lock) hold(lost chan struct{}, done <-chan struct{}) {
	defer close(lost)
	tick := time.NewTicker(l.ttl / 3)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if err := l.refresh(); err != nil {
				return
			}
		case <-l.renew:
			return
		case <-done:
			return
		}
	}
}

func (l *lock) refresh() error {
	query := fmt.Sprintf("?refresh&index=%d&ttl=%s", l.held.LastIndex, l.ttl)
	status, _, err := l.client.do("PUT", l.key, query, l.value, nil)
	if err == nil && status == http.StatusPreconditionFailed {
		return store.ErrCannotLock
	}
	return outcome(status, err)
}

// Unlock removes the key if it is still ours. A lock that is not held is an error.
func (l *lock) Unlock() error {
	if l.done == nil {
		return store.ErrCannotLock
	}
	close(l.done)
	l.done = nil
	_, err := l.client.AtomicDelete(l.key, l.held)
	return err
}
