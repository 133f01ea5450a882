// Datagrams over UDP. The host has connections alone, so each datagram goes as one
// of its own, to a port beyond those of TCP; its first line says where it comes from.

package net

import (
	"context"
	"math/rand"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"
)

// PacketConn sends and receives datagrams.
type PacketConn interface {
	ReadFrom(p []byte) (n int, addr Addr, err error)
	WriteTo(p []byte, addr Addr) (n int, err error)
	Close() error
	LocalAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// udpPorts are where the ports of UDP lie among the host's.
const udpPorts = 1 << 16

// UDPConn sends and receives datagrams over UDP.
type UDPConn struct {
	handle int
	laddr  *UDPAddr
	raddr  *UDPAddr // nil for one that is not connected

	mu      sync.Mutex
	refused bool // the last datagram found nobody
	closed  bool
}

// bindUDP takes a port; any free one for 0.
func bindUDP(ip string, port int) (handle, bound, failed int) {
	if port != 0 {
		handle, failed = sysListen("tcp", ip, port+udpPorts, "")
		return handle, port, failed
	}
	for try := 0; try < 1000; try++ {
		port = 32768 + rand.Intn(28000)
		if handle, failed = sysListen("tcp", ip, port+udpPorts, ""); failed != int(syscall.EADDRINUSE) {
			break
		}
	}
	return handle, port, failed
}

func listenUDP(network string, laddr *UDPAddr) (*UDPConn, error) {
	switch network {
	case "udp", "udp4", "udp6":
	default:
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: UnknownNetworkError(network)}
	}
	if laddr == nil {
		laddr = &UDPAddr{}
	}
	ip := ""
	if len(laddr.IP) > 0 {
		ip = laddr.IP.String()
	}
	handle, port, failed := bindUDP(ip, laddr.Port)
	if failed != 0 {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: reason("bind", failed)}
	}
	own := laddr.IP
	if len(own) == 0 {
		own = IPv6zero
		if network == "udp4" {
			own = IPv4zero
		}
	}
	return &UDPConn{handle: handle, laddr: &UDPAddr{IP: own, Port: port, Zone: laddr.Zone}}, nil
}

// ListenUDP receives datagrams at an address.
func ListenUDP(network string, laddr *UDPAddr) (*UDPConn, error) { return listenUDP(network, laddr) }

// ListenMulticastUDP receives the datagrams of a group: those that are sent to
// the group's port of this host.
func ListenMulticastUDP(network string, ifi *Interface, gaddr *UDPAddr) (*UDPConn, error) {
	return listenUDP(network, &UDPAddr{Port: gaddr.Port})
}

// DialUDP sends datagrams to one address, and receives those that come from it.
func DialUDP(network string, laddr, raddr *UDPAddr) (*UDPConn, error) {
	if raddr == nil {
		return nil, &OpError{Op: "dial", Net: network, Err: errMissingAddress}
	}
	if laddr == nil {
		laddr = &UDPAddr{}
		if ip := raddr.IP; len(ip) == 0 || ip.IsLoopback() || ip.IsUnspecified() {
			laddr.IP = IPv4(127, 0, 0, 1)
			if len(ip) > 0 && ip.To4() == nil {
				laddr.IP = IPv6loopback
			}
		} else if own := hostAddresses(); len(own) > 0 {
			laddr.IP = ParseIP(strings.Split(own[0], "/")[0])
		}
	}
	c, err := listenUDP(network, laddr)
	if err != nil {
		err.(*OpError).Op = "dial"
		return nil, err
	}
	c.raddr = raddr
	return c, nil
}

// ListenPacket receives datagrams: `udp` at host:port, `unixgram` under a name.
func ListenPacket(network, address string) (PacketConn, error) {
	switch network {
	case "udp", "udp4", "udp6":
		laddr, err := ResolveUDPAddr(network, address)
		if err != nil {
			return nil, &OpError{Op: "listen", Net: network, Err: err}
		}
		c, err := ListenUDP(network, laddr)
		if err != nil {
			return nil, err
		}
		return c, nil
	case "tcp", "tcp4", "tcp6", "unix", "unixpacket":
		return nil, &OpError{Op: "listen", Net: network, Addr: placeName{network, address}, Err: &AddrError{Err: "unexpected address type", Addr: address}}
	}
	return nil, &OpError{Op: "listen", Net: network, Err: UnknownNetworkError(network)}
}

// placeName is an address as it was given.
type placeName struct{ network, text string }

func (p placeName) Network() string { return p.network }
func (p placeName) String() string  { return p.text }

// ListenPacket receives datagrams.
func (lc *ListenConfig) ListenPacket(ctx context.Context, network, address string) (PacketConn, error) {
	return ListenPacket(network, address)
}

