// Sockets as the kernel sees them: their types, and calls that the virtual host
// refuses, as it has connections by package net only.

package syscall

// RawConn lends a descriptor.
type RawConn interface {
	Control(f func(fd uintptr)) error
	Read(f func(fd uintptr) (done bool)) error
	Write(f func(fd uintptr) (done bool)) error
}

// Conn is what has a RawConn.
type Conn interface {
	SyscallConn() (RawConn, error)
}

// Sockaddr is an address of some family.
type Sockaddr interface{ family() uint16 }

// SockaddrInet4 is an address of IPv4.
type SockaddrInet4 struct {
	Port int
	Addr [4]byte
}

// SockaddrInet6 is an address of IPv6.
type SockaddrInet6 struct {
	Port   int
	ZoneId uint32
	Addr   [16]byte
}

// SockaddrUnix is a name in the file system.
type SockaddrUnix struct{ Name string }

// SockaddrNetlink is an address within the kernel.
type SockaddrNetlink struct {
	Family uint16
	Pad    uint16
	Pid    uint32
	Groups uint32
}

// SockaddrLinklayer is an address of a device.
type SockaddrLinklayer struct {
	Protocol uint16
	Ifindex  int
	Hatype   uint16
	Pkttype  uint8
	Halen    uint8
	Addr     [8]byte
}

func (*SockaddrInet4) family() uint16     { return AF_INET }
func (*SockaddrInet6) family() uint16     { return AF_INET6 }
func (*SockaddrUnix) family() uint16      { return AF_UNIX }
func (*SockaddrNetlink) family() uint16   { return AF_NETLINK }
func (*SockaddrLinklayer) family() uint16 { return 17 }

type RawSockaddr struct {
	Family uint16
	Data   [14]int8
}

type RawSockaddrAny struct {
	Addr RawSockaddr
	Pad  [96]int8
}

type RawSockaddrInet4 struct {
	Family uint16
	Port   uint16
	Addr   [4]byte
	Zero   [8]uint8
}

type RawSockaddrInet6 struct {
	Family   uint16
	Port     uint16
	Flowinfo uint32
	Addr     [16]byte
	Scope_id uint32
}

type RawSockaddrNetlink struct {
	Family uint16
	Pad    uint16
	Pid    uint32
	Groups uint32
}

type NlMsghdr struct {
	Len   uint32
	Type  uint16
	Flags uint16
	Seq   uint32
	Pid   uint32
}

type NlMsgerr struct {
	Error int32
	Msg   NlMsghdr
}

type NlAttr struct {
	Len  uint16
	Type uint16
}

type RtMsg struct {
	Family   uint8
	Dst_len  uint8
	Src_len  uint8
	Tos      uint8
	Table    uint8
	Protocol uint8
	Scope    uint8
	Type     uint8
	Flags    uint32
}

type RtAttr struct {
	Len  uint16
	Type uint16
}

type RtGenmsg struct{ Family uint8 }

type IfInfomsg struct {
	Family     uint8
	X__ifi_pad uint8
	Type       uint16
	Index      int32
	Flags      uint32
	Change     uint32
}

type IfAddrmsg struct {
	Family    uint8
	Prefixlen uint8
	Flags     uint8
	Scope     uint8
	Index     uint32
}

// NetlinkMessage is a message from the kernel.
type NetlinkMessage struct {
	Header NlMsghdr
	Data   []byte
}

// NetlinkRouteAttr is an attribute of a message about routes, links or addresses.
type NetlinkRouteAttr struct {
	Attr  RtAttr
	Value []byte
}

func little(b []byte, at, n int) (v uint32) {
	for i := n - 1; i >= 0; i-- {
		v = v<<8 | uint32(b[at+i])
	}
	return
}

func aligned(n int) int { return (n + 3) &^ 3 }

// ParseNetlinkMessage takes messages apart.
func ParseNetlinkMessage(b []byte) ([]NetlinkMessage, error) {
	var all []NetlinkMessage
	for len(b) >= 16 {
		h := NlMsghdr{little(b, 0, 4), uint16(little(b, 4, 2)), uint16(little(b, 6, 2)), little(b, 8, 4), little(b, 12, 4)}
		n := int(h.Len)
		if n < 16 || n > len(b) {
			return nil, EINVAL
		}
		all = append(all, NetlinkMessage{h, b[16:n]})
		if n = aligned(n); n > len(b) {
			n = len(b)
		}
		b = b[n:]
	}
	return all, nil
}

