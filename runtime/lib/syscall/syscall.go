// The system's constants, and the few calls that programs make themselves.

// Package syscall names the system's errors, signals and flags, and makes calls
// on the files and processes of the virtual host.
package syscall

// Flags of opening a file.
const (
	O_RDONLY    = 0x0
	O_WRONLY    = 0x1
	O_RDWR      = 0x2
	O_CREAT     = 0x40
	O_EXCL      = 0x80
	O_NOCTTY    = 0x100
	O_TRUNC     = 0x200
	O_APPEND    = 0x400
	O_NONBLOCK  = 0x800
	O_SYNC      = 0x101000
	O_DIRECTORY = 0x10000
	O_DIRECT    = 0x4000
	O_NOFOLLOW  = 0x20000
	O_ASYNC     = 0x2000
	O_DSYNC     = 0x1000
	O_NDELAY    = 0x800
	O_NOATIME   = 0x40000
	O_LARGEFILE = 0x0
	O_CLOEXEC   = 0x80000
)

// Bits of a file's mode.
const (
	S_IFMT   = 0xf000
	S_IFBLK  = 0x6000
	S_IFCHR  = 0x2000
	S_IFDIR  = 0x4000
	S_IFIFO  = 0x1000
	S_IFLNK  = 0xa000
	S_IFREG  = 0x8000
	S_IFSOCK = 0xc000
	S_ISGID  = 0x400
	S_ISUID  = 0x800
	S_ISVTX  = 0x200
)

// Flags of clone, unshare and mount that container programs name.
const (
	CLONE_NEWIPC  = 0x8000000
	CLONE_NEWNET  = 0x40000000
	CLONE_NEWNS   = 0x20000
	CLONE_NEWPID  = 0x20000000
	CLONE_NEWUSER = 0x10000000
	CLONE_NEWUTS  = 0x4000000

	MNT_DETACH = 0x2
	MNT_FORCE  = 0x1
	MS_BIND    = 0x1000
	MS_MGC_VAL = 0xc0ed0000
	MS_NODEV   = 0x4
	MS_NOEXEC  = 0x8
	MS_NOSUID  = 0x2
	MS_PRIVATE = 0x40000
	MS_RDONLY  = 0x1
	MS_REC     = 0x4000
	MS_REMOUNT = 0x20
	MS_SHARED  = 0x100000
	MS_SLAVE   = 0x80000
)

// Families and kinds of sockets, and other numbers.
const (
	AF_UNIX     = 0x1
	AF_INET     = 0x2
	AF_INET6    = 0xa
	AF_NETLINK  = 0x10
	SOCK_STREAM = 0x1
	SOCK_DGRAM  = 0x2
	SOL_SOCKET  = 0x1
	SOMAXCONN   = 0x80

	PathMax = 0x1000

	WNOHANG = 0x1
	WALL    = 0x40000000
)

// The descriptors that every process begins with.
var (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)

const ImplementsGetwd = true

// Umask sets which bits new files do not get, and gives the old mask.
func Umask(mask int) (oldmask int)

func Getpid() (pid int)
func Getppid() (ppid int)

// Everyone is root on a virtual host.
func Getuid() (uid int)  { return 0 }
func Geteuid() (uid int) { return 0 }
func Getgid() (gid int)  { return 0 }
func Getegid() (gid int) { return 0 }

func unlink(path string) int
func rmdir(path string) int
func mkdir(path string, mode uint32) int
func chmod(path string, mode uint32) int
func kill(pid int, sig int) int
func closefd(fd int) int
func flock(fd int, how int) int

func errOf(number int) error {
	if number == 0 {
		return nil
	}
	return Errno(number)
}

// Flock takes, shares or gives up the lock of an open file; it waits unless how has LOCK_NB.
func Flock(fd int, how int) error { return errOf(flock(fd, how)) }

// Unlink removes a name that is not a directory's.
func Unlink(path string) error { return errOf(unlink(path)) }

// Rmdir removes an empty directory.
func Rmdir(path string) error { return errOf(rmdir(path)) }

// Mkdir makes a directory.
func Mkdir(path string, mode uint32) error { return errOf(mkdir(path, mode)) }

// Chmod sets permission bits.
func Chmod(path string, mode uint32) error { return errOf(chmod(path, mode)) }

// Kill sends a signal to a process.
func Kill(pid int, sig Signal) error { return errOf(kill(pid, int(sig))) }

// Close closes a descriptor.
func Close(fd int) error { return errOf(closefd(fd)) }

// Exec is not there: a process keeps its program.
func Exec(argv0 string, argv []string, envv []string) error { return ENOSYS }

// SysProcAttr holds what a new process is to be given.
type SysProcAttr struct {
	Chroot     string
	Setsid     bool
	Setpgid    bool
	Setctty    bool
	Noctty     bool
	Ctty       int
	Pdeathsig  Signal
	Cloneflags uintptr

	Credential                 *Credential
	Ptrace                     bool
	Foreground                 bool
	Pgid                       int
	UidMappings                []SysProcIDMap
	GidMappings                []SysProcIDMap
	GidMappingsEnableSetgroups bool
	AmbientCaps                []uintptr
	Unshareflags               uintptr
}

// WaitStatus is how a process ended, as the system encodes it.
type WaitStatus uint32

func (w WaitStatus) Exited() bool    { return w&0x7f == 0 }
func (w WaitStatus) Signaled() bool  { return w&0x7f != 0x7f && w&0x7f != 0 }
func (w WaitStatus) Stopped() bool   { return w&0xff == 0x7f }
func (w WaitStatus) Continued() bool { return w == 0xffff }

// ExitStatus gives the exit code, or -1.
func (w WaitStatus) ExitStatus() int {
	if !w.Exited() {
		return -1
	}
	return int(w>>8) & 0xff
}

// StopSignal gives the signal that halted the process, or -1.
func (w WaitStatus) StopSignal() Signal {
	if !w.Stopped() {
		return -1
	}
	return Signal(w>>8) & 0xff
}

// Signal gives the signal that ended the process, or -1.
func (w WaitStatus) Signal() Signal {
	if !w.Signaled() {
		return -1
	}
	return Signal(w & 0x7f)
}

// Timespec is a time in seconds and nanoseconds.
type Timespec struct {
	Sec  int64
	Nsec int64
}

// Unix is the time in seconds and nanoseconds, Nano in nanoseconds.
func (ts *Timespec) Unix() (sec int64, nsec int64) { return ts.Sec, ts.Nsec }
func (ts *Timespec) Nano() int64                   { return ts.Sec*1e9 + ts.Nsec }

// Timeval is a time in seconds and microseconds.
type Timeval struct {
	Sec  int64
	Usec int64
}

// Unix is the time in seconds and nanoseconds, Nano in nanoseconds.
func (tv *Timeval) Unix() (sec int64, nsec int64) { return tv.Sec, tv.Usec * 1000 }
func (tv *Timeval) Nano() int64                   { return tv.Sec*1e9 + tv.Usec*1000 }

// Stat_t is what the system tells of a file.
type Stat_t struct {
	Dev     uint64
	Ino     uint64
	Nlink   uint64
	Mode    uint32
	Uid     uint32
	Gid     uint32
	X__pad0 int32
	Rdev    uint64
	Size    int64
	Blksize int64
	Blocks  int64
	Atim    Timespec
	Mtim    Timespec
	Ctim    Timespec

	X__unused [3]int64
}

// Rlimit is a limit on what a process may use.
type Rlimit struct {
	Cur uint64
	Max uint64
}
