// Reconstructs store/store.go of docker/libkv as Swarm 1.2.0 vendors it: what each store must be able to do, and how it fails; leaves out nothing.

// Package store is the interface that hides which key-value store is used.
package store

import (
	"crypto/tls"
	"errors"
	"time"
)

// Backend is the name of a kind of store.
type Backend string

// The kinds there are.
const (
	CONSUL Backend = "consul"
	ETCD   Backend = "etcd"
	ZK     Backend = "zk"
	BOLTDB Backend = "boltdb"
)

// The ways of failing that the stores have in common.
var (
	// ErrBackendNotSupported: no store has registered under the name.
	ErrBackendNotSupported = errors.New("Backend storage not supported yet, please choose one of")
	// ErrCallNotSupported: this kind of store can't do it.
	ErrCallNotSupported = errors.New("The current call is not supported with this backend")
	// ErrNotReachable: nobody answers.
	ErrNotReachable = errors.New("Api not reachable")
	// ErrCannotLock: the lock was not got.
	ErrCannotLock = errors.New("Error acquiring the lock")
	// ErrKeyModified: somebody wrote the key since it was read.
	ErrKeyModified = errors.New("Unable to complete atomic operation, key modified")
	// ErrKeyNotFound: there is no such key.
	ErrKeyNotFound = errors.New("Key not found in store")
	// ErrPreviousNotSpecified: an atomic call needs to know what was read.
	ErrPreviousNotSpecified = errors.New("Previous K/V pair should be provided for the Atomic operation")
	// ErrKeyExists: the key was to be made, and is there.
	ErrKeyExists = errors.New("Previous K/V pair exists, cannot complete Atomic operation")
)

// Config is what a client can be told besides addresses.
type Config struct {
	ClientTLS         *ClientTLSConfig
	TLS               *tls.Config
	ConnectionTimeout time.Duration
	Bucket            string
	PersistConnection bool
	Username          string
	Password          string
}

// ClientTLSConfig names the files, for clients that read them themselves.
type ClientTLSConfig struct {
	CertFile   string
	KeyFile    string
	CACertFile string
}

// Store is a key-value store: keys are paths, values are bytes.
type Store interface {
	// Put writes a key, whatever was there.
	Put(key string, value []byte, options *WriteOptions) error

	// Get reads a key; ErrKeyNotFound if it is not there.
	Get(key string) (*KVPair, error)

	// Delete removes a key.
	Delete(key string) error

	// Exists tells whether there is such a key.
	Exists(key string) (bool, error)

	// Watch sends what the key holds now and each change from now on. The
	// channel is closed when stopCh is, or when the store is lost.
	Watch(key string, stopCh <-chan struct{}) (<-chan *KVPair, error)

	// WatchTree is Watch for all keys below a directory: the whole list each time.
	WatchTree(directory string, stopCh <-chan struct{}) (<-chan []*KVPair, error)

	// NewLock makes a lock on a key. Nobody holds it yet.
	NewLock(key string, options *LockOptions) (Locker, error)

	// List gives the keys below a directory.
	List(directory string) ([]*KVPair, error)

	// DeleteTree removes a directory and all below it.
	DeleteTree(directory string) error

	// AtomicPut writes a key if it is still what previous says; with a nil
	// previous, if it is not there.
	AtomicPut(key string, value []byte, previous *KVPair, options *WriteOptions) (bool, *KVPair, error)

	// AtomicDelete removes a key if it is still what previous says.
	AtomicDelete(key string, previous *KVPair) (bool, error)

	// Close ends the connection.
	Close()
}

// KVPair is a key with its value. LastIndex grows with each write.
type KVPair struct {
	Key       string
	Value     []byte
	LastIndex uint64
}

// WriteOptions is how to write: a directory, or for how long.
type WriteOptions struct {
	IsDir bool
	TTL   time.Duration
}

// LockOptions is how to hold a lock.
type LockOptions struct {
	Value     []byte        // what the key holds while the lock is held
	TTL       time.Duration // how long the store waits for the holder's next sign of life
	RenewLock chan struct{} // closed when the holder shall give no more signs
}

// Locker is a lock that several processes can ask for. Unlike sync.Locker it
// can fail, and it can be lost.
type Locker interface {
	// Lock waits until the lock is ours. The channel is closed when it is lost.
	Lock(stopChan chan struct{}) (<-chan struct{}, error)
	// Unlock gives it back.
	Unlock() error
}
