// The network interfaces of the virtual host.

package net

// Flags tell what an interface can do.
type Flags uint

const (
	FlagUp Flags = 1 << iota
	FlagBroadcast
	FlagLoopback
	FlagPointToPoint
	FlagMulticast
)

func (f Flags) String() string {
	s := ""
	for i, name := range []string{"up", "broadcast", "loopback", "pointtopoint", "multicast"} {
		if f&(1<<uint(i)) != 0 {
			if s != "" {
				s += "|"
			}
			s += name
		}
	}
	if s == "" {
		return "0"
	}
	return s
}

// Interface is an interface of the host.
type Interface struct {
	Index        int
	MTU          int
	Name         string
	HardwareAddr HardwareAddr
	Flags        Flags
}

// hostAddresses gives the host's addresses besides the loopback ones.
func hostAddresses() []string

// Interfaces gives lo, and eth0 if the host has an address.
func Interfaces() ([]Interface, error) {
	all := []Interface{{Index: 1, MTU: 65536, Name: "lo", Flags: FlagUp | FlagLoopback}}
	for i := range hostAddresses() {
		all = append(all, Interface{
			Index: i + 2, MTU: 1500, Name: "eth" + decimal(byte(i)), Flags: FlagUp | FlagBroadcast | FlagMulticast,
			HardwareAddr: HardwareAddr{2, 0x42, 0, 0, 0, byte(i + 2)},
		})
	}
	return all, nil
}

// InterfaceByName finds an interface.
func InterfaceByName(name string) (*Interface, error) {
	all, _ := Interfaces()
	for i := range all {
		if all[i].Name == name {
			return &all[i], nil
		}
	}
	return nil, &OpError{Op: "route", Net: "ip+net", Err: errNoSuchInterface}
}

// Addrs gives the addresses of an interface.
func (ifi *Interface) Addrs() ([]Addr, error) {
	if ifi.Index == 1 {
		return []Addr{&IPNet{IP: IPv4(127, 0, 0, 1), Mask: CIDRMask(8, 32)}}, nil
	}
	own := hostAddresses()
	if ifi.Index-2 >= len(own) {
		return nil, &OpError{Op: "route", Net: "ip+net", Err: errNoSuchInterface}
	}
	ip := ParseIP(own[ifi.Index-2])
	return []Addr{&IPNet{IP: ip, Mask: CIDRMask(24, 32)}}, nil
}

// InterfaceAddrs gives the addresses of all interfaces.
func InterfaceAddrs() ([]Addr, error) {
	all, _ := Interfaces()
	var addrs []Addr
	for i := range all {
		own, err := all[i].Addrs()
		if err != nil {
			return nil, err
		}
		addrs = append(addrs, own...)
	}
	return addrs, nil
}

// InterfaceByIndex gives the interface with a number.
func InterfaceByIndex(index int) (*Interface, error) {
	if index <= 0 {
		return nil, &OpError{Op: "route", Net: "ip+net", Err: errNoSuchInterface}
	}
	all, err := Interfaces()
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].Index == index {
			return &all[i], nil
		}
	}
	return nil, &OpError{Op: "route", Net: "ip+net", Err: errNoSuchInterface}
}

// MulticastAddrs gives the groups an interface listens to: none.
func (ifi *Interface) MulticastAddrs() ([]Addr, error) { return nil, nil }
