// Datagrams to a name in the file system, `unixgram`: enough for a program that tells its init system how far it is.

package net

import (
	"io"
	"os"
	"syscall"
)

// gramSocket is a unix socket for datagrams. The host has connections alone, so
// each datagram goes as one of its own: made, written and closed by the sender,
// read to its end by the receiver. An empty one is nothing.
type gramSocket struct {
	name   string
	bound  int // the handle that receives, -1 for a sender
	opened int // the sender's connection for its next datagram, -1 if there is none
}

// none is a handle that stands for nothing: reading, writing and closing it
// fail, and then the socket's own ways are tried.
const none = -1

// ListenUnixgram receives datagrams under a name.
func ListenUnixgram(network string, laddr *UnixAddr) (*UnixConn, error) {
	if network != "unixgram" {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: UnknownNetworkError(network)}
	}
	handle, failed := sysListen("unix", "", 0, laddr.Name)
	if failed != 0 {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: reason("bind", failed)}
	}
	gram := &gramSocket{name: laddr.Name, bound: handle, opened: none}
	return &UnixConn{conn{handle: none, network: network, laddr: laddr, gram: gram}}, nil
}

// dialGram finds out whether somebody receives under the name.
func dialGram(laddr, raddr *UnixAddr) (*UnixConn, error) {
	if raddr == nil {
		if laddr == nil {
			return nil, &OpError{Op: "dial", Net: "unixgram", Err: errMissingAddress}
		}
		// One that only receives, and names whom it sends to each time.
		return ListenUnixgram("unixgram", laddr)
	}
	gram := &gramSocket{name: raddr.Name, bound: none, opened: none}
	if failed := gram.open(); failed != 0 {
		return nil, &OpError{Op: "dial", Net: "unixgram", Addr: raddr, Err: reason("connect", failed)}
	}
	c := &UnixConn{conn{handle: none, network: "unixgram", raddr: raddr, gram: gram}}
	if laddr != nil {
		c.laddr = laddr
	}
	return c, nil
}

func (s *gramSocket) open() (failed int) {
	if s.opened == none {
		s.opened, failed = sysDial("unix", "", 0, s.name, 0)
		if failed != 0 {
			s.opened = none
		}
	}
	return failed
}

// write sends b as one datagram.
func (s *gramSocket) write(b []byte) (n, failed int) {
	if s.bound != none {
		return 0, int(syscall.ENOTCONN)
	}
	if failed := s.open(); failed != 0 {
		return 0, failed
	}
	handle := s.opened
	s.opened = none
	defer sysClose(handle)
	return sysWrite(handle, b)
}

// read waits for a datagram. What does not fit into b is lost, as datagrams are.
func (s *gramSocket) read(b []byte) (n, failed int) {
	for n == 0 {
		handle, failed := sysAccept(s.bound)
		if failed != 0 {
			return 0, failed
		}
		for {
			// Further bytes are read for as long as the sender is there.
			rest := b[n:]
			if len(rest) == 0 {
				rest = make([]byte, 512)
			}
			got, failed := sysRead(handle, rest)
			if got == 0 || failed != 0 {
				break
			}
			if n < len(b) {
				n += got
			}
		}
		sysClose(handle)
		if len(b) == 0 {
			break
		}
	}
	return n, 0
}

func (s *gramSocket) close() (failed int) {
	if s.opened != none {
		sysClose(s.opened)
		s.opened = none
	}
	if s.bound == none {
		return 0
	}
	return sysClose(s.bound)
}

// ReadFrom waits for a datagram; the sender has no name.
func (c *UnixConn) ReadFrom(b []byte) (int, Addr, error) {
	n, _, err := c.ReadFromUnix(b)
	return n, nil, err
}

// ReadFromUnix waits for a datagram, or for bytes; the sender has no name.
func (c *UnixConn) ReadFromUnix(b []byte) (int, *UnixAddr, error) {
	n, err := c.Read(b)
	if err == io.EOF {
		err = &OpError{Op: "read", Net: c.network, Source: c.laddr, Addr: c.raddr, Err: err}
	}
	return n, nil, err
}

// ReadMsgUnix is ReadFromUnix: nothing comes beside the bytes.
func (c *UnixConn) ReadMsgUnix(b, oob []byte) (n, oobn, flags int, addr *UnixAddr, err error) {
	n, addr, err = c.ReadFromUnix(b)
	return n, 0, 0, addr, err
}

// WriteTo sends a datagram to a name.
func (c *UnixConn) WriteTo(b []byte, addr Addr) (int, error) {
	to, ok := addr.(*UnixAddr)
	if !ok {
		return 0, &OpError{Op: "write", Net: c.network, Source: c.laddr, Addr: addr, Err: syscall.EINVAL}
	}
	return c.WriteToUnix(b, to)
}

// WriteToUnix sends a datagram to a name, if the socket is not connected.
func (c *UnixConn) WriteToUnix(b []byte, addr *UnixAddr) (int, error) {
	fail := &OpError{Op: "write", Net: c.network, Source: c.laddr, Addr: c.raddr}
	if c.raddr != nil {
		fail.Err = ErrWriteToConnected
		return 0, fail
	}
	if addr == nil {
		fail.Err = errMissingAddress
		return 0, fail
	}
	fail.Addr = addr
	if addr.Net != c.network {
		fail.Err = syscall.EAFNOSUPPORT
		return 0, fail
	}
	to := &gramSocket{name: addr.Name, bound: none, opened: none}
	n, failed := to.write(b)
	if failed != 0 {
		fail.Err = reason("sendto", failed)
		return 0, fail
	}
	return n, nil
}

// WriteMsgUnix sends bytes, to a name if there is an address. Descriptors cannot be sent along.
func (c *UnixConn) WriteMsgUnix(b, oob []byte, addr *UnixAddr) (n, oobn int, err error) {
	if len(oob) > 0 {
		return 0, 0, &OpError{Op: "write", Net: c.network, Source: c.laddr, Addr: c.raddr, Err: os.NewSyscallError("sendmsg", syscall.EOPNOTSUPP)}
	}
	if addr != nil {
		n, err = c.WriteToUnix(b, addr)
	} else {
		n, err = c.Write(b)
	}
	return n, 0, err
}
