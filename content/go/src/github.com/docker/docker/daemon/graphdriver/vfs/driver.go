// Reconstructs part of daemon/graphdriver/vfs/driver.go of Docker 1.6.2: the driver that needs nothing but directories; leaves out making and copying layers.

// Package vfs stores each layer as a directory of its own.
package vfs

import (
	"os"
	"path"

	"github.com/docker/docker/daemon/graphdriver"
)

func init() {
	graphdriver.Register("vfs", Init)
}

// Driver keeps its layers under home/dir.
type Driver struct {
	home string
}

// Init starts the driver.
func Init(home string, options []string) (graphdriver.Driver, error) {
	return &Driver{home: home}, nil
}

func (d *Driver) String() string { return "vfs" }

// Status is empty: there is nothing to say about directories.
func (d *Driver) Status() [][2]string { return nil }

// Cleanup has nothing to do: there are no mounts.
func (d *Driver) Cleanup() error { return nil }

// Exists tells whether there is a directory for the layer.
func (d *Driver) Exists(id string) bool {
	_, err := os.Stat(path.Join(d.home, "dir", path.Base(id)))
	return err == nil
}
