// Files and directories by descriptors and names, as programs use them that go past package os.

package syscall

import "sync"

// A handle is a descriptor with what tells it from the next one of the same number; -1 as a failure means
// that there is nothing open.
func handleOf(fd int) (handle int)
func openAt(path string, mode int, perm uint32) (fd, failed int)
func readAt(handle int, p []byte, at int64) (n, failed int)
func writeAt(handle int, p []byte, at int64) (n, failed int)
func seekTo(handle int, offset int64, whence int) (place int64, failed int)
func pipe() (r, w int)
func namesOf(handle int, n int) (names []string, failed int)
func truncateTo(handle int, name string, size int64) (failed int)
func statHandle(handle int, name string, follow bool) (kind string, bits uint32, size, age int64, ino, owner, links, failed int)
func onPath(op string, a, b string, n int64) (failed int)
func linkTarget(name string) (target string, failed int)
func workingDir() string
func dup(fd, to int) (n, failed int)
func flagsOf(fd int) int

// ForkLock is there to be held while a descriptor is made that children must not have.
var ForkLock sync.RWMutex

// known is the error of a number; of nothing open it is EBADF.
func known(failed int) error {
	if failed == -1 {
		return EBADF
	}
	return errOf(failed)
}

// count is what calls give that say how many bytes there were.
func count(n, failed int) (int, error) {
	if failed != 0 {
		return -1, known(failed)
	}
	return n, nil
}

// Open opens a file and gives its descriptor.
func Open(path string, mode int, perm uint32) (fd int, err error) {
	return count(openAt(path, mode, perm))
}

// Creat makes a file, or empties the one that is there.
func Creat(path string, mode uint32) (fd int, err error) {
	return Open(path, O_CREAT|O_WRONLY|O_TRUNC, mode)
}

func Read(fd int, p []byte) (n int, err error)  { return count(readAt(handleOf(fd), p, -1)) }
func Write(fd int, p []byte) (n int, err error) { return count(writeAt(handleOf(fd), p, -1)) }

// Pread and Pwrite leave the descriptor's place where it is.
func Pread(fd int, p []byte, offset int64) (n int, err error) {
	if offset < 0 {
		return -1, EINVAL
	}
	return count(readAt(handleOf(fd), p, offset))
}

func Pwrite(fd int, p []byte, offset int64) (n int, err error) {
	if offset < 0 {
		return -1, EINVAL
	}
	return count(writeAt(handleOf(fd), p, offset))
}

func Seek(fd int, offset int64, whence int) (off int64, err error) {
	place, failed := seekTo(handleOf(fd), offset, whence)
	if failed != 0 {
		return -1, known(failed)
	}
	return place, nil
}

// bitsOf are the bits of a mode that tell kinds of files apart.
func bitsOf(kind string) uint32 {
	switch kind {
	case "dir":
		return S_IFDIR
	case "symlink":
		return S_IFLNK
	case "socket":
		return S_IFSOCK
	case "device":
		return S_IFCHR
	case "fifo":
		return S_IFIFO
	}
	return S_IFREG
}

// Fstat tells of what is open.
func Fstat(fd int, stat *Stat_t) error {
	kind, bits, size, age, ino, owner, links, failed := statHandle(handleOf(fd), "", true)
	if failed != 0 {
		return known(failed)
	}
	sec, nsec, _ := now()
	at := NsecToTimespec(sec*1e9 + int64(nsec) - age)
	*stat = Stat_t{
		Ino: uint64(ino), Nlink: uint64(links), Mode: bits&07777 | bitsOf(kind), Uid: uint32(owner >> 26), Gid: uint32(owner & (1<<26 - 1)),
		Size: size, Blksize: 4096, Blocks: (size + 511) / 512, Atim: at, Mtim: at, Ctim: at,
	}
	return nil
}

// Access tells whether there is such a file; root may do anything with it but execute what nobody may.
func Access(path string, mode uint32) error {
	var stat Stat_t
	if err := Stat(path, &stat); err != nil {
		return err
	}
	if mode&1 != 0 && stat.Mode&S_IFMT == S_IFREG && stat.Mode&0111 == 0 {
		return EACCES
	}
	return nil
}

