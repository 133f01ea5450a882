// Reconstructs part of daemon/networkdriver/portallocator of Docker 1.6.2: remembering which ports are taken; leaves out finding a free one.

// Package portallocator keeps two users of a host from taking the same port.
package portallocator

import (
	"errors"
	"fmt"
	"net"
	"sync"
)

// ErrUnknownProtocol says that there are no ports of that kind.
var ErrUnknownProtocol = errors.New("unknown protocol")

// ErrPortAlreadyAllocated says that somebody has the port.
type ErrPortAlreadyAllocated struct {
	ip   string
	port int
}

func (e ErrPortAlreadyAllocated) Error() string {
	return fmt.Sprintf("Bind for %s:%d failed: port is already allocated", e.ip, e.port)
}

// PortAllocator knows the ports that are taken, by address and protocol.
type PortAllocator struct {
	mutex sync.Mutex
	taken map[string]bool
}

// New makes an allocator with all ports free.
func New() *PortAllocator {
	return &PortAllocator{taken: make(map[string]bool)}
}

// RequestPort takes a port. No address stands for all of them.
func (p *PortAllocator) RequestPort(ip net.IP, proto string, port int) (int, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if proto != "tcp" && proto != "udp" {
		return 0, ErrUnknownProtocol
	}
	address := "0.0.0.0"
	if ip != nil {
		address = ip.String()
	}
	key := fmt.Sprintf("%s:%d/%s", address, port, proto)
	if p.taken[key] {
		return 0, ErrPortAlreadyAllocated{address, port}
	}
	p.taken[key] = true
	return port, nil
}
