// Connections and listeners over the sockets of the virtual host.

// Package net connects processes: tcp and unix sockets between the hosts of the
// room, addresses and their texts.
package net

import (
	"io"
	"os"
	"syscall"
	"time"
)

// The system's part. A socket is known by a handle; errors are numbers of
// errno, or one of the two below.
const (
	sysClosed  = -1
	sysTimeout = -2
)

func sysListen(network, ip string, port int, path string) (handle, failed int)
func sysDial(network, ip string, port int, path string, timeout int64) (handle, failed int)
func sysAccept(handle int) (accepted, failed int)
func sysRead(handle int, p []byte) (n, failed int)
func sysWrite(handle int, p []byte) (n, failed int)
func sysClose(handle int) (failed int)
func sysShutdown(handle int, read bool) (failed int)
func sysDeadline(handle int, read, write bool, in int64)
func sysName(handle int, remote bool) (ip string, port int, path string)
func sysShare(fd int) (handle, failed int)
func sysUnlinkOnClose(handle int, unlink bool)

// Conn is a connection.
type Conn interface {
	// Read waits for bytes; at the end of the stream it gives io.EOF.
	Read(b []byte) (n int, err error)
	Write(b []byte) (n int, err error)
	// Close wakes whoever waits on the connection.
	Close() error
	LocalAddr() Addr
	RemoteAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// Listener waits for connections.
type Listener interface {
	Accept() (Conn, error)
	Close() error
	Addr() Addr
}

// conn is what connections of all kinds have in common.
type conn struct {
	handle       int
	network      string
	laddr, raddr Addr
	gram         *gramSocket // what it is instead, if it is for datagrams
}

// fail makes the error of an operation from its number.
func (c *conn) fail(op string, failed int) error {
	return &OpError{Op: op, Net: c.network, Source: c.laddr, Addr: c.raddr, Err: reason(op, failed)}
}

func reason(call string, failed int) error {
	switch failed {
	case sysClosed:
		return ErrClosed
	case sysTimeout:
		return os.ErrDeadlineExceeded
	}
	return os.NewSyscallError(call, syscall.Errno(failed))
}

func (c *conn) Read(b []byte) (int, error) {
	n, failed := sysRead(c.handle, b)
	if failed != 0 {
		if c.gram != nil {
			if n, failed = c.gram.read(b); failed == 0 {
				return n, nil
			}
		}
		return 0, c.fail("read", failed)
	}
	if n == 0 && len(b) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

func (c *conn) Write(b []byte) (int, error) {
	written := 0
	for {
		n, failed := sysWrite(c.handle, b[written:])
		written += n
		if failed != 0 {
			if c.gram != nil {
				if n, failed = c.gram.write(b); failed == 0 {
					return n, nil
				}
			}
			return written, c.fail("write", failed)
		}
		if written == len(b) {
			return written, nil
		}
	}
}

func (c *conn) Close() error {
	if failed := sysClose(c.handle); failed != 0 {
		if c.gram != nil && c.gram.close() == 0 {
			return nil
		}
		return c.fail("close", sysClosed)
	}
	return nil
}

// CloseRead ends reading.
func (c *conn) CloseRead() error { return c.shutdown(true) }

// CloseWrite tells the other end that nothing more will come.
func (c *conn) CloseWrite() error { return c.shutdown(false) }

func (c *conn) shutdown(read bool) error {
	if failed := sysShutdown(c.handle, read); failed != 0 {
		return &OpError{Op: "close", Net: c.network, Source: c.laddr, Addr: c.raddr, Err: reason("shutdown", failed)}
	}
	return nil
}

func (c *conn) LocalAddr() Addr  { return c.laddr }
func (c *conn) RemoteAddr() Addr { return c.raddr }

func (c *conn) SetDeadline(t time.Time) error      { return setDeadline(c.handle, true, true, t) }
func (c *conn) SetReadDeadline(t time.Time) error  { return setDeadline(c.handle, true, false, t) }
func (c *conn) SetWriteDeadline(t time.Time) error { return setDeadline(c.handle, false, true, t) }

// setDeadline passes on how long it is to t, at least 0; -1 is no limit.
func setDeadline(handle int, read, write bool, t time.Time) error {
	in := int64(-1)
	if !t.IsZero() {
		in = int64(t.Sub(time.Now()))
		if in < 0 {
			in = 0
		}
	}
	sysDeadline(handle, read, write, in)
	return nil
}

// SetReadBuffer and SetWriteBuffer have no effect: buffers are large enough.
func (c *conn) SetReadBuffer(bytes int) error  { return nil }
func (c *conn) SetWriteBuffer(bytes int) error { return nil }

// File gives another descriptor of the socket.
func (c *conn) File() (*os.File, error) { return another(c.handle, c.network) }

// another makes a file of one more descriptor of a socket.
func another(handle int, network string) (*os.File, error) {
	shared, failed := sysShare(handle % 65536)
	if failed != 0 {
		return nil, &OpError{Op: "file", Net: network, Err: reason("dup", failed)}
	}
	return os.NewFile(uintptr(shared%65536), network), nil
}

// TCPConn is a connection over tcp.
type TCPConn struct{ conn }

// SyscallConn lends the descriptor of the socket.
func (c *TCPConn) SyscallConn() (syscall.RawConn, error) { return &rawConn{c.handle}, nil }

// rawConn is a socket whose descriptor is lent to functions.
type rawConn struct{ handle int }

// Control calls f with the descriptor.
func (r *rawConn) Control(f func(fd uintptr)) error {
	f(uintptr(r.handle % 65536))
	return nil
}

// Read calls f until it is content; there is nothing else to wait for here.
func (r *rawConn) Read(f func(fd uintptr) (done bool)) error {
	for !f(uintptr(r.handle % 65536)) {
	}
	return nil
}

// Write is Read.
func (r *rawConn) Write(f func(fd uintptr) (done bool)) error { return r.Read(f) }

// These have no effect on a virtual network.
func (c *TCPConn) SetKeepAlive(keepalive bool) error        { return nil }
func (c *TCPConn) SetKeepAlivePeriod(d time.Duration) error { return nil }
func (c *TCPConn) SetLinger(sec int) error                  { return nil }
func (c *TCPConn) SetNoDelay(noDelay bool) error            { return nil }

// ReadFrom sends what r holds.
func (c *TCPConn) ReadFrom(r io.Reader) (int64, error) {
	return io.Copy(struct{ io.Writer }{c}, r)
}

// UnixConn is a connection over a unix socket.
type UnixConn struct{ conn }

// addrs asks where both ends of a connection are.
func (c *conn) findAddrs() {
	c.laddr = addrOf(c.network, c.handle, false)
	c.raddr = addrOf(c.network, c.handle, true)
}

func addrOf(network string, handle int, remote bool) Addr {
	ip, port, path := sysName(handle, remote)
	if network == "tcp" {
		return &TCPAddr{IP: ParseIP(ip), Port: port}
	}
	if path == "" {
		path = "@" // the client's end has no name
	}
	return &UnixAddr{Name: path, Net: network}
}

func newConn(network string, handle int) Conn {
	if network == "unix" {
		c := &UnixConn{conn{handle: handle, network: network}}
		c.findAddrs()
		return c
	}
	c := &TCPConn{conn{handle: handle, network: network}}
	c.findAddrs()
	return c
}

// Dialer connects with options.
type Dialer struct {
	Timeout   time.Duration
	Deadline  time.Time
	LocalAddr Addr
	DualStack bool
	KeepAlive time.Duration

	FallbackDelay time.Duration
	Resolver      *Resolver
	Cancel        <-chan struct{}
	Control       func(network, address string, c syscall.RawConn) error
}

// Dial connects to an address: `tcp` with host:port, `unix` with a path.
func Dial(network, address string) (Conn, error) {
	var d Dialer
	return d.Dial(network, address)
}

// DialTimeout connects within a time.
func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	d := Dialer{Timeout: timeout}
	return d.Dial(network, address)
}

// Dial connects.
func (d *Dialer) Dial(network, address string) (Conn, error) {
	switch network {
	case "udp", "udp4", "udp6":
		raddr, err := ResolveUDPAddr(network, address)
		if err != nil {
			return nil, &OpError{Op: "dial", Net: network, Err: err}
		}
		laddr, _ := d.LocalAddr.(*UDPAddr)
		c, err := DialUDP(network, laddr, raddr)
		if err != nil {
			return nil, err
		}
		return c, nil
	}
	kind, ip, port, path, addr, err := target(network, address)
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Err: err}
	}
	timeout := int64(d.Timeout)
	if !d.Deadline.IsZero() {
		left := int64(d.Deadline.Sub(time.Now()))
		if left <= 0 {
			return nil, &OpError{Op: "dial", Net: network, Addr: addr, Err: os.ErrDeadlineExceeded}
		}
		if timeout == 0 || left < timeout {
			timeout = left
		}
	}
	handle, failed := sysDial(kind, ip, port, path, timeout)
	if failed == sysTimeout && timeout == 0 {
		failed = int(syscall.ETIMEDOUT)
	}
	if failed != 0 {
		return nil, &OpError{Op: "dial", Net: network, Addr: addr, Err: reason("connect", failed)}
	}
	return newConn(kind, handle), nil
}