func (c *UDPConn) fail(op string, addr Addr, err error) error {
	e := &OpError{Op: op, Net: "udp", Source: c.laddr, Addr: addr, Err: err}
	if addr == nil && c.raddr != nil {
		e.Addr = c.raddr
	}
	return e
}

// ReadFromUDP waits for a datagram. What does not fit into b is lost.
func (c *UDPConn) ReadFromUDP(b []byte) (int, *UDPAddr, error) {
	for {
		c.mu.Lock()
		refused, closed := c.refused, c.closed
		c.refused = false
		c.mu.Unlock()
		if closed {
			return 0, nil, c.fail("read", nil, ErrClosed)
		}
		if refused {
			return 0, nil, c.fail("read", nil, os.NewSyscallError("recvfrom", syscall.ECONNREFUSED))
		}
		handle, failed := sysAccept(c.handle)
		if failed != 0 {
			return 0, nil, c.fail("read", nil, reason("recvfrom", failed))
		}
		var data []byte
		part := make([]byte, 4096)
		for {
			n, failed := sysRead(handle, part)
			if n == 0 || failed != 0 {
				break
			}
			data = append(data, part[:n]...)
		}
		sysClose(handle)
		end := 0
		for end < len(data) && data[end] != '\n' {
			end++
		}
		if end == len(data) {
			continue
		}
		from, err := ResolveUDPAddr("udp", string(data[:end]))
		if err != nil || c.raddr != nil && from.Port != c.raddr.Port {
			continue
		}
		return copy(b, data[end+1:]), from, nil
	}
}

// ReadFrom waits for a datagram.
func (c *UDPConn) ReadFrom(b []byte) (int, Addr, error) {
	n, addr, err := c.ReadFromUDP(b)
	if addr == nil {
		return n, nil, err
	}
	return n, addr, err
}

// Read waits for a datagram.
func (c *UDPConn) Read(b []byte) (int, error) {
	n, _, err := c.ReadFromUDP(b)
	return n, err
}

// ReadMsgUDP waits for a datagram; nothing comes beside it.
func (c *UDPConn) ReadMsgUDP(b, oob []byte) (n, oobn, flags int, addr *UDPAddr, err error) {
	n, addr, err = c.ReadFromUDP(b)
	return
}

func (c *UDPConn) send(b []byte, to *UDPAddr) (int, error) {
	c.mu.Lock()
	closed, refused := c.closed, c.refused
	c.refused = false
	c.mu.Unlock()
	if closed {
		return 0, c.fail("write", to, ErrClosed)
	}
	if refused {
		return 0, c.fail("write", to, os.NewSyscallError("write", syscall.ECONNREFUSED))
	}
	ip := "127.0.0.1"
	if len(to.IP) > 0 && !to.IP.IsUnspecified() {
		ip = to.IP.String()
	}
	handle, failed := sysDial("tcp", ip, to.Port+udpPorts, "", 0)
	if failed != 0 {
		// A datagram that finds nobody is lost; who is connected hears of it.
		c.mu.Lock()
		c.refused = c.raddr != nil && failed == int(syscall.ECONNREFUSED)
		c.mu.Unlock()
		return len(b), nil
	}
	defer sysClose(handle)
	from := *c.laddr
	if len(from.IP) == 0 || from.IP.IsUnspecified() {
		own, _, _ := sysName(handle, false)
		from.IP = ParseIP(own)
	}
	if _, failed := sysWrite(handle, append([]byte(from.String()+"\n"), b...)); failed != 0 {
		return 0, c.fail("write", to, reason("sendto", failed))
	}
	return len(b), nil
}

// WriteToUDP sends a datagram.
func (c *UDPConn) WriteToUDP(b []byte, addr *UDPAddr) (int, error) {
	if c.raddr != nil {
		return 0, c.fail("write", addr, ErrWriteToConnected)
	}
	if addr == nil {
		return 0, c.fail("write", nil, errMissingAddress)
	}
	return c.send(b, addr)
}

// WriteTo sends a datagram.
func (c *UDPConn) WriteTo(b []byte, addr Addr) (int, error) {
	to, ok := addr.(*UDPAddr)
	if !ok {
		return 0, c.fail("write", addr, syscall.EINVAL)
	}
	return c.WriteToUDP(b, to)
}

// WriteMsgUDP sends a datagram; nothing goes beside it.
func (c *UDPConn) WriteMsgUDP(b, oob []byte, addr *UDPAddr) (n, oobn int, err error) {
	if addr == nil {
		n, err = c.Write(b)
	} else {
		n, err = c.WriteToUDP(b, addr)
	}
	return n, 0, err
}

// Write sends a datagram to where the socket is connected.
func (c *UDPConn) Write(b []byte) (int, error) {
	if c.raddr == nil {
		return 0, c.fail("write", nil, os.NewSyscallError("write", syscall.EDESTADDRREQ))
	}
	return c.send(b, c.raddr)
}

