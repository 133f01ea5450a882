// Reconstructs part of nat/nat.go of Docker 1.6.2: the ports of a container; leaves out reading them from a command line.

// Package nat is the ports of containers and of the host.
package nat

import (
	"strconv"
	"strings"
)

// Port is a port of a container with its protocol: 80/tcp.
type Port string

// PortBinding is where a port is published on the host.
type PortBinding struct {
	HostIp   string
	HostPort string
}

// PortMap is the bindings of each port.
type PortMap map[Port][]PortBinding

// Proto is the protocol; tcp if none is named.
func (p Port) Proto() string {
	i := strings.Index(string(p), "/")
	if i < 0 {
		return "tcp"
	}
	return string(p[i+1:])
}

// Port is the number, as text.
func (p Port) Port() string {
	return strings.SplitN(string(p), "/", 2)[0]
}

// ParsePort reads a number between 0 and 65535.
func ParsePort(rawPort string) (int, error) {
	port, err := strconv.ParseUint(rawPort, 10, 16)
	return int(port), err
}
