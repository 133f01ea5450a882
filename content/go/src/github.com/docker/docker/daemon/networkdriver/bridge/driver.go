// Reconstructs one function of daemon/networkdriver/bridge/driver.go of Docker 1.6.2, RequestPort; leaves out the bridge itself.

// Package bridge is where the daemon keeps account of the host's ports.
package bridge

import (
	"net"

	"github.com/docker/docker/daemon/networkdriver/portallocator"
)

var allocator = portallocator.New()

// RequestPort takes a port of the host for the caller alone.
func RequestPort(ip net.IP, proto string, port int) (int, error) {
	return allocator.RequestPort(ip, proto, port)
}
