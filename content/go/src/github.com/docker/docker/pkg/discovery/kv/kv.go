// Reconstructs pkg/discovery/kv/kv.go of Docker as Swarm 1.2.0 vendors it: the cluster as a folder of keys that expire, in one of three stores; leaves out TLS towards the store.

// Package kv is a backend that keeps addresses in a key-value store: consul, etcd or zookeeper.
package kv

import (
	"errors"
	"path"
	"strings"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/docker/pkg/discovery"
	"github.com/docker/libkv"
	"github.com/docker/libkv/store"
	"github.com/docker/libkv/store/consul"
	"github.com/docker/libkv/store/etcd"
	"github.com/docker/libkv/store/zookeeper"
)

// defaultDiscoveryPath is the folder, below the prefix of the URL.
const defaultDiscoveryPath = "docker/nodes"

// Discovery keeps the client of the store, and which of its keys are meant.
type Discovery struct {
	backend   store.Backend
	store     store.Store
	heartbeat time.Duration
	ttl       time.Duration
	prefix    string
	path      string
}

func init() {
	Init()
}

// Init makes libkv know the stores, and discovery the three schemes.
func Init() {
	zookeeper.Register()
	consul.Register()
	etcd.Register()

	discovery.Register("zk", &Discovery{backend: store.ZK})
	discovery.Register("consul", &Discovery{backend: store.CONSUL})
	discovery.Register("etcd", &Discovery{backend: store.ETCD})
}

// Initialize takes host:port,host:port/prefix, and makes the client. Whether
// anybody is there is found out at the first request.
func (s *Discovery) Initialize(uris string, heartbeat time.Duration, ttl time.Duration, clusterOpts map[string]string) error {
	hosts := uris
	if slash := strings.Index(uris, "/"); slash >= 0 {
		hosts, s.prefix = uris[:slash], uris[slash+1:]
	}
	s.heartbeat, s.ttl = heartbeat, ttl

	folder := clusterOpts["kv.path"]
	if folder == "" {
		folder = defaultDiscoveryPath
	}
	s.path = path.Join(s.prefix, folder)

	log.Info("Initializing discovery without TLS")
	var err error
	s.store, err = libkv.NewStore(s.backend, strings.Split(hosts, ","), nil)
	return err
}

// watchOnce passes on what the store says until it says nothing more: true,
// or until it is to stop: false.
func (s *Discovery) watchOnce(stopCh <-chan struct{}, watchCh <-chan []*store.KVPair, lists chan<- discovery.Entries, errs chan<- error) bool {
	for {
		select {
		case pairs := <-watchCh:
			if pairs == nil {
				return true
			}
			log.WithField("discovery", s.backend).Debugf("Watch triggered with %d nodes", len(pairs))
			var addrs []string
			for _, pair := range pairs {
				addrs = append(addrs, string(pair.Value))
			}
			found, err := discovery.CreateEntries(addrs)
			if err != nil {
				errs <- err
			} else {
				lists <- found
			}
		case <-stopCh:
			return false
		}
	}
}

// Watch lets the store tell of changes: nobody asks it again and again. When
// the store falls silent it is an error, and after a heartbeat a new try.
func (s *Discovery) Watch(stopCh <-chan struct{}) (<-chan discovery.Entries, <-chan error) {
	lists := make(chan discovery.Entries)
	errs := make(chan error)

	go func() {
		defer close(lists)
		defer close(errs)

		for {
			// What is not there can't be watched: the folder is made if need be.
			exists, err := s.store.Exists(s.path)
			if err != nil {
				errs <- err
			}
			if !exists {
				if err = s.store.Put(s.path, []byte{}, &store.WriteOptions{IsDir: true}); err != nil {
					errs <- err
				}
			}
			changes, err := s.store.WatchTree(s.path, stopCh)
			if err != nil {
				errs <- err
			} else if !s.watchOnce(stopCh, changes, lists, errs) {
				return
			}
			errs <- errors.New("Unexpected watch error")
			time.Sleep(s.heartbeat)
		}
	}()
	return lists, errs
}

// Register writes a key that the store forgets after ttl.
func (s *Discovery) Register(addr string) error {
	return s.store.Put(path.Join(s.path, addr), []byte(addr), &store.WriteOptions{TTL: s.ttl})
}

// Store is the client: the leaders of chapter 30 use it, too.
func (s *Discovery) Store() store.Store {
	return s.store
}

// Prefix is what stood behind the hosts in the URL.
func (s *Discovery) Prefix() string {
	return s.prefix
}
