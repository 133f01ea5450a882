// Reconstructs pkg/discovery/file/file.go of Docker as Swarm 1.2.0 vendors it: the cluster as a text file that is read again and again; leaves out nothing.

// Package file is a backend that reads addresses from a file, a line each.
package file

import (
	"fmt"
	"io/ioutil"
	"strings"
	"time"

	"github.com/docker/docker/pkg/discovery"
)

// Discovery keeps where the file is, and how often to look.
type Discovery struct {
	heartbeat time.Duration
	path      string
}

func init() {
	Init()
}

// Init registers the backend.
func Init() {
	discovery.Register("file", &Discovery{})
}

// Initialize takes the path. The file need not be there yet.
func (s *Discovery) Initialize(path string, heartbeat time.Duration, ttl time.Duration, _ map[string]string) error {
	s.path, s.heartbeat = path, heartbeat
	return nil
}

// parseFileContent gives the addresses of a file: a line each, ranges written
// out, whatever stands behind a # left out.
func parseFileContent(content []byte) []string {
	var addrs []string
	for _, line := range strings.Split(string(content), "\n") {
		if i := strings.Index(line, "#"); i >= 0 {
			line = line[:i]
		}
		if line = strings.TrimSpace(line); line != "" {
			addrs = append(addrs, discovery.Generate(line)...)
		}
	}
	return addrs
}

// fetch reads the whole file.
func (s *Discovery) fetch() (discovery.Entries, error) {
	content, err := ioutil.ReadFile(s.path)
	if err != nil {
		return nil, fmt.Errorf("failed to read '%s': %v", s.path, err)
	}
	return discovery.CreateEntries(parseFileContent(content))
}

// Watch sends the list, then looks once a heartbeat whether it has changed.
func (s *Discovery) Watch(stopCh <-chan struct{}) (<-chan discovery.Entries, <-chan error) {
	lists := make(chan discovery.Entries)
	errs := make(chan error)
	beat := time.NewTicker(s.heartbeat)

	go func() {
		defer close(errs)
		defer close(lists)
		defer beat.Stop()

		known, err := s.fetch()
		if err != nil {
			errs <- err
		} else {
			lists <- known
		}
		for {
			select {
			case <-beat.C:
				found, err := s.fetch()
				if err != nil {
					errs <- err
					continue
				}
				if !found.Equals(known) {
					lists <- found
				}
				known = found
			case <-stopCh:
				return
			}
		}
	}()
	return lists, errs
}

// Register does not write: the file is somebody else's.
func (s *Discovery) Register(addr string) error {
	return discovery.ErrNotImplemented
}
