// Reconstructs part of registry/registry.go of Docker 1.6.2: how a request gets to a registry; leaves out proxies, certificates of its own, redirections and the User-Agent.

package registry

import (
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"time"
)

// errLoginRequired is what a daemon makes of the answer 401.
var errLoginRequired = errors.New("Authentication is required.")

// connectTimeout is how long a daemon waits for a registry to pick up.
const connectTimeout = 5 * time.Second

// doRequest sends a request on a connection of its own. A registry that need not
// be secure may show any certificate.
func doRequest(req *http.Request, secure bool) (*http.Response, error) {
	client := &http.Client{Transport: &http.Transport{
		DisableKeepAlives: true,
		TLSClientConfig:   &tls.Config{MinVersion: tls.VersionTLS10, InsecureSkipVerify: !secure},
		Dial: func(network, addr string) (net.Conn, error) {
			return net.DialTimeout(network, addr, connectTimeout)
		},
	}}
	return client.Do(req)
}
