package syscall

// What programs of Docker's time name of Linux. Numbers are those of linux/amd64; what the room has no
// use for fails with ENOSYS.

const (
	SYS_READ          = 0
	SYS_WRITE         = 1
	SYS_IOCTL         = 16
	SYS_CLONE         = 56
	SYS_FCNTL         = 72
	SYS_GETDENTS      = 78
	SYS_MOUNT         = 165
	SYS_GETTID        = 186
	SYS_SETNS         = 308
	SYS_UTIMENSAT     = 280
	SYS_LSETXATTR     = 189
	SYS_LGETXATTR     = 192
	SYS_PIVOT_ROOT    = 155
	SYS_PRCTL         = 157
	SYS_UNSHARE       = 272
	SYS_EVENTFD2      = 290
	SYS_INOTIFY_INIT1 = 294
)

const (
	TCGETS     = 0x5401
	TCSETS     = 0x5402
	TIOCGWINSZ = 0x5413
	TIOCSWINSZ = 0x5414
	TIOCGPTN   = 0x80045430
	TIOCSPTLCK = 0x40045431
)

const (
	BRKINT = 0x2
	ICRNL  = 0x100
	IGNBRK = 0x1
	IGNCR  = 0x80
	INLCR  = 0x40
	INPCK  = 0x10
	ISTRIP = 0x20
	IXOFF  = 0x1000
	IXON   = 0x400
	PARMRK = 0x8
	OPOST  = 0x1
	ECHO   = 0x8
	ECHONL = 0x40
	ICANON = 0x2
	IEXTEN = 0x8000
	ISIG   = 0x1
	CSIZE  = 0x30
	CS8    = 0x30
	PARENB = 0x100
	VMIN   = 0x6
	VTIME  = 0x5
)

const (
	MS_SYNCHRONOUS = 0x10
	MS_MANDLOCK    = 0x40
	MS_DIRSYNC     = 0x80
	MS_NOATIME     = 0x400
	MS_NODIRATIME  = 0x800
	MS_MOVE        = 0x2000
	MS_UNBINDABLE  = 0x20000
	MS_RELATIME    = 0x200000
	MS_STRICTATIME = 0x1000000
)

const ()

const (
	PROT_NONE   = 0x0
	PROT_READ   = 0x1
	PROT_WRITE  = 0x2
	MAP_SHARED  = 0x1
	MAP_PRIVATE = 0x2
	LOCK_EX     = 0x2
	LOCK_NB     = 0x4
	LOCK_SH     = 0x1
	LOCK_UN     = 0x8
	F_DUPFD     = 0x0
	F_GETFD     = 0x1
	F_SETFD     = 0x2
	F_GETFL     = 0x3
	F_SETFL     = 0x4
	FD_CLOEXEC  = 0x1
)

// Termios is how a terminal is set.
type Termios struct {
	Iflag     uint32
	Oflag     uint32
	Cflag     uint32
	Lflag     uint32
	Line      uint8
	Cc        [32]uint8
	Pad_cgo_0 [3]byte
	Ispeed    uint32
	Ospeed    uint32
}

// Utsname is what uname tells.
type Utsname struct {
	Sysname    [65]int8
	Nodename   [65]int8
	Release    [65]int8
	Version    [65]int8
	Machine    [65]int8
	Domainname [65]int8
}

// Sysinfo_t is what sysinfo tells.
type Sysinfo_t struct {
	Uptime    int64
	Loads     [3]uint64
	Totalram  uint64
	Freeram   uint64
	Sharedram uint64
	Bufferram uint64
	Totalswap uint64
	Freeswap  uint64
	Procs     uint16
	Pad       uint16
	Pad_cgo_0 [4]byte
	Totalhigh uint64
	Freehigh  uint64
	Unit      uint32
	X_f       [0]byte
	Pad_cgo_1 [4]byte
}

// Statfs_t is what statfs tells.
type Statfs_t struct {
	Type    int64
	Bsize   int64
	Blocks  uint64
	Bfree   uint64
	Bavail  uint64
	Files   uint64
	Ffree   uint64
	Fsid    Fsid
	Namelen int64
	Frsize  int64
	Flags   int64
	Spare   [4]int64
}

// Credential is who a child process runs as; SysProcAttr how it is started.
type Credential struct {
	Uid    uint32
	Gid    uint32
	Groups []uint32
}

// statOf asks for a file by name; failed is the number of an error.
func statOf(path string, follow bool) (mode uint32, size, seconds, nanoseconds int64, ino, links, uid, gid, failed int)

func fill(path string, stat *Stat_t, follow bool) error {
	mode, size, seconds, nanoseconds, ino, links, uid, gid, failed := statOf(path, follow)
	if failed != 0 {
		return Errno(failed)
	}
	at := Timespec{seconds, nanoseconds}
	*stat = Stat_t{
		Ino: uint64(ino), Nlink: uint64(links), Mode: mode, Uid: uint32(uid), Gid: uint32(gid), Size: size, Blksize: 4096,
		Blocks: (size + 511) / 512, Atim: at, Mtim: at, Ctim: at,
	}
	return nil
}

// Stat fills stat with what there is to tell of a file.
func Stat(path string, stat *Stat_t) error { return fill(path, stat, true) }

// Lstat tells of a link itself.
func Lstat(path string, stat *Stat_t) error { return fill(path, stat, false) }

func Mknod(path string, mode uint32, dev int) error                         { return ENOSYS }
func Mkfifo(path string, mode uint32) error                                 { return ENOSYS }
func Mount(source, target, fstype string, flags uintptr, data string) error { return EPERM }
func Unmount(target string, flags int) error                                { return EINVAL }
func Chroot(path string) error                                              { return EPERM }
func PivotRoot(newroot, putold string) error                                { return EPERM }
func Sethostname(p []byte) error                                            { return EPERM }
func Setuid(uid int) error                                                  { return nil }
func Setgid(gid int) error                                                  { return nil }
func Setgroups(gids []int) error                                            { return nil }
func Sync()                                                                 {}
func Getpagesize() int                                                      { return 4096 }
func Sysinfo(info *Sysinfo_t) error                                         { return ENOSYS }
func Setrlimit(resource int, rlim *Rlimit) error                            { return EPERM }
func Setxattr(path, attr string, data []byte, flags int) error              { return ENOTSUP }
func Getxattr(path, attr string, dest []byte) (int, error)                  { return 0, ENOTSUP }
func Setsid() (pid int, err error)                                          { return 0, EPERM }
func CloseOnExec(fd int)                                                    {}
func SetNonblock(fd int, nonblocking bool) error                            { return nil }

// Major and minor numbers of devices were not in the package yet; see pkg/system.

// BytePtrFromString needs memory as a row of bytes, which there is none of here; the slice is had.
func ByteSliceFromString(s string) ([]byte, error) {
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			return nil, EINVAL
		}
	}
	return append([]byte(s), 0), nil
}

func BytePtrFromString(s string) (*byte, error) {
	b, err := ByteSliceFromString(s)
	if err != nil {
		return nil, err
	}
	return &b[0], nil
}
