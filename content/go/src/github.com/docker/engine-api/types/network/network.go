// Reconstructs types/network of docker/engine-api as Swarm 1.2.0 vendors it: addresses of networks and of who is on them; leaves out nothing that 1.6.2's daemon would answer, since it has no networks.

// Package network has types of networks.
package network

// IPAM says who hands out a network's addresses, and which.
type IPAM struct {
	Driver  string
	Options map[string]string
	Config  []IPAMConfig
}

// IPAMConfig is one range of addresses.
type IPAMConfig struct {
	Subnet     string            `json:",omitempty"`
	IPRange    string            `json:",omitempty"`
	Gateway    string            `json:",omitempty"`
	AuxAddress map[string]string `json:"AuxiliaryAddresses,omitempty"`
}

// EndpointIPAMConfig is the addresses wanted for an endpoint.
type EndpointIPAMConfig struct {
	IPv4Address string `json:",omitempty"`
	IPv6Address string `json:",omitempty"`
}

// EndpointSettings is where a container stands on a network: first what was
// asked for, then what it got.
type EndpointSettings struct {
	IPAMConfig *EndpointIPAMConfig
	Links      []string
	Aliases    []string

	NetworkID           string
	EndpointID          string
	Gateway             string
	IPAddress           string
	IPPrefixLen         int
	IPv6Gateway         string
	GlobalIPv6Address   string
	GlobalIPv6PrefixLen int
	MacAddress          string
}