// ParseNetlinkRouteAttr takes the attributes of a message apart.
func ParseNetlinkRouteAttr(m *NetlinkMessage) ([]NetlinkRouteAttr, error) {
	var skip int
	switch m.Header.Type {
	case RTM_NEWLINK, RTM_DELLINK:
		skip = 16
	case RTM_NEWADDR, RTM_DELADDR:
		skip = 8
	case RTM_NEWROUTE, RTM_DELROUTE:
		skip = 12
	default:
		return nil, EINVAL
	}
	if len(m.Data) < skip {
		return nil, EINVAL
	}
	var all []NetlinkRouteAttr
	for b := m.Data[skip:]; len(b) >= 4; {
		a := RtAttr{uint16(little(b, 0, 2)), uint16(little(b, 2, 2))}
		n := int(a.Len)
		if n < 4 || n > len(b) {
			return nil, EINVAL
		}
		all = append(all, NetlinkRouteAttr{a, b[4:n]})
		if n = aligned(n); n > len(b) {
			n = len(b)
		}
		b = b[n:]
	}
	return all, nil
}

type IPMreq struct {
	Multiaddr [4]byte
	Interface [4]byte
}

type IPMreqn struct {
	Multiaddr [4]byte
	Address   [4]byte
	Ifindex   int32
}

type IPv6Mreq struct {
	Multiaddr [16]byte
	Interface uint32
}

type Inet4Pktinfo struct {
	Ifindex  int32
	Spec_dst [4]byte
	Addr     [4]byte
}

type Inet6Pktinfo struct {
	Addr    [16]byte
	Ifindex uint32
}

type IPv6MTUInfo struct {
	Addr RawSockaddrInet6
	Mtu  uint32
}

type ICMPv6Filter struct{ Data [8]uint32 }

type Linger struct {
	Onoff  int32
	Linger int32
}

type Ucred struct {
	Pid int32
	Uid uint32
	Gid uint32
}

type Cmsghdr struct {
	Len   uint64
	Level int32
	Type  int32
}

// SetLen sets the length.
func (cmsg *Cmsghdr) SetLen(length int) { cmsg.Len = uint64(length) }

// SocketControlMessage is what comes beside the bytes.
type SocketControlMessage struct {
	Header Cmsghdr
	Data   []byte
}

type InotifyEvent struct {
	Wd     int32
	Mask   uint32
	Cookie uint32
	Len    uint32
	Name   [0]uint8
}

// CmsgLen is the length of a control message with so many bytes.
func CmsgLen(datalen int) int { return 16 + datalen }

// CmsgSpace is the room that a control message with so many bytes takes.
func CmsgSpace(datalen int) int { return 16 + (datalen+7)&^7 }

// UnixRights writes a control message with descriptors.
func UnixRights(fds ...int) []byte {
	b := make([]byte, CmsgSpace(len(fds)*4))
	b[0], b[1] = byte(CmsgLen(len(fds)*4)), byte(CmsgLen(len(fds)*4)>>8)
	b[8], b[12] = SOL_SOCKET, SCM_RIGHTS
	for i, fd := range fds {
		for j := 0; j < 4; j++ {
			b[16+4*i+j] = byte(fd >> uint(8*j))
		}
	}
	return b
}

// ParseSocketControlMessage takes control messages apart.
func ParseSocketControlMessage(b []byte) ([]SocketControlMessage, error) {
	var all []SocketControlMessage
	for len(b) >= 16 {
		h := Cmsghdr{uint64(little(b, 0, 4)), int32(little(b, 8, 4)), int32(little(b, 12, 4))}
		n := int(h.Len)
		if n < 16 || n > len(b) {
			return nil, EINVAL
		}
		all = append(all, SocketControlMessage{h, b[16:n]})
		if n = (n + 7) &^ 7; n > len(b) {
			n = len(b)
		}
		b = b[n:]
	}
	return all, nil
}

// ParseUnixRights gives the descriptors of a control message.
func ParseUnixRights(m *SocketControlMessage) ([]int, error) {
	if m.Header.Level != SOL_SOCKET || m.Header.Type != SCM_RIGHTS {
		return nil, EINVAL
	}
	fds := make([]int, len(m.Data)/4)
	for i := range fds {
		fds[i] = int(int32(little(m.Data, 4*i, 4)))
	}
	return fds, nil
}

// tcpUserTimeout is the option TCP_USER_TIMEOUT, which this package has no name for.
const tcpUserTimeout = 0x12

func sysUserTimeout(fd, ms int) (failed int)

// SetsockoptInt sets an option. Only one matters on a virtual network: how many
// milliseconds what is written may go unacknowledged before the connection is
// given up.
func SetsockoptInt(fd, level, opt, value int) error {
	if level != IPPROTO_TCP || opt != tcpUserTimeout {
		return nil
	}
	if failed := sysUserTimeout(fd, value); failed != 0 {
		return Errno(failed)
	}
	return nil
}

