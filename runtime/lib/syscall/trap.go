// Calls by number, for programs that make them without this package's functions; and what the host
// tells of itself.

package syscall

import "unsafe"

const (
	failedCall        = ^uintptr(0)
	atSymlinkNofollow = 0x100
)

// Syscall does what the call of that number does, where there is a function here that does it too;
// the others are not implemented. A terminal's ioctl fails as on no terminal.
func Syscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	if trap == SYS_IOCTL {
		return failedCall, 0, ENOTTY
	}
	return call(trap, a1, a2, a3, 0)
}

func Syscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	if trap == SYS_UTIMENSAT {
		return told(0, utimensat(int(int32(a1)), textAt(a2), a3, a4))
	}
	return call(trap, a1, a2, a3, a4)
}

func RawSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	return Syscall(trap, a1, a2, a3)
}

func RawSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	return Syscall6(trap, a1, a2, a3, a4, a5, a6)
}

// told is a function's result as a call gives it.
func told(n int, err error) (r1, r2 uintptr, errno Errno) {
	if err == nil {
		return uintptr(n), 0, 0
	}
	if number, ok := err.(Errno); ok {
		return failedCall, 0, number
	}
	return failedCall, 0, EINVAL
}

// textAt is the string that ends with a zero byte.
func textAt(p uintptr) string {
	if p == 0 {
		return ""
	}
	var text []byte
	for {
		b := *(*byte)(unsafe.Pointer(p))
		if b == 0 {
			return string(text)
		}
		text = append(text, b)
		p++
	}
}

// timesAt are two times in memory; nil where the first is all that can be reached: an element that is a
// struct does not lead to the next one.
func timesAt(p uintptr) (ts []Timespec) {
	words := (*[3]uintptr)(unsafe.Pointer(&ts))
	words[0], words[1], words[2] = p, 2, 2
	return ts
}

// bytesAt are n bytes of memory.
func bytesAt(p, n uintptr) (b []byte) {
	if n > 0 {
		words := (*[3]uintptr)(unsafe.Pointer(&b))
		words[0], words[1], words[2] = p, n, n
	}
	return b
}

func call(trap, a1, a2, a3, a4 uintptr) (r1, r2 uintptr, err Errno) {
	fd := int(int32(a1))
	switch trap {
	case SYS_GETPID, SYS_GETTID:
		return told(Getpid(), nil)
	case SYS_GETPPID:
		return told(Getppid(), nil)
	case SYS_GETUID, SYS_GETEUID, SYS_GETGID, SYS_GETEGID:
		return told(0, nil)
	case SYS_OPEN:
		return told(Open(textAt(a1), int(a2), uint32(a3)))
	case SYS_OPENAT:
		return told(Openat(fd, textAt(a2), int(a3), uint32(a4)))
	case SYS_READ:
		return told(Read(fd, bytesAt(a2, a3)))
	case SYS_WRITE:
		return told(Write(fd, bytesAt(a2, a3)))
	case SYS_LSEEK:
		off, err := Seek(fd, int64(a2), int(a3))
		return told(int(off), err)
	case SYS_CLOSE:
		return told(0, Close(fd))
	case SYS_DUP:
		return told(Dup(fd))
	case SYS_DUP2:
		return told(int(a2), Dup2(fd, int(a2)))
	case SYS_FSYNC:
		return told(0, Fsync(fd))
	case SYS_FTRUNCATE:
		return told(0, Ftruncate(fd, int64(a2)))
	case SYS_FSTAT:
		return told(0, Fstat(fd, (*Stat_t)(unsafe.Pointer(a2))))
	case SYS_STAT:
		return told(0, Stat(textAt(a1), (*Stat_t)(unsafe.Pointer(a2))))
	case SYS_LSTAT:
		return told(0, Lstat(textAt(a1), (*Stat_t)(unsafe.Pointer(a2))))
	case SYS_ACCESS:
		return told(0, Access(textAt(a1), uint32(a2)))
	case SYS_MKDIR:
		return told(0, Mkdir(textAt(a1), uint32(a2)))
	case SYS_RMDIR:
		return told(0, Rmdir(textAt(a1)))
	case SYS_UNLINK:
		return told(0, Unlink(textAt(a1)))
	case SYS_RENAME:
		return told(0, Rename(textAt(a1), textAt(a2)))
	case SYS_LINK:
		return told(0, Link(textAt(a1), textAt(a2)))
	case SYS_SYMLINK:
		return told(0, Symlink(textAt(a1), textAt(a2)))
	case SYS_CHMOD:
		return told(0, Chmod(textAt(a1), uint32(a2)))
	case SYS_CHDIR:
		return told(0, Chdir(textAt(a1)))
	case SYS_KILL:
		return told(0, Kill(fd, Signal(a2)))
	case SYS_UNAME:
		return told(0, Uname((*Utsname)(unsafe.Pointer(a1))))
	}
	return failedCall, 0, ENOSYS
}

// utimensat sets a file's time; of a link's own where flags say so.
func utimensat(dir int, path string, times, flags uintptr) error {
	if err := at(dir, path); err != nil {
		return err
	}
	op := "chtimes"
	if flags&atSymlinkNofollow != 0 {
		op = "lchtimes"
	}
	sec, nsec, _ := now()
	when := sec*1e9 + int64(nsec)
	if times != 0 {
		ts := timesAt(times)
		if len(ts) != 2 {
			return ENOSYS
		}
		when = ts[1].Nano()
	}
	return errOf(onPath(op, path, "", when))
}

// Uname tells the host's name and the kernel's version, which stands in /proc as well.
func Uname(buf *Utsname) error {
	set(&buf.Sysname, "Linux")
	set(&buf.Nodename, line("/proc/sys/kernel/hostname", "localhost"))
	set(&buf.Release, line("/proc/sys/kernel/osrelease", "3.16.0-4-amd64"))
	set(&buf.Version, "#1 SMP")
	set(&buf.Machine, "x86_64")
	set(&buf.Domainname, "(none)")
	return nil
}

func set(field *[65]int8, text string) {
	for i := 0; i < len(text) && i < 64; i++ {
		field[i] = int8(text[i])
	}
}

// line is what a small file says, without the end of its line.
func line(path, otherwise string) string {
	fd, err := Open(path, O_RDONLY, 0)
	if err != nil {
		return otherwise
	}
	defer Close(fd)
	buf := make([]byte, 64)
	n, err := Read(fd, buf)
	if err != nil {
		return otherwise
	}
	for n > 0 && buf[n-1] == '\n' {
		n--
	}
	return string(buf[:n])
}

// Statfs tells of the file system that a path is on: there is one, and room in it.
func Statfs(path string, buf *Statfs_t) error {
	var stat Stat_t
	if err := Stat(path, &stat); err != nil {
		return err
	}
	*buf = Statfs_t{
		Type: 0xef53, Bsize: 4096, Frsize: 4096, Namelen: 255,
		Blocks: 1 << 22, Bfree: 1 << 21, Bavail: 1 << 21, Files: 1 << 20, Ffree: 1 << 19,
	}
	return nil
}

// Getrlimit tells how much a process may use; of most things, as much as there is.
func Getrlimit(resource int, rlim *Rlimit) error {
	const files, stack = 7, 3
	*rlim = Rlimit{Cur: ^uint64(0), Max: ^uint64(0)}
	switch resource {
	case files:
		*rlim = Rlimit{Cur: 1024, Max: 4096}
	case stack:
		rlim.Cur = 8 << 20
	}
	return nil
}
