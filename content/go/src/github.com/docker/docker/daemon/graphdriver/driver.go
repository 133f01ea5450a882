// Reconstructs part of daemon/graphdriver/driver.go of Docker 1.6.2: choosing the driver that stores the layers; leaves out what has changed between two of them.

// Package graphdriver knows the drivers that can store layers.
package graphdriver

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
)

// DefaultDriver is the driver that the command line asks for, or nothing.
var DefaultDriver string

// ErrNotSupported says that there is no such driver, or not on this host.
var ErrNotSupported = errors.New("driver not supported")

// priority is the order in which drivers are tried if none is asked for.
var priority = []string{"aufs", "btrfs", "devicemapper", "overlay", "vfs"}

var drivers = make(map[string]InitFunc)

// InitFunc starts a driver that keeps its files under root.
type InitFunc func(root string, options []string) (Driver, error)

// Driver stores layers.
type Driver interface {
	String() string        // its name
	Status() [][2]string   // what it says of itself in docker info
	Cleanup() error        // called when the daemon shuts down
	Exists(id string) bool // whether it has a layer of that id

	Create(id, parent string) error                  // a layer that begins as the parent is
	Remove(id string) error                          // one that is not there is no mistake
	Get(id, mountLabel string) (dir string, e error) // where the files of a layer are, until Put
	Put(id string) error
	ApplyDiff(id, parent string, diff io.Reader) (size int64, err error) // lays files over a layer
}

// Register adds a driver. Drivers do so when the program starts.
func Register(name string, initFunc InitFunc) error {
	if _, exists := drivers[name]; exists {
		return fmt.Errorf("Name already registered %s", name)
	}
	drivers[name] = initFunc
	return nil
}

// GetDriver starts the driver of that name.
func GetDriver(name, home string, options []string) (Driver, error) {
	initFunc, registered := drivers[name]
	if !registered {
		return nil, ErrNotSupported
	}
	return initFunc(path.Join(home, name), options)
}

// New starts the driver that was asked for, else the first that works here.
func New(root string, options []string) (driver Driver, err error) {
	for _, wanted := range []string{os.Getenv("DOCKER_DRIVER"), DefaultDriver} {
		if wanted != "" {
			return GetDriver(wanted, root, options)
		}
	}
	for _, name := range priority {
		driver, err = GetDriver(name, root, options)
		if err != ErrNotSupported {
			return driver, err
		}
	}
	return nil, fmt.Errorf("No supported storage backend found")
}
