// Addresses of sockets: in parts, as text, and found by name.

package net

import (
	"errors"
	"strconv"
	"strings"
)

// Addr is where one end of a connection is.
type Addr interface {
	Network() string // "tcp"
	String() string  // "192.0.2.1:25"
}

// TCPAddr is an address and port of tcp.
type TCPAddr struct {
	IP   IP
	Port int
	Zone string
}

func (a *TCPAddr) Network() string { return "tcp" }

func (a *TCPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return ipText(a.IP, a.Zone, a.Port)
}

// UDPAddr is an address and port of udp.
type UDPAddr struct {
	IP   IP
	Port int
	Zone string
}

func (a *UDPAddr) Network() string { return "udp" }

func (a *UDPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return ipText(a.IP, a.Zone, a.Port)
}

func ipText(ip IP, zone string, port int) string {
	host := ""
	if len(ip) > 0 {
		host = ip.String()
	}
	if zone != "" {
		host += "%" + zone
	}
	return JoinHostPort(host, strconv.Itoa(port))
}

// IPAddr is an address without port.
type IPAddr struct {
	IP   IP
	Zone string
}

func (a *IPAddr) Network() string { return "ip" }

func (a *IPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	if a.Zone != "" {
		return a.IP.String() + "%" + a.Zone
	}
	if len(a.IP) == 0 {
		return ""
	}
	return a.IP.String()
}

// UnixAddr is the name of a unix socket.
type UnixAddr struct {
	Name string
	Net  string
}

func (a *UnixAddr) Network() string { return a.Net }

func (a *UnixAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return a.Name
}

// SplitHostPort takes host:port or [host]:port apart.
func SplitHostPort(hostport string) (host, port string, err error) {
	fail := func(why string) (string, string, error) {
		return "", "", &AddrError{Err: why, Addr: hostport}
	}
	colon := strings.LastIndex(hostport, ":")
	if colon < 0 {
		return fail("missing port in address")
	}
	port = hostport[colon+1:]
	begin, end := 0, 0
	if hostport[0] == '[' {
		closing := strings.IndexByte(hostport, ']')
		if closing < 0 {
			return fail("missing ']' in address")
		}
		switch {
		case closing+1 == len(hostport):
			return fail("missing port in address")
		case closing+1 == colon:
		case hostport[closing+1] == ':':
			return fail("too many colons in address")
		default:
			return fail("missing port in address")
		}
		host = hostport[1:closing]
		begin, end = 1, closing+1
	} else {
		host = hostport[:colon]
		if strings.Contains(host, ":") {
			return fail("too many colons in address")
		}
	}
	if strings.Contains(hostport[begin:], "[") {
		return fail("unexpected '[' in address")
	}
	if strings.Contains(hostport[end:], "]") {
		return fail("unexpected ']' in address")
	}
	return host, port, nil
}

// JoinHostPort gives host:port, with brackets around a host that has colons.
func JoinHostPort(host, port string) string {
	if strings.Contains(host, ":") {
		return "[" + host + "]:" + port
	}
	return host + ":" + port
}

// services are the names that may stand for a port.
var services = map[string]int{
	"domain": 53, "ftp": 21, "http": 80, "https": 443, "imap": 143, "ntp": 123,
	"pop3": 110, "smtp": 25, "ssh": 22, "telnet": 23,
}

// LookupPort gives the number of a service.
func LookupPort(network, service string) (int, error) {
	if service == "" {
		return 0, nil
	}
	digits := true
	for i := 0; i < len(service); i++ {
		digits = digits && ('0' <= service[i] && service[i] <= '9' || i == 0 && len(service) > 1 && (service[i] == '-' || service[i] == '+'))
	}
	if digits {
		port, err := strconv.Atoi(service)
		if err != nil || port < 0 || port > 65535 {
			return 0, &AddrError{Err: "invalid port", Addr: service}
		}
		return port, nil
	}
	if port, ok := services[strings.ToLower(service)]; ok {
		return port, nil
	}
	return 0, &DNSError{Err: "unknown port", Name: network + "/" + service, IsNotFound: true}
}

// lookupName asks the host's files and the other hosts; a number above zero is an error.
func lookupName(name string) ([]string, int)

