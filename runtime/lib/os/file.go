// Files: open ones, and what is done to them by name.

package os

import (
	"io"
	"syscall"
	"time"
)

// Flags of OpenFile.
const (
	O_RDONLY = syscall.O_RDONLY
	O_WRONLY = syscall.O_WRONLY
	O_RDWR   = syscall.O_RDWR
	O_APPEND = syscall.O_APPEND
	O_CREATE = syscall.O_CREAT
	O_EXCL   = syscall.O_EXCL
	O_SYNC   = syscall.O_SYNC
	O_TRUNC  = syscall.O_TRUNC
)

// Where Seek counts from.
const (
	SEEK_SET = 0
	SEEK_CUR = 1
	SEEK_END = 2
)

const (
	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

// IsPathSeparator tells whether c is a slash.
func IsPathSeparator(c uint8) bool { return c == PathSeparator }

// The system's part. Errors are numbers of errno; -1 is a closed file.
func sysOpen(name string, flag int, mode uint32) (handle, failed int)
func sysRead(handle int, p []byte, at int64) (n, failed int)
func sysWrite(handle int, p []byte, at int64) (n, failed int)
func sysSeek(handle int, offset int64, whence int) (place int64, failed int)
func sysClose(handle int) (failed int)
func sysPipe() (r, w int)
func sysNames(handle int, n int) (names []string, failed int)
func sysTruncate(handle int, name string, size int64) (failed int)
func sysStat(handle int, name string, follow bool) (kind string, bits uint32, size, age int64, ino, owner, links, failed int)
func sysPath(op string, a, b string, n int64) (failed int)
func sysReadlink(name string) (target string, failed int)
func sysGetwd() string
func sysHandle(fd int) int

// File is an open file.
type File struct {
	handle int
	name   string
	closed bool
}

// The files that every process begins with.
var (
	Stdin  = &File{handle: 0, name: "/dev/stdin"}
	Stdout = &File{handle: 1, name: "/dev/stdout"}
	Stderr = &File{handle: 2, name: "/dev/stderr"}
)

// NewFile makes a File of a descriptor.
func NewFile(fd uintptr, name string) *File { return &File{handle: sysHandle(int(fd)), name: name} }

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes a file, or empties the one that is there.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file as the flags say.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	handle, failed := sysOpen(name, flag, bitsOf(perm))
	if failed != 0 {
		return nil, &PathError{"open", name, syscall.Errno(failed)}
	}
	return &File{handle: handle, name: name}, nil
}

// Pipe gives both ends of a pipe.
func Pipe() (r *File, w *File, err error) {
	rd, wr := sysPipe()
	return &File{handle: rd, name: "|0"}, &File{handle: wr, name: "|1"}, nil
}

// Name gives the name it was opened by.
func (f *File) Name() string { return f.name }

// Fd gives its descriptor.
func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	return uintptr(f.handle % 65536)
}

// check refuses nil and closed files.
func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return &PathError{op, f.name, ErrClosed}
	}
	return nil
}

func (f *File) fail(op string, failed int) error {
	if failed == 0 {
		return nil
	}
	if failed < 0 {
		return &PathError{op, f.name, ErrClosed}
	}
	return &PathError{op, f.name, syscall.Errno(failed)}
}

// Read reads from the current place; at the end it gives io.EOF.
func (f *File) Read(b []byte) (int, error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	n, failed := sysRead(f.handle, b, -1)
	if failed != 0 {
		return 0, f.fail("read", failed)
	}
	if n == 0 && len(b) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// ReadAt reads from a place until b is full.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{"readat", f.name, errNegativeOffset}
	}
	for len(b) > 0 {
		m, failed := sysRead(f.handle, b, off)
		if failed != 0 {
			return n, f.fail("read", failed)
		}
		if m == 0 {
			return n, io.EOF
		}
		n += m
		b = b[m:]
		off += int64(m)
	}
	return n, nil
}

type offsetError struct{}

func (offsetError) Error() string { return "negative offset" }

var errNegativeOffset error = offsetError{}

// Write writes at the current place.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	for {
		m, failed := sysWrite(f.handle, b[n:], -1)
		n += m
		if failed != 0 {
			return n, f.fail("write", failed)
		}
		if n == len(b) {
			return n, nil
		}
	}
}

// WriteAt writes at a place.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{"writeat", f.name, errNegativeOffset}
	}
	n, failed := sysWrite(f.handle, b, off)
	return n, f.fail("write", failed)
}

