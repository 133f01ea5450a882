// Reconstructs the name, Register and New of libkv's store/consul as Swarm 1.2.0 vendors it; leaves out the protocol of consul itself: behind all three names is the one simulated store of engine-room/kvstore.

// Package consul makes clients of the store that stands for consul.
package consul

import (
	"errors"

	"engine-room/kvstore"

	"github.com/docker/libkv"
	"github.com/docker/libkv/store"
)

// Consul is a store.Store.
type Consul struct {
	*kvstore.Client
}

// Register makes the store known to libkv.
func Register() {
	libkv.AddStore(store.CONSUL, New)
}

// ErrMultipleEndpointsUnsupported: consul is asked at one address.
var ErrMultipleEndpointsUnsupported = errors.New("consul does not support multiple endpoints")

// New makes a client that asks at one address.
func New(endpoints []string, options *store.Config) (store.Store, error) {
	if len(endpoints) > 1 {
		return nil, ErrMultipleEndpointsUnsupported
	}
	return &Consul{kvstore.NewClient(endpoints, options)}, nil
}