// LookupHost gives the addresses of a host.
func LookupHost(host string) ([]string, error) {
	if host == "" {
		return nil, &DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if ParseIP(host) != nil {
		return []string{host}, nil
	}
	addresses, failed := lookupName(host)
	if failed != 0 {
		return nil, &DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return addresses, nil
}

// LookupIP gives the addresses of a host.
func LookupIP(host string) ([]IP, error) {
	addresses, err := LookupHost(host)
	if err != nil {
		return nil, err
	}
	var ips []IP
	for _, address := range addresses {
		ips = append(ips, ParseIP(address))
	}
	return ips, nil
}

// ResolveIPAddr finds the address of a host.
func ResolveIPAddr(network, address string) (*IPAddr, error) {
	ips, err := LookupIP(address)
	if err != nil {
		return nil, err
	}
	return &IPAddr{IP: ips[0]}, nil
}

// ResolveTCPAddr finds the address that host:port names.
func ResolveTCPAddr(network, address string) (*TCPAddr, error) {
	switch network {
	case "tcp", "tcp4", "tcp6", "":
	default:
		return nil, UnknownNetworkError(network)
	}
	ip, port, err := resolve("tcp", address)
	if err != nil {
		return nil, err
	}
	return &TCPAddr{IP: ip, Port: port}, nil
}

// ResolveUDPAddr finds the address that host:port names.
func ResolveUDPAddr(network, address string) (*UDPAddr, error) {
	switch network {
	case "udp", "udp4", "udp6", "":
	default:
		return nil, UnknownNetworkError(network)
	}
	ip, port, err := resolve("udp", address)
	if err != nil {
		return nil, err
	}
	return &UDPAddr{IP: ip, Port: port}, nil
}

func resolve(network, address string) (IP, int, error) {
	if address == "" {
		return nil, 0, nil
	}
	host, service, err := SplitHostPort(address)
	if err != nil {
		return nil, 0, err
	}
	port, err := LookupPort(network, service)
	if err != nil || host == "" {
		return nil, port, err
	}
	ips, err := LookupIP(host)
	if err != nil {
		return nil, 0, err
	}
	return ips[0], port, nil
}

// ResolveUnixAddr gives the address of a unix socket.
func ResolveUnixAddr(network, address string) (*UnixAddr, error) {
	switch network {
	case "unix", "unixgram", "unixpacket":
		return &UnixAddr{Name: address, Net: network}, nil
	}
	return nil, UnknownNetworkError(network)
}

// Error is an error of the network.
type Error interface {
	error
	Timeout() bool
	Temporary() bool
}

// OpError tells which operation, over which network and between whom, failed.
type OpError struct {
	Op     string // "read"
	Net    string // "tcp"
	Source Addr
	Addr   Addr
	Err    error
}

func (e *OpError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := e.Op
	if e.Net != "" {
		s += " " + e.Net
	}
	if e.Source != nil {
		s += " " + e.Source.String()
	}
	if e.Addr != nil {
		if e.Source != nil {
			s += "->"
		} else {
			s += " "
		}
		s += e.Addr.String()
	}
	return s + ": " + e.Err.Error()
}

// Unwrap gives the reason.
func (e *OpError) Unwrap() error { return e.Err }

// Timeout tells whether it took too long.
func (e *OpError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary tells whether trying again may help.
func (e *OpError) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// AddrError is a text that is no address.
type AddrError struct {
	Err  string
	Addr string
}

func (e *AddrError) Error() string {
	if e == nil {
		return "<nil>"
	}
	if e.Addr != "" {
		return "address " + e.Addr + ": " + e.Err
	}
	return e.Err
}

func (e *AddrError) Timeout() bool   { return false }
func (e *AddrError) Temporary() bool { return false }

// UnknownNetworkError is a network that is none.
type UnknownNetworkError string

func (e UnknownNetworkError) Error() string   { return "unknown network " + string(e) }
func (e UnknownNetworkError) Timeout() bool   { return false }
func (e UnknownNetworkError) Temporary() bool { return false }

// InvalidAddrError is an address that can't be.
type InvalidAddrError string

func (e InvalidAddrError) Error() string   { return string(e) }
func (e InvalidAddrError) Timeout() bool   { return false }
func (e InvalidAddrError) Temporary() bool { return false }

// DNSError is a name that could not be looked up.
type DNSError struct {
	Err         string
	Name        string
	Server      string
	IsTimeout   bool
	IsTemporary bool
	IsNotFound  bool
}

func (e *DNSError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := "lookup " + e.Name
	if e.Server != "" {
		s += " on " + e.Server
	}
	return s + ": " + e.Err
}

func (e *DNSError) Timeout() bool   { return e.IsTimeout }
func (e *DNSError) Temporary() bool { return e.IsTimeout || e.IsTemporary }

// ErrClosed is the reason when a connection or listener has been closed.
var ErrClosed error = closedError{}

// ErrWriteToConnected is the reason when an address is given for a connection that has one.
var ErrWriteToConnected = errors.New("use of WriteTo with pre-connected connection")

type closedError struct{}

func (closedError) Error() string   { return "use of closed network connection" }
func (closedError) Timeout() bool   { return false }
func (closedError) Temporary() bool { return false }

var errMissingAddress = errors.New("missing address")