// Close gives the port back.
func (c *UDPConn) Close() error {
	c.mu.Lock()
	closed := c.closed
	c.closed = true
	c.mu.Unlock()
	if closed {
		return c.fail("close", nil, ErrClosed)
	}
	if failed := sysClose(c.handle); failed != 0 {
		return c.fail("close", nil, reason("close", failed))
	}
	return nil
}

// File gives another descriptor of the socket.
func (c *UDPConn) File() (*os.File, error) { return another(c.handle, "udp") }

// FilePacketConn makes a socket for datagrams of an inherited descriptor.
func FilePacketConn(f *os.File) (PacketConn, error) {
	handle, failed := sysShare(int(f.Fd()))
	if failed != 0 {
		return nil, &OpError{Op: "file", Net: "file+net", Err: reason("dup", failed)}
	}
	ip, port, path := sysName(handle, false)
	if path != "" {
		gram := &gramSocket{name: path, bound: handle, opened: none}
		return &UnixConn{conn{handle: none, network: "unixgram", laddr: &UnixAddr{path, "unixgram"}, gram: gram}}, nil
	}
	if port < udpPorts {
		sysClose(handle)
		return nil, &OpError{Op: "file", Net: "file+net", Err: syscall.EINVAL}
	}
	return &UDPConn{handle: handle, laddr: &UDPAddr{IP: ParseIP(ip), Port: port - udpPorts}}, nil
}

// LocalAddr gives the own address.
func (c *UDPConn) LocalAddr() Addr { return c.laddr }

// RemoteAddr gives where the socket is connected; nil if it is not.
func (c *UDPConn) RemoteAddr() Addr {
	if c.raddr == nil {
		return nil
	}
	return c.raddr
}

// SetDeadline bounds waiting.
func (c *UDPConn) SetDeadline(t time.Time) error { return c.SetReadDeadline(t) }

// SetReadDeadline bounds waiting.
func (c *UDPConn) SetReadDeadline(t time.Time) error { return setDeadline(c.handle, true, false, t) }

// SetWriteDeadline bounds sending, which never waits.
func (c *UDPConn) SetWriteDeadline(t time.Time) error { return nil }

// SetReadBuffer sizes nothing here.
func (c *UDPConn) SetReadBuffer(bytes int) error { return nil }

// SetWriteBuffer sizes nothing here.
func (c *UDPConn) SetWriteBuffer(bytes int) error { return nil }

// IPConn sends and receives packets of IP, which the host has not.
type IPConn struct{ conn }

// ListenIP is refused: the host has no raw sockets.
func ListenIP(network string, laddr *IPAddr) (*IPConn, error) {
	return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: os.NewSyscallError("socket", syscall.EPERM)}
}

// raw is what all of IPConn's methods answer, should there ever be one.
func (c *IPConn) raw(op string) error {
	return &OpError{Op: op, Net: "ip", Err: os.NewSyscallError("socket", syscall.EPERM)}
}

func (c *IPConn) ReadFrom(b []byte) (int, Addr, error)       { return 0, nil, c.raw("read") }
func (c *IPConn) ReadFromIP(b []byte) (int, *IPAddr, error)  { return 0, nil, c.raw("read") }
func (c *IPConn) WriteTo(b []byte, addr Addr) (int, error)   { return 0, c.raw("write") }
func (c *IPConn) WriteToIP(b []byte, a *IPAddr) (int, error) { return 0, c.raw("write") }
func (c *IPConn) ReadMsgIP(b, oob []byte) (n, oobn, flags int, addr *IPAddr, err error) {
	return 0, 0, 0, nil, c.raw("read")
}

func (c *IPConn) WriteMsgIP(b, oob []byte, addr *IPAddr) (n, oobn int, err error) {
	return 0, 0, c.raw("write")
}

// DialIP is refused: the host has no raw sockets.
func DialIP(network string, laddr, raddr *IPAddr) (*IPConn, error) {
	return nil, &OpError{Op: "dial", Net: network, Addr: raddr, Err: os.NewSyscallError("socket", syscall.EPERM)}
}

// IsInterfaceLocalMulticast tells whether ip is a group within an interface.
func (ip IP) IsInterfaceLocalMulticast() bool {
	return len(ip) == IPv6len && ip[0] == 0xff && ip[1]&0x0f == 0x01
}

// IsLinkLocalMulticast tells whether ip is a group within a link.
func (ip IP) IsLinkLocalMulticast() bool {
	if ip4 := ip.To4(); ip4 != nil {
		return ip4[0] == 224 && ip4[1] == 0 && ip4[2] == 0
	}
	return len(ip) == IPv6len && ip[0] == 0xff && ip[1]&0x0f == 0x02
}
