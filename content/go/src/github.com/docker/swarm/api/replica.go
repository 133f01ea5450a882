// Reconstructs api/replica.go of Swarm 1.2.0: what a manager that does not lead serves; leaves out nothing.

package api

import (
	"crypto/tls"
	"fmt"
	"net/http"
	"strings"
)

// localRoutes are what a replica answers itself. A path counts by its end, so the
// version in front of it does not matter.
var localRoutes = []string{"/info", "/_ping", "/debug"}

// Replica is the handler of a follower: it sends nearly everything on to the leader.
type Replica struct {
	handler   http.Handler
	tlsConfig *tls.Config
	primary   string
}

// NewReplica makes a replica that answers its own routes with handler. It knows no leader yet.
func NewReplica(handler http.Handler, tlsConfig *tls.Config) *Replica {
	return &Replica{handler: handler, tlsConfig: tlsConfig}
}

// SetPrimary says where the leader is; "" if there is none. Connections that go
// to the one before are left as they are.
func (p *Replica) SetPrimary(primary string) {
	p.primary = primary
}

// ServeHTTP answers a local route, or joins the client's connection to the leader's.
func (p *Replica) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, route := range localRoutes {
		if strings.HasSuffix(r.URL.Path, route) {
			p.handler.ServeHTTP(w, r)
			return
		}
	}
	if p.primary == "" {
		httpError(w, "No elected primary cluster manager", http.StatusInternalServerError)
		return
	}
	err := hijack(p.tlsConfig, p.primary, w, r)
	if err != nil {
		// The two values are the wrong way round, and were.
		msg := fmt.Sprintf("Unable to reach primary cluster manager (%s): %v", err, p.primary)
		httpError(w, msg, http.StatusInternalServerError)
	}
}
