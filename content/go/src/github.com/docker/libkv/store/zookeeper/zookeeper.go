// Reconstructs the name, Register and New of libkv's store/zookeeper as Swarm 1.2.0 vendors it; leaves out the protocol of ZooKeeper itself: behind all three names is the one simulated store of engine-room/kvstore.

// Package zookeeper makes clients of the store that stands for ZooKeeper.
package zookeeper

import (
	"engine-room/kvstore"

	"github.com/docker/libkv"
	"github.com/docker/libkv/store"
)

// Zookeeper is a store.Store.
type Zookeeper struct {
	*kvstore.Client
}

// Register makes the store known to libkv.
func Register() {
	libkv.AddStore(store.ZK, New)
}

// New makes a client that asks at the first of addrs that answers.
func New(addrs []string, options *store.Config) (store.Store, error) {
	return &Zookeeper{kvstore.NewClient(addrs, options)}, nil
}
