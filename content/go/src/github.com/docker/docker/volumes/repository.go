// Reconstructs part of volumes/repository.go and volumes/volume.go of Docker 1.6.2: the volumes that are stored, found again when a daemon comes up; leaves out copying them and counting who uses them.

// Package volumes is the directories that outlive the containers they are in.
package volumes

import (
	"encoding/json"
	"fmt"
	"io/ioutil"
	"os"
	"path/filepath"
	"sync"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/daemon/graphdriver"
	"github.com/docker/docker/pkg/common"
)

// Volume is one directory. It belongs to the host if IsBindMount is set.
type Volume struct {
	ID          string
	Path        string
	IsBindMount bool
	Writable    bool
	configPath  string
}

// FromDisk reads what is stored of the volume.
func (v *Volume) FromDisk() error {
	stored, err := ioutil.ReadFile(v.jsonPath())
	if err != nil {
		return err
	}
	return json.Unmarshal(stored, v)
}

// ToDisk stores it.
func (v *Volume) ToDisk() error {
	stored, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return ioutil.WriteFile(v.jsonPath(), stored, 0666)
}

func (v *Volume) jsonPath() string {
	return filepath.Join(v.configPath, "config.json")
}

// Repository is the volumes by their paths. Each has a directory below
// configPath; the files of those that Docker made are kept by the driver.
type Repository struct {
	configPath string
	driver     graphdriver.Driver
	volumes    map[string]*Volume
	lock       sync.Mutex
}

// NewRepository finds the volumes that are stored below configPath.
func NewRepository(configPath string, driver graphdriver.Driver) (*Repository, error) {
	abspath, err := filepath.Abs(configPath)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(abspath, 0700); err != nil {
		return nil, err
	}
	repo := &Repository{configPath: abspath, driver: driver, volumes: make(map[string]*Volume)}
	return repo, repo.restore()
}

func (r *Repository) restore() error {
	dir, err := ioutil.ReadDir(r.configPath)
	if err != nil {
		return err
	}
	for _, entry := range dir {
		volume := &Volume{ID: entry.Name(), configPath: filepath.Join(r.configPath, entry.Name())}
		err := volume.FromDisk()
		if err == nil {
			err = r.add(volume)
		}
		if err != nil {
			log.Debugf("Error restoring volume: %v", err)
		}
	}
	return nil
}

// Get finds a volume by its path; nil if there is none.
func (r *Repository) Get(path string) *Volume {
	r.lock.Lock()
	defer r.lock.Unlock()
	return r.get(path)
}

func (r *Repository) get(path string) *Volume {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil
	}
	return r.volumes[real]
}

func (r *Repository) add(volume *Volume) error {
	if r.get(volume.Path) != nil {
		return fmt.Errorf("Volume exists: %s", volume.ID)
	}
	r.volumes[volume.Path] = volume
	return nil
}

// FindOrCreateVolume finds the volume of a path of the host, or makes one;
// without a path it is a new one of Docker's own.
func (r *Repository) FindOrCreateVolume(path string, writable bool) (*Volume, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if path != "" {
		if volume := r.get(path); volume != nil {
			return volume, nil
		}
	}
	return r.newVolume(path, writable)
}

func (r *Repository) newVolume(path string, writable bool) (*Volume, error) {
	volume := &Volume{ID: common.GenerateRandomID(), IsBindMount: path != "", Writable: writable}
	if path == "" {
		if err := r.driver.Create(volume.ID, ""); err != nil {
			return nil, err
		}
		dir, err := r.driver.Get(volume.ID, "")
		if err != nil {
			return nil, fmt.Errorf("Driver %s failed to get volume rootfs %s: %v", r.driver, volume.ID, err)
		}
		path = dir
	}
	if err := os.MkdirAll(path, 0755); err != nil {
		return nil, err
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, err
	}
	volume.Path = real
	volume.configPath = filepath.Join(r.configPath, volume.ID)
	if err := os.MkdirAll(volume.configPath, 0755); err != nil {
		return nil, err
	}
	if err := volume.ToDisk(); err != nil {
		return nil, err
	}
	return volume, r.add(volume)
}