// WriteString writes at the current place.
func (f *File) WriteString(s string) (n int, err error) { return f.Write([]byte(s)) }

// Seek goes to a place, counted from the beginning, from here or from the end.
func (f *File) Seek(offset int64, whence int) (int64, error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	place, failed := sysSeek(f.handle, offset, whence)
	return place, f.fail("seek", failed)
}

// Close closes the file.
func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	if err := f.check("close"); err != nil {
		return err
	}
	f.closed = true
	sysClose(f.handle)
	return nil
}

// Sync has nothing to wait for.
func (f *File) Sync() error { return f.check("sync") }

// Truncate changes the file's size.
func (f *File) Truncate(size int64) error {
	if err := f.check("truncate"); err != nil {
		return err
	}
	return f.fail("truncate", sysTruncate(f.handle, "", size))
}

// Chmod sets permission bits.
func (f *File) Chmod(mode FileMode) error {
	if err := f.check("chmod"); err != nil {
		return err
	}
	return Chmod(f.name, mode)
}

// Chown does nothing: all files are root's.
func (f *File) Chown(uid, gid int) error { return f.check("chown") }

// Files have no deadlines.
func (f *File) SetDeadline(t time.Time) error      { return ErrNoDeadline }
func (f *File) SetReadDeadline(t time.Time) error  { return ErrNoDeadline }
func (f *File) SetWriteDeadline(t time.Time) error { return ErrNoDeadline }

// Stat tells of the file.
func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat"); err != nil {
		return nil, err
	}
	info, failed := stat(f.handle, f.name, true)
	if failed != 0 {
		return nil, f.fail("stat", failed)
	}
	return info, nil
}

// stat asks by name if handle is below zero.
func stat(handle int, name string, follow bool) (*fileStat, int) {
	kind, bits, size, age, ino, owner, links, failed := sysStat(handle, name, follow)
	if failed != 0 {
		return nil, failed
	}
	return &fileStat{
		name: basename(name), size: size, mode: modeOf(kind, bits), ino: ino, owner: owner, links: links,
		modTime: time.Now().Add(-time.Duration(age)),
	}, 0
}

func basename(name string) string {
	for len(name) > 1 && name[len(name)-1] == '/' {
		name = name[:len(name)-1]
	}
	for i := len(name) - 2; i >= 0; i-- {
		if name[i] == '/' {
			return name[i+1:]
		}
	}
	return name
}

// Stat tells of a file; of what a link leads to.
func Stat(name string) (FileInfo, error) {
	info, failed := stat(-1, name, true)
	if failed != 0 {
		return nil, &PathError{"stat", name, syscall.Errno(failed)}
	}
	return info, nil
}

// Lstat tells of a file; of a link itself.
func Lstat(name string) (FileInfo, error) {
	info, failed := stat(-1, name, false)
	if failed != 0 {
		return nil, &PathError{"lstat", name, syscall.Errno(failed)}
	}
	return info, nil
}

// Readdirnames gives up to n names of a directory, all for n <= 0.
func (f *File) Readdirnames(n int) ([]string, error) {
	if err := f.check("readdir"); err != nil {
		return nil, err
	}
	names, failed := sysNames(f.handle, n)
	if failed != 0 {
		return nil, &PathError{"readdirent", f.name, syscall.Errno(failed)}
	}
	if n > 0 && len(names) == 0 {
		return nil, io.EOF
	}
	return names, nil
}

// Readdir tells of up to n entries of a directory, of all for n <= 0.
func (f *File) Readdir(n int) ([]FileInfo, error) {
	names, err := f.Readdirnames(n)
	infos := make([]FileInfo, 0, len(names))
	for _, name := range names {
		if info, failed := stat(-1, f.name+"/"+name, false); failed == 0 {
			infos = append(infos, info)
		}
	}
	return infos, err
}

// ReadDir gives up to n entries of a directory, all for n <= 0.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	infos, err := f.Readdir(n)
	entries := make([]DirEntry, 0, len(infos))
	for _, info := range infos {
		entries = append(entries, info.(*fileStat))
	}
	return entries, err
}

// ReadDir gives the entries of a directory, sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}

// ReadFile gives all that is in a file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all := make([]byte, 0, 512)
	for {
		if len(all) == cap(all) {
			all = append(all, 0)[:len(all)]
		}
		n, err := f.Read(all[len(all):cap(all)])
		all = all[:len(all)+n]
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
	}
}

// WriteFile makes data all that is in a file.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