// target takes apart where to dial or listen.
func target(network, address string) (kind, ip string, port int, path string, addr Addr, err error) {
	switch network {
	case "tcp", "tcp4", "tcp6":
		if address == "" {
			return "", "", 0, "", nil, errMissingAddress
		}
		a, err := ResolveTCPAddr(network, address)
		if err != nil {
			return "", "", 0, "", nil, err
		}
		if len(a.IP) > 0 {
			ip = a.IP.String()
		}
		return "tcp", ip, a.Port, "", a, nil
	case "unix":
		return "unix", "", 0, address, &UnixAddr{Name: address, Net: "unix"}, nil
	}
	return "", "", 0, "", nil, UnknownNetworkError(network)
}

// DialTCP connects over tcp.
func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	if raddr == nil {
		return nil, &OpError{Op: "dial", Net: network, Err: errMissingAddress}
	}
	c, err := Dial(network, raddr.String())
	if err != nil {
		return nil, err
	}
	return c.(*TCPConn), nil
}

// DialUnix connects to a unix socket.
func DialUnix(network string, laddr, raddr *UnixAddr) (*UnixConn, error) {
	if network == "unixgram" {
		return dialGram(laddr, raddr)
	}
	c, err := Dial(network, raddr.String())
	if err != nil {
		return nil, err
	}
	return c.(*UnixConn), nil
}