func Rename(from, to string) error             { return errOf(onPath("rename", from, to, 0)) }
func Link(oldpath, newpath string) error       { return errOf(onPath("link", oldpath, newpath, 0)) }
func Symlink(oldpath, newpath string) error    { return errOf(onPath("symlink", oldpath, newpath, 0)) }
func Chdir(path string) error                  { return errOf(onPath("chdir", path, "", 0)) }
func Truncate(path string, length int64) error { return errOf(truncateTo(-1, path, length)) }
func Ftruncate(fd int, length int64) error     { return known(truncateTo(handleOf(fd), "", length)) }
func Fsync(fd int) error                       { return there(fd) }
func Fdatasync(fd int) error                   { return there(fd) }
func Fchown(fd int, uid, gid int) error        { return there(fd) }
func Fchmod(fd int, mode uint32) error         { return there(fd) }
func Chown(path string, uid, gid int) error    { return owned("chown", path, uid, gid) }
func Lchown(path string, uid, gid int) error   { return owned("lchown", path, uid, gid) }
func Futimes(fd int, tv []Timeval) error       { return there(fd) }
func Utime(path string, buf *Utimbuf) error    { return times(path, buf.Modtime*1e9) }
func Fchdir(fd int) error                      { return ENOSYS }
func Fallocate(fd int, mode uint32, off int64, len int64) error {
	var stat Stat_t
	if err := Fstat(fd, &stat); err != nil || mode != 0 || stat.Size >= off+len {
		return err
	}
	return Ftruncate(fd, off+len)
}

// there tells whether a descriptor is open.
func there(fd int) error {
	var stat Stat_t
	return Fstat(fd, &stat)
}

// owned gives a file to a user and a group; -1 leaves one.
func owned(op, path string, uid, gid int) error {
	return errOf(onPath(op, path, "", int64(uid+1)<<26|int64(gid+1)))
}

// times sets when a file was changed last.
func times(path string, at int64) error {
	return errOf(onPath("chtimes", path, "", at))
}

func Utimes(path string, tv []Timeval) error {
	if len(tv) != 2 {
		return EINVAL
	}
	return times(path, tv[1].Nano())
}

func UtimesNano(path string, ts []Timespec) error {
	if len(ts) != 2 {
		return EINVAL
	}
	return times(path, ts[1].Nano())
}

// Readlink puts into buf where a link leads.
func Readlink(path string, buf []byte) (n int, err error) {
	target, failed := linkTarget(path)
	if failed != 0 {
		return -1, Errno(failed)
	}
	return copy(buf, target), nil
}

// Getwd gives the working directory; Getcwd puts it into buf, with a zero behind it.
func Getwd() (wd string, err error) { return workingDir(), nil }

func Getcwd(buf []byte) (n int, err error) {
	wd := workingDir()
	if len(buf) < len(wd)+1 {
		return 0, ERANGE
	}
	return copy(buf, wd+"\x00"), nil
}

// Pipe gives both ends of a pipe.
func Pipe(p []int) error {
	if len(p) != 2 {
		return EINVAL
	}
	r, w := pipe()
	p[0], p[1] = r%65536, w%65536
	return nil
}

func Pipe2(p []int, flags int) error { return Pipe(p) }

// Dup gives another number of what is open. A terminal has none but its own.
func Dup(fd int) (nfd int, err error) { return count(dup(fd, -1)) }

func Dup2(oldfd, newfd int) error {
	if newfd < 0 {
		return EBADF
	}
	_, err := count(dup(oldfd, newfd))
	return err
}

func Dup3(oldfd, newfd, flags int) error {
	if oldfd == newfd {
		return EINVAL
	}
	return Dup2(oldfd, newfd)
}

// AT_FDCWD is the working directory where a directory's descriptor is asked for.
const atWorkingDir = -0x64

// at tells whether a path is to be had without a directory's descriptor: such are not looked up.
func at(dirfd int, path string) error {
	if dirfd == atWorkingDir || path != "" && path[0] == '/' {
		return nil
	}
	if err := there(dirfd); err != nil {
		return err
	}
	return ENOSYS
}

func Openat(dirfd int, path string, flags int, mode uint32) (fd int, err error) {
	if err := at(dirfd, path); err != nil {
		return -1, err
	}
	return Open(path, flags, mode)
}

func Mkdirat(dirfd int, path string, mode uint32) error {
	if err := at(dirfd, path); err != nil {
		return err
	}
	return Mkdir(path, mode)
}

func Unlinkat(dirfd int, path string) error {
	if err := at(dirfd, path); err != nil {
		return err
	}
	return Unlink(path)
}

func Faccessat(dirfd int, path string, mode uint32, flags int) error {
	if err := at(dirfd, path); err != nil {
		return err
	}
	return Access(path, mode)
}

func Fchmodat(dirfd int, path string, mode uint32, flags int) error {
	if err := at(dirfd, path); err != nil {
		return err
	}
	return Chmod(path, mode)
}

