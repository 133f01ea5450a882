// What calls take and give, as linux/amd64 lays it out, and calls on sockets that the host refuses.

package syscall

// Time_t is a time in seconds.
type Time_t int64

type Fsid struct{ X__val [2]int32 }

type Dirent struct {
	Ino       uint64
	Off       int64
	Reclen    uint16
	Type      uint8
	Name      [256]int8
	Pad_cgo_0 [5]byte
}

type EpollEvent struct {
	Events uint32
	Fd     int32
	Pad    int32
}

type FdSet struct{ Bits [16]int64 }

type Flock_t struct {
	Type      int16
	Whence    int16
	Pad_cgo_0 [4]byte
	Start     int64
	Len       int64
	Pid       int32
	Pad_cgo_1 [4]byte
}

type Iovec struct {
	Base *byte
	Len  uint64
}

func (iov *Iovec) SetLen(length int) { iov.Len = uint64(length) }

type Msghdr struct {
	Name       *byte
	Namelen    uint32
	Pad_cgo_0  [4]byte
	Iov        *Iovec
	Iovlen     uint64
	Control    *byte
	Controllen uint64
	Flags      int32
	Pad_cgo_1  [4]byte
}

func (msghdr *Msghdr) SetControllen(length int) { msghdr.Controllen = uint64(length) }

type NetlinkRouteRequest struct {
	Header NlMsghdr
	Data   RtGenmsg
}

type PtraceRegs struct {
	R15, R14, R13, R12, Rbp, Rbx, R11, R10, R9, R8     uint64
	Rax, Rcx, Rdx, Rsi, Rdi, Orig_rax, Rip, Cs, Eflags uint64
	Rsp, Ss, Fs_base, Gs_base, Ds, Es, Fs, Gs          uint64
}

func (r *PtraceRegs) PC() uint64      { return r.Rip }
func (r *PtraceRegs) SetPC(pc uint64) { r.Rip = pc }

type RawSockaddrLinklayer struct {
	Family   uint16
	Protocol uint16
	Ifindex  int32
	Hatype   uint16
	Pkttype  uint8
	Halen    uint8
	Addr     [8]uint8
}

type RawSockaddrUnix struct {
	Family uint16
	Path   [108]int8
}

type RtNexthop struct {
	Len     uint16
	Flags   uint8
	Hops    uint8
	Ifindex int32
}

// SockFilter is an instruction of a packet filter, SockFprog a program of them.
type SockFilter struct {
	Code uint16
	Jt   uint8
	Jf   uint8
	K    uint32
}

type SockFprog struct {
	Len       uint16
	Pad_cgo_0 [6]byte
	Filter    *SockFilter
}

type TCPInfo struct {
	State, Ca_state, Retransmits, Probes, Backoff, Options          uint8
	Pad_cgo_0                                                       [2]byte
	Rto, Ato, Snd_mss, Rcv_mss, Unacked, Sacked, Lost, Retrans      uint32
	Fackets, Last_data_sent, Last_ack_sent, Last_data_recv          uint32
	Last_ack_recv, Pmtu, Rcv_ssthresh, Rtt, Rttvar, Snd_ssthresh    uint32
	Snd_cwnd, Advmss, Reordering, Rcv_rtt, Rcv_space, Total_retrans uint32
}

type Timex struct {
	Modes     uint32
	Pad_cgo_0 [4]byte
	Offset    int64
	Freq      int64
	Maxerror  int64
	Esterror  int64
	Status    int32
	Pad_cgo_1 [4]byte
	Constant  int64
	Precision int64
	Tolerance int64
	Time      Timeval
	Tick      int64
	Ppsfreq   int64
	Jitter    int64
	Shift     int32
	Pad_cgo_2 [4]byte
	Stabil    int64
	Jitcnt    int64
	Calcnt    int64
	Errcnt    int64
	Stbcnt    int64
	Tai       int32
	Pad_cgo_3 [44]byte
}

type Tms struct{ Utime, Stime, Cutime, Cstime int64 }

type Ustat_t struct {
	Tfree     int32
	Pad_cgo_0 [4]byte
	Tinode    uint64
	Fname     [6]int8
	Fpack     [6]int8
	Pad_cgo_1 [4]byte
}

type Utimbuf struct{ Actime, Modtime int64 }

// SocketDisableIPv6 is there to be set.
var SocketDisableIPv6 bool

func Accept4(fd int, flags int) (nfd int, sa Sockaddr, err error)         { return -1, nil, ENOTSOCK }
func BindToDevice(fd int, device string) error                            { return ENOTSOCK }
func GetsockoptIPMreq(fd, level, opt int) (*IPMreq, error)                { return nil, ENOTSOCK }
func GetsockoptIPv6Mreq(fd, level, opt int) (*IPv6Mreq, error)            { return nil, ENOTSOCK }
func GetsockoptUcred(fd, level, opt int) (*Ucred, error)                  { return nil, ENOTSOCK }
func Sendmsg(fd int, p, oob []byte, to Sockaddr, flags int) error         { return ENOTSOCK }
func SendmsgN(fd int, p, oob []byte, to Sockaddr, flags int) (int, error) { return 0, ENOTSOCK }
func NetlinkRIB(proto, family int) ([]byte, error)                        { return nil, EAFNOSUPPORT }
func Recvmsg(fd int, p, oob []byte, flags int) (n, oobn int, recvflags int, from Sockaddr, err error) {
	return -1, 0, 0, nil, ENOTSOCK
}

// LsfStmt and LsfJump make instructions of packet filters, which no socket takes.
func LsfStmt(code, k int) *SockFilter { return &SockFilter{Code: uint16(code), K: uint32(k)} }

func LsfJump(code, k, jt, jf int) *SockFilter {
	return &SockFilter{Code: uint16(code), Jt: uint8(jt), Jf: uint8(jf), K: uint32(k)}
}

func AttachLsf(fd int, i []SockFilter) error    { return ENOTSOCK }
func DetachLsf(fd int) error                    { return ENOTSOCK }
func LsfSocket(ifindex, proto int) (int, error) { return -1, EPERM }
func SetLsfPromisc(name string, m bool) error   { return EPERM }

// UnixCredentials writes who sends into a control message; ParseUnixCredentials reads it.
func UnixCredentials(ucred *Ucred) []byte {
	b := make([]byte, CmsgSpace(12))
	for i, word := range []uint32{uint32(CmsgLen(12)), 0, SOL_SOCKET, SCM_CREDENTIALS, uint32(ucred.Pid), ucred.Uid, ucred.Gid} {
		for j := 0; j < 4; j++ {
			b[4*i+j] = byte(word >> uint(8*j))
		}
	}
	return b
}

func ParseUnixCredentials(m *SocketControlMessage) (*Ucred, error) {
	if m.Header.Level != SOL_SOCKET || m.Header.Type != SCM_CREDENTIALS || len(m.Data) < 12 {
		return nil, EINVAL
	}
	return &Ucred{int32(little(m.Data, 0, 4)), little(m.Data, 4, 4), little(m.Data, 8, 4)}, nil
}