func Socket(domain, typ, proto int) (fd int, err error)              { return -1, EAFNOSUPPORT }
func Socketpair(domain, typ, proto int) (fd [2]int, err error)       { return fd, EAFNOSUPPORT }
func Bind(fd int, sa Sockaddr) error                                 { return ENOTSOCK }
func Connect(fd int, sa Sockaddr) error                              { return ENOTSOCK }
func Listen(s int, n int) error                                      { return ENOTSOCK }
func Accept(fd int) (nfd int, sa Sockaddr, err error)                { return -1, nil, ENOTSOCK }
func Getsockname(fd int) (sa Sockaddr, err error)                    { return nil, ENOTSOCK }
func Getpeername(fd int) (sa Sockaddr, err error)                    { return nil, ENOTSOCK }
func Shutdown(fd int, how int) error                                 { return ENOTSOCK }
func Sendto(fd int, p []byte, flags int, to Sockaddr) error          { return ENOTSOCK }
func Recvfrom(fd int, p []byte, flags int) (int, Sockaddr, error)    { return -1, nil, ENOTSOCK }
func SetsockoptByte(fd, level, opt int, value byte) error            { return nil }
func SetsockoptString(fd, level, opt int, s string) error            { return nil }
func SetsockoptInet4Addr(fd, level, opt int, value [4]byte) error    { return nil }
func SetsockoptIPMreq(fd, level, opt int, mreq *IPMreq) error        { return nil }
func SetsockoptIPMreqn(fd, level, opt int, mreq *IPMreqn) error      { return nil }
func SetsockoptIPv6Mreq(fd, level, opt int, mreq *IPv6Mreq) error    { return nil }
func SetsockoptLinger(fd, level, opt int, l *Linger) error           { return nil }
func SetsockoptTimeval(fd, level, opt int, tv *Timeval) error        { return nil }
func GetsockoptInt(fd, level, opt int) (value int, err error)        { return -1, ENOTSOCK }
func GetsockoptIPMreqn(fd, level, opt int) (*IPMreqn, error)         { return nil, ENOTSOCK }
func GetsockoptInet4Addr(fd, level, opt int) ([4]byte, error)        { return [4]byte{}, ENOTSOCK }
func GetsockoptIPv6MTUInfo(fd, level, opt int) (*IPv6MTUInfo, error) { return nil, ENOTSOCK }
func GetsockoptICMPv6Filter(fd, level, opt int) (*ICMPv6Filter, error) {
	return nil, ENOTSOCK
}
func SetsockoptICMPv6Filter(fd, level, opt int, filter *ICMPv6Filter) error { return nil }

func InotifyInit() (fd int, err error)                                  { return -1, ENOSYS }
func InotifyInit1(flags int) (fd int, err error)                        { return -1, ENOSYS }
func InotifyAddWatch(fd int, pathname string, mask uint32) (int, error) { return -1, ENOSYS }
func InotifyRmWatch(fd int, watchdesc uint32) (success int, err error)  { return -1, ENOSYS }

// Gettid gives the number of the thread; the machine has one a process.
func Gettid() int { return Getpid() }

// NsecToTimespec parts nanoseconds.
func NsecToTimespec(nsec int64) Timespec {
	sec, rest := nsec/1e9, nsec%1e9
	if rest < 0 {
		rest += 1e9
		sec--
	}
	return Timespec{Sec: sec, Nsec: rest}
}

// NsecToTimeval parts nanoseconds.
func NsecToTimeval(nsec int64) Timeval {
	nsec += 999
	sec, rest := nsec/1e9, nsec%1e9/1e3
	if rest < 0 {
		rest += 1e6
		sec--
	}
	return Timeval{Sec: sec, Usec: rest}
}

// TimespecToNsec joins what NsecToTimespec has parted.
func TimespecToNsec(ts Timespec) int64 { return ts.Sec*1e9 + ts.Nsec }

// SysProcIDMap maps users or groups of a container.
type SysProcIDMap struct {
	ContainerID int
	HostID      int
	Size        int
}

// Rusage is what a process has used.
type Rusage struct {
	Utime    Timeval
	Stime    Timeval
	Maxrss   int64
	Ixrss    int64
	Idrss    int64
	Isrss    int64
	Minflt   int64
	Majflt   int64
	Nswap    int64
	Inblock  int64
	Oublock  int64
	Msgsnd   int64
	Msgrcv   int64
	Nsignals int64
	Nvcsw    int64
	Nivcsw   int64
}
