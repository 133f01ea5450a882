// Reconstructs daemon/graphdriver/vfs/driver.go of Docker 1.6.2: the driver that needs nothing but directories; copies plain files and directories alone.

// Package vfs stores each layer as a directory of its own.
package vfs

import (
	"fmt"
	"io"
	"io/ioutil"
	"os"
	"path"

	"github.com/docker/docker/daemon/graphdriver"
	"github.com/docker/docker/pkg/archive"
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
	_, err := os.Stat(d.dir(id))
	return err == nil
}

// dir is the directory of a layer.
func (d *Driver) dir(id string) string { return path.Join(d.home, "dir", path.Base(id)) }

// Create makes a layer: a copy of all files of its parent, if it has one.
func (d *Driver) Create(id, parent string) error {
	if err := os.MkdirAll(path.Join(d.home, "dir"), 0700); err != nil {
		return err
	}
	if err := os.Mkdir(d.dir(id), 0755); err != nil {
		return err
	}
	if parent == "" {
		return nil
	}
	from, err := d.Get(parent, "")
	if err != nil {
		return fmt.Errorf("%s: %s", parent, err)
	}
	return copyFiles(from, d.dir(id))
}

// copyFiles copies what is in a directory into another.
func copyFiles(from, to string) error {
	entries, err := ioutil.ReadDir(from)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		source, target := path.Join(from, entry.Name()), path.Join(to, entry.Name())
		if entry.IsDir() {
			if err = os.Mkdir(target, entry.Mode().Perm()); err == nil {
				err = copyFiles(source, target)
			}
		} else if entry.Mode().IsRegular() {
			var text []byte
			if text, err = ioutil.ReadFile(source); err == nil {
				err = ioutil.WriteFile(target, text, entry.Mode().Perm())
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Remove removes a layer.
func (d *Driver) Remove(id string) error {
	if !d.Exists(id) {
		return nil
	}
	return os.RemoveAll(d.dir(id))
}

// Get is the directory of a layer.
func (d *Driver) Get(id, mountLabel string) (dir string, e error) {
	info, err := os.Stat(d.dir(id))
	if err != nil {
		return "", err
	}
	if !info.IsDir() {
		return "", fmt.Errorf("%s: not a directory", d.dir(id))
	}
	return d.dir(id), nil
}

// Put has nothing to do.
func (d *Driver) Put(id string) error { return nil }

// ApplyDiff unpacks what is different from the parent. Its files are there
// already, as copies.
func (d *Driver) ApplyDiff(id, parent string, diff io.Reader) (size int64, err error) {
	dir, err := d.Get(id, "")
	if err != nil {
		return 0, err
	}
	defer d.Put(id)
	return archive.ApplyLayer(dir, diff)
}
