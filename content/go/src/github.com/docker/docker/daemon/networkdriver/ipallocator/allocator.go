// Reconstructs daemon/networkdriver/ipallocator of Docker 1.6.2 for IPv4: which addresses of a network are taken; leaves out IPv6.

// Package ipallocator gives each container an address of its own.
package ipallocator

import (
	"encoding/binary"
	"errors"
	"net"
	"sync"
)

// What can go wrong.
var (
	ErrNoAvailableIPs           = errors.New("no available ip addresses on network")
	ErrIPAlreadyAllocated       = errors.New("ip already allocated")
	ErrIPOutOfRange             = errors.New("requested ip is out of range")
	ErrNetworkAlreadyRegistered = errors.New("network already registered")
	ErrBadSubnet                = errors.New("network does not contain specified subnet")
)

// allocatedMap is the addresses of one network; those outside of begin and end
// are not given away.
type allocatedMap struct {
	taken            map[uint32]bool
	begin, end, last uint32
}

var (
	lock         sync.Mutex
	allocatedIPs = make(map[string]*allocatedMap)
)

// newAllocatedMap leaves out the first and the last address, which are the
// network's own and everybody's.
func newAllocatedMap(network *net.IPNet) *allocatedMap {
	ones, bits := network.Mask.Size()
	first := toUint32(network.IP.Mask(network.Mask))
	last := first | uint32(1<<uint(bits-ones)-1)
	return &allocatedMap{taken: make(map[uint32]bool), begin: first + 1, end: last - 1, last: first}
}

// RegisterSubnet narrows a network to a part of it, before it is used.
func RegisterSubnet(network *net.IPNet, subnet *net.IPNet) error {
	lock.Lock()
	defer lock.Unlock()
	if _, known := allocatedIPs[network.String()]; known {
		return ErrNetworkAlreadyRegistered
	}
	whole, part := newAllocatedMap(network), newAllocatedMap(subnet)
	if part.begin < whole.begin || part.end > whole.end || part.begin >= part.end {
		return ErrBadSubnet
	}
	allocatedIPs[network.String()] = part
	return nil
}

// RequestIP takes an address: the one that is asked for, or the next that is free.
func RequestIP(network *net.IPNet, ip net.IP) (net.IP, error) {
	lock.Lock()
	defer lock.Unlock()
	allocated, known := allocatedIPs[network.String()]
	if !known {
		allocated = newAllocatedMap(network)
		allocatedIPs[network.String()] = allocated
	}
	if ip == nil {
		return allocated.getNextIP()
	}
	return allocated.checkIP(ip)
}

// ReleaseIP gives an address back.
func ReleaseIP(network *net.IPNet, ip net.IP) error {
	lock.Lock()
	defer lock.Unlock()
	if allocated, known := allocatedIPs[network.String()]; known {
		delete(allocated.taken, toUint32(ip))
	}
	return nil
}

func (allocated *allocatedMap) checkIP(ip net.IP) (net.IP, error) {
	at := toUint32(ip)
	if allocated.taken[at] {
		return nil, ErrIPAlreadyAllocated
	}
	if at < allocated.begin || at > allocated.end {
		return nil, ErrIPOutOfRange
	}
	allocated.taken[at] = true
	return ip, nil
}

// getNextIP goes on behind the last address it gave, and begins again at the
// end: an address that was just given back is not given to the next one.
func (allocated *allocatedMap) getNextIP() (net.IP, error) {
	at := allocated.last
	for n := allocated.begin; n <= allocated.end; n++ {
		at++
		if at < allocated.begin || at > allocated.end {
			at = allocated.begin
		}
		if !allocated.taken[at] {
			allocated.taken[at] = true
			allocated.last = at
			return toIP(at), nil
		}
	}
	return nil, ErrNoAvailableIPs
}

func toUint32(ip net.IP) uint32 {
	if four := ip.To4(); four != nil {
		return binary.BigEndian.Uint32(four)
	}
	return 0
}

func toIP(n uint32) net.IP {
	ip := make(net.IP, 4)
	binary.BigEndian.PutUint32(ip, n)
	return ip
}
