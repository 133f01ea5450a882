// Watching keys: a request that waits for the next change, again and again.

package kvstore

import (
	"fmt"
	"net/http"

	"github.com/docker/libkv/store"
)

// next waits for a change after index. Without one in time the change is nil.
func (c *Client) next(key string, index uint64, below bool) (*Change, uint64, error) {
	query := fmt.Sprintf("?wait=%d", index)
	if below {
		query += "&below"
	}
	var change Change
	status, now, err := c.do("GET", key, query, nil, &change)
	if err = outcome(status, err); err != nil {
		return nil, index, err
	}
	if status == http.StatusNoContent {
		return nil, now, nil
	}
	return &change, now, nil
}

func stopped(stopCh <-chan struct{}) bool {
	select {
	case <-stopCh:
		return true
	default:
		return false
	}
}

// Watch sends the key as it is, if it is there, and each change; a key that is
// deleted or has expired comes with an empty value.
func (c *Client) Watch(key string, stopCh <-chan struct{}) (<-chan *store.KVPair, error) {
	watchCh := make(chan *store.KVPair)
	go func() {
		defer close(watchCh)
		pair, index, err := c.get(key)
		for err == nil || err == store.ErrKeyNotFound {
			if pair != nil {
				select {
				case watchCh <- pair:
				case <-stopCh:
					return
				}
			}
			if stopped(stopCh) {
				return
			}
			var change *Change
			change, index, err = c.next(key, index, false)
			pair = nil
			if change != nil {
				pair = pairOf(key, change.Node)
			}
		}
	}()
	return watchCh, nil
}

// WatchTree sends the keys below a directory, and again after each change there.
func (c *Client) WatchTree(directory string, stopCh <-chan struct{}) (<-chan []*store.KVPair, error) {
	watchCh := make(chan []*store.KVPair)
	go func() {
		defer close(watchCh)
		pairs, index, err := c.list(directory)
		for err == nil {
			select {
			case watchCh <- pairs:
			case <-stopCh:
				return
			}
			var change *Change
			for change == nil {
				if stopped(stopCh) {
					return
				}
				change, index, err = c.next(directory, index, true)
				if err != nil {
					return
				}
			}
			pairs, index, err = c.list(directory)
			if err == store.ErrKeyNotFound {
				// The last key below has gone. The watch goes on: there may be others.
				pairs, err = []*store.KVPair{}, nil
			}
		}
	}()
	return watchCh, nil
}