// listener is what listeners of both kinds have in common.
type listener struct {
	handle  int
	network string
	addr    Addr
}

func (l *listener) accept() (int, error) {
	handle, failed := sysAccept(l.handle)
	if failed != 0 {
		return 0, &OpError{Op: "accept", Net: l.network, Addr: l.addr, Err: reason("accept", failed)}
	}
	return handle, nil
}

// Accept waits for the next connection.
func (l *listener) Accept() (Conn, error) {
	handle, err := l.accept()
	if err != nil {
		return nil, err
	}
	return newConn(l.network, handle), nil
}

// Close closes the listener; who waits in Accept is woken.
func (l *listener) Close() error {
	if failed := sysClose(l.handle); failed != 0 {
		return &OpError{Op: "close", Net: l.network, Addr: l.addr, Err: ErrClosed}
	}
	return nil
}

// Addr gives where it listens.
func (l *listener) Addr() Addr { return l.addr }

// SetDeadline limits how long Accept waits.
func (l *listener) SetDeadline(t time.Time) error { return setDeadline(l.handle, true, false, t) }

// File gives another descriptor of the socket.
func (l *listener) File() (*os.File, error) { return another(l.handle, l.network) }

// TCPListener listens over tcp.
type TCPListener struct{ listener }

// AcceptTCP waits for the next connection.
func (l *TCPListener) AcceptTCP() (*TCPConn, error) {
	c, err := l.Accept()
	if err != nil {
		return nil, err
	}
	return c.(*TCPConn), nil
}

