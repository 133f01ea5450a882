// Reconstructs libkv.go of docker/libkv as Swarm 1.2.0 vendors it: one interface to several key-value stores; leaves out nothing.

// Package libkv makes the client of a key-value store by the store's name.
package libkv

import (
	"fmt"
	"sort"
	"strings"

	"github.com/docker/libkv/store"
)

// Initialize makes a client that asks the store at one of addrs.
type Initialize func(addrs []string, options *store.Config) (store.Store, error)

var (
	// initializers is filled by the packages of the stores: each has a Register.
	initializers = make(map[store.Backend]Initialize)

	// supportedBackend is the list for the message below. It is made before
	// any store has registered, so it is empty, as it was.
	supportedBackend = names()
)

func names() string {
	var all []string
	for backend := range initializers {
		all = append(all, string(backend))
	}
	sort.Strings(all)
	return strings.Join(all, ", ")
}

// NewStore makes a client of the store with this name.
func NewStore(backend store.Backend, addrs []string, options *store.Config) (store.Store, error) {
	initialize, ok := initializers[backend]
	if !ok {
		return nil, fmt.Errorf("%s %s", store.ErrBackendNotSupported, supportedBackend)
	}
	return initialize(addrs, options)
}

// AddStore makes a store known under its name.
func AddStore(store store.Backend, init Initialize) {
	initializers[store] = init
}