func Fchownat(dirfd int, path string, uid, gid int, flags int) error {
	if err := at(dirfd, path); err != nil {
		return err
	}
	return Chown(path, uid, gid)
}

func Futimesat(dirfd int, path string, tv []Timeval) error {
	if err := at(dirfd, path); err != nil {
		return err
	}
	return Utimes(path, tv)
}

func Mknodat(dirfd int, path string, mode uint32, dev int) error { return ENOSYS }

func Renameat(olddirfd int, oldpath string, newdirfd int, newpath string) error {
	if err := at(olddirfd, oldpath); err != nil {
		return err
	}
	if err := at(newdirfd, newpath); err != nil {
		return err
	}
	return Rename(oldpath, newpath)
}

// unread are names of directories that did not fit into a buffer, by handle.
var unread map[int][]string

// ReadDirent fills buf with entries of a directory as the kernel writes them: number, place, length and
// kind, then the name with a zero.
func ReadDirent(fd int, buf []byte) (n int, err error) {
	handle := handleOf(fd)
	for {
		names := unread[handle]
		delete(unread, handle)
		if len(names) == 0 {
			var failed int
			if names, failed = namesOf(handle, 1); failed != 0 {
				return -1, known(failed)
			}
			if len(names) == 0 {
				return n, nil
			}
		}
		length := (19 + len(names[0]) + 1 + 7) &^ 7
		if n+length > len(buf) {
			if unread == nil {
				unread = map[int][]string{}
			}
			unread[handle] = names
			if n == 0 {
				return -1, EINVAL
			}
			return n, nil
		}
		entry := buf[n : n+length]
		for i := range entry {
			entry[i] = 0
		}
		entry[0] = 1 // the number of a file is never 0
		entry[16], entry[17] = byte(length), byte(length>>8)
		copy(entry[19:], names[0])
		n += length
	}
}

func Getdents(fd int, buf []byte) (n int, err error) { return ReadDirent(fd, buf) }

// ParseDirent takes up to max names out of such a buffer.
func ParseDirent(buf []byte, max int, names []string) (consumed int, found int, newnames []string) {
	for max != 0 && consumed+19 <= len(buf) {
		length := int(buf[consumed+16]) | int(buf[consumed+17])<<8
		if length < 19 || consumed+length > len(buf) {
			break
		}
		name := buf[consumed+19 : consumed+length]
		for i, c := range name {
			if c == 0 {
				name = name[:i]
				break
			}
		}
		consumed += length
		if s := string(name); s != "." && s != ".." {
			names = append(names, s)
			found++
			max--
		}
	}
	return consumed, found, names
}

// Sendfile copies from one descriptor to another.
func Sendfile(outfd int, infd int, offset *int64, n int) (written int, err error) {
	buf := make([]byte, n)
	if offset != nil {
		n, err = Pread(infd, buf, *offset)
	} else {
		n, err = Read(infd, buf)
	}
	if err != nil {
		return -1, err
	}
	if written, err = Write(outfd, buf[:n]); err == nil && offset != nil {
		*offset += int64(written)
	}
	return written, err
}

// Mmap gives memory of its own, or a copy of a file as it is now: what becomes of either later the other
// does not hear of, so that a mapping by which a file would be written is refused.
func Mmap(fd int, offset int64, length int, prot int, flags int) (data []byte, err error) {
	if length <= 0 {
		return nil, EINVAL
	}
	data = make([]byte, length)
	if flags&MAP_ANON != 0 {
		return data, nil
	}
	if flags&MAP_SHARED != 0 && prot&PROT_WRITE != 0 {
		return nil, ENODEV
	}
	if flagsOf(fd) < 0 {
		return nil, EBADF
	}
	for n := 0; n < length; {
		m, err := Pread(fd, data[n:], offset+int64(n))
		if err != nil {
			return nil, err
		}
		if m == 0 {
			break
		}
		n += m
	}
	return data, nil
}

func Munmap(b []byte) error              { return nil }
func Mprotect(b []byte, prot int) error  { return nil }
func Madvise(b []byte, advice int) error { return nil }
func Mlock(b []byte) error               { return nil }
func Munlock(b []byte) error             { return nil }
func Mlockall(flags int) error           { return nil }
func Munlockall() error                  { return nil }

// FcntlFlock is refused: locks of stretches of files are not kept, Flock's are.
func FcntlFlock(fd uintptr, cmd int, lk *Flock_t) error {
	if err := there(int(fd)); err != nil {
		return err
	}
	return ENOSYS
}