// UnixListener listens on a unix socket.
type UnixListener struct{ listener }

// AcceptUnix waits for the next connection.
func (l *UnixListener) AcceptUnix() (*UnixConn, error) {
	c, err := l.Accept()
	if err != nil {
		return nil, err
	}
	return c.(*UnixConn), nil
}

// SetUnlinkOnClose decides whether Close removes the socket's name.
func (l *UnixListener) SetUnlinkOnClose(unlink bool) { sysUnlinkOnClose(l.handle, unlink) }

// Listen listens at an address: `tcp` with host:port, where the host may be
// missing and port 0 is a free one, or `unix` with a path.
func Listen(network, address string) (Listener, error) {
	kind, ip, port, path, addr, err := target(network, address)
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Err: err}
	}
	if kind == "tcp" && (ip == "" || ip == "0.0.0.0") {
		ip = "::" // which is all addresses of both kinds
		if network == "tcp4" {
			ip = "0.0.0.0"
		}
	}
	handle, failed := sysListen(kind, ip, port, path)
	if failed != 0 {
		return nil, &OpError{Op: "listen", Net: network, Addr: addr, Err: reason("bind", failed)}
	}
	return newListener(kind, handle), nil
}

func newListener(network string, handle int) Listener {
	l := listener{handle: handle, network: network, addr: addrOf(network, handle, false)}
	if network == "unix" {
		return &UnixListener{l}
	}
	return &TCPListener{l}
}

// ListenTCP listens over tcp.
func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error) {
	if laddr == nil {
		laddr = &TCPAddr{}
	}
	l, err := Listen(network, laddr.String())
	if err != nil {
		return nil, err
	}
	return l.(*TCPListener), nil
}

// ListenUnix listens on a unix socket.
func ListenUnix(network string, laddr *UnixAddr) (*UnixListener, error) {
	l, err := Listen(network, laddr.String())
	if err != nil {
		return nil, err
	}
	return l.(*UnixListener), nil
}

// FileListener makes a listener of an inherited descriptor.
func FileListener(f *os.File) (Listener, error) {
	handle, failed := sysShare(int(f.Fd()))
	if failed != 0 {
		return nil, &OpError{Op: "file", Net: "file+net", Err: reason("dup", failed)}
	}
	return newListener(networkOf(handle), handle), nil
}

// FileConn makes a connection of an inherited descriptor.
func FileConn(f *os.File) (Conn, error) {
	handle, failed := sysShare(int(f.Fd()))
	if failed != 0 {
		return nil, &OpError{Op: "file", Net: "file+net", Err: reason("dup", failed)}
	}
	return newConn(networkOf(handle), handle), nil
}

func networkOf(handle int) string {
	if ip, _, _ := sysName(handle, false); ip != "" {
		return "tcp"
	}
	return "unix"
}

// Buffers are several slices to be written one after the other.
type Buffers [][]byte

// WriteTo writes them.
func (v *Buffers) WriteTo(w io.Writer) (n int64, err error) {
	for len(*v) > 0 {
		m, err := w.Write((*v)[0])
		n += int64(m)
		if err != nil {
			(*v)[0] = (*v)[0][m:]
			return n, err
		}
		*v = (*v)[1:]
	}
	return n, nil
}
