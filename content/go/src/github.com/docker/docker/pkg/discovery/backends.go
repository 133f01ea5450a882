// Reconstructs pkg/discovery/backends.go of Docker as Swarm 1.2.0 vendors it: the table of backends by scheme, and New; leaves out ParseAdvertise, which only a daemon asks.

package discovery

import (
	"fmt"
	"strings"
	"time"

	log "github.com/Sirupsen/logrus"
)

// backends is filled by the packages of the backends, each in its init.
var backends = make(map[string]Backend)

// Register puts a backend into the table. A scheme can be taken once.
func Register(scheme string, d Backend) error {
	if _, taken := backends[scheme]; taken {
		return fmt.Errorf("scheme already registered %s", scheme)
	}
	log.WithField("name", scheme).Debug("Registering discovery service")
	backends[scheme] = d
	return nil
}

// parse splits at the first "://". A list of machines needs no scheme.
func parse(rawurl string) (string, string) {
	if i := strings.Index(rawurl, "://"); i >= 0 {
		return rawurl[:i], rawurl[i+len("://"):]
	}
	return "nodes", rawurl
}

// New finds the backend of the URL's scheme and initializes it with the rest.
// There is one backend a scheme: a second New gets the same one.
func New(rawurl string, heartbeat time.Duration, ttl time.Duration, clusterOpts map[string]string) (Backend, error) {
	scheme, uri := parse(rawurl)
	backend, ok := backends[scheme]
	if !ok {
		return nil, ErrNotSupported
	}
	log.WithFields(log.Fields{"name": scheme, "uri": uri}).Debug("Initializing discovery service")
	return backend, backend.Initialize(uri, heartbeat, ttl, clusterOpts)
}
