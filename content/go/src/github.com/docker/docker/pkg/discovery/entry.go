// Reconstructs pkg/discovery/entry.go of Docker as Swarm 1.2.0 vendors it: an address, a list of them, and the difference of two lists; leaves out nothing.

package discovery

import "net"

// Entry is the address of one Docker daemon.
type Entry struct {
	Host string
	Port string
}

// NewEntry takes host:port apart.
func NewEntry(url string) (*Entry, error) {
	host, port, err := net.SplitHostPort(url)
	if err != nil {
		return nil, err
	}
	return &Entry{Host: host, Port: port}, nil
}

// Equals tells whether both are the same address.
func (e *Entry) Equals(cmp *Entry) bool {
	return *e == *cmp
}

// String puts host and port together again.
func (e *Entry) String() string {
	return net.JoinHostPort(e.Host, e.Port)
}

// Entries is what a backend has found: everything it knows of, every time.
type Entries []*Entry

// CreateEntries makes a list of addresses; empty ones are left out, a bad one
// spoils the list.
func CreateEntries(addrs []string) (Entries, error) {
	list := Entries{}
	for _, addr := range addrs {
		if addr == "" {
			continue
		}
		entry, err := NewEntry(addr)
		if err != nil {
			return nil, err
		}
		list = append(list, entry)
	}
	return list, nil
}

// Equals tells whether both lists hold the same addresses in the same order.
func (e Entries) Equals(cmp Entries) bool {
	if len(e) != len(cmp) {
		return false
	}
	for i, entry := range e {
		if !entry.Equals(cmp[i]) {
			return false
		}
	}
	return true
}

// Contains tells whether an address is in the list.
func (e Entries) Contains(entry *Entry) bool {
	for _, mine := range e {
		if mine.Equals(entry) {
			return true
		}
	}
	return false
}

// Diff goes from this list to cmp: what has to be added, and what removed.
func (e Entries) Diff(cmp Entries) (Entries, Entries) {
	return cmp.without(e), e.without(cmp)
}

// without is what is in e and not in others.
func (e Entries) without(others Entries) Entries {
	rest := Entries{}
	for _, entry := range e {
		if !others.Contains(entry) {
			rest = append(rest, entry)
		}
	}
	return rest
}
