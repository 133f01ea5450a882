// Reconstructs discovery/token/token.go of Swarm 1.2.0: the cluster as a list kept by a service on the internet; leaves out nothing.

// Package token is Swarm's own backend of discovery: it asks a service, and a token says which cluster is meant.
package token

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/ioutil"
	"net/http"
	"strings"
	"time"

	"github.com/docker/docker/pkg/discovery"
)

// discoveryURL is the service that is asked unless the URL names another.
const discoveryURL = "https://discovery.hub.docker.com/v1"

// Discovery keeps which service, which cluster, how often to look, and how
// long a report is to count.
type Discovery struct {
	heartbeat time.Duration
	ttl       time.Duration
	url       string
	token     string
}

func init() {
	Init()
}

// Init registers the backend.
func Init() {
	discovery.Register("token", &Discovery{})
}

// Initialize takes a token, or host/path/token for another service, which is
// then spoken to by https as well.
func (s *Discovery) Initialize(urltoken string, heartbeat time.Duration, ttl time.Duration, _ map[string]string) error {
	s.url, s.token = discoveryURL, urltoken
	if slash := strings.LastIndex(urltoken, "/"); slash >= 0 {
		s.url, s.token = "https://"+urltoken[:slash], urltoken[slash+1:]
	}
	if s.token == "" {
		return errors.New("token is empty")
	}
	s.heartbeat, s.ttl = heartbeat, ttl
	return nil
}

// cluster is the address of this cluster at the service.
func (s *Discovery) cluster() string {
	return s.url + "/clusters/" + s.token
}

// fetch asks for the whole list.
func (s *Discovery) fetch() (discovery.Entries, error) {
	resp, err := http.Get(s.cluster())
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()

	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("Failed to fetch entries, Discovery service returned %d HTTP status code", resp.StatusCode)
	}
	var addrs []string
	if err := json.NewDecoder(resp.Body).Decode(&addrs); err != nil {
		return nil, fmt.Errorf("Failed to decode response: %v", err)
	}
	return discovery.CreateEntries(addrs)
}

// Watch sends the list, then asks once a heartbeat whether it has changed.
func (s *Discovery) Watch(stopCh <-chan struct{}) (<-chan discovery.Entries, <-chan error) {
	lists := make(chan discovery.Entries)
	errs := make(chan error)
	beat := time.NewTicker(s.heartbeat)

	go func() {
		defer close(lists)
		defer close(errs)
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

// Register reports an address, good for ttl. Only a service that can't be
// reached is an error: whatever it answers is taken for a yes.
func (s *Discovery) Register(addr string) error {
	seconds := uint64(s.ttl.Seconds())
	resp, err := http.Post(fmt.Sprintf("%s?ttl=%d", s.cluster(), seconds), "application/json", strings.NewReader(addr))
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// CreateCluster asks for a token that nobody has had. The answer's text is
// the token, whatever its status.
func (s *Discovery) CreateCluster() (string, error) {
	resp, err := http.Post(s.url+"/clusters", "", nil)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()

	text, err := ioutil.ReadAll(resp.Body)
	return string(text), err
}
