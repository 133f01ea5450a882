// Reconstructs the name, Register and New of libkv's store/etcd as Swarm 1.2.0 vendors it; leaves out the protocol of etcd itself: behind all three names is the one simulated store of engine-room/kvstore.

// Package etcd makes clients of the store that stands for etcd.
package etcd

import (
	"engine-room/kvstore"

	"github.com/docker/libkv"
	"github.com/docker/libkv/store"
)

// Etcd is a store.Store.
type Etcd struct {
	*kvstore.Client
}

// Register makes the store known to libkv.
func Register() {
	libkv.AddStore(store.ETCD, New)
}

// New makes a client that asks at the first of addrs that answers.
func New(addrs []string, options *store.Config) (store.Store, error) {
	return &Etcd{kvstore.NewClient(addrs, options)}, nil
}
