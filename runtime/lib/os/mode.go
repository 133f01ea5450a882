// What is known of a file: FileInfo, FileMode.

package os

import (
	"syscall"
	"time"
)

// FileMode holds a file's kind and permission bits.
type FileMode uint32

// The bits.
const (
	ModeDir FileMode = 1 << (31 - iota)
	ModeAppend
	ModeExclusive
	ModeTemporary
	ModeSymlink
	ModeDevice
	ModeNamedPipe
	ModeSocket
	ModeSetuid
	ModeSetgid
	ModeCharDevice
	ModeSticky
	ModeIrregular

	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular

	ModePerm FileMode = 0777
)

// String gives the mode as ls shows it.
func (m FileMode) String() string {
	const kinds = "dalTLDpSugct?"
	s := ""
	for i := 0; i < len(kinds); i++ {
		if m&(1<<uint(31-i)) != 0 {
			s += kinds[i : i+1]
		}
	}
	if s == "" {
		s = "-"
	}
	const bits = "rwxrwxrwx"
	for i := 0; i < len(bits); i++ {
		if m&(1<<uint(8-i)) != 0 {
			s += bits[i : i+1]
		} else {
			s += "-"
		}
	}
	return s
}

func (m FileMode) IsDir() bool     { return m&ModeDir != 0 }
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }
func (m FileMode) Perm() FileMode  { return m & ModePerm }
func (m FileMode) Type() FileMode  { return m & ModeType }

// FileInfo tells of a file.
type FileInfo interface {
	Name() string
	Size() int64
	Mode() FileMode
	ModTime() time.Time
	IsDir() bool
	Sys() interface{}
}

// DirEntry is an entry of a directory.
type DirEntry interface {
	Name() string
	IsDir() bool
	Type() FileMode
	Info() (FileInfo, error)
}

// fileStat is the FileInfo of files on a virtual host.
type fileStat struct {
	name    string
	size    int64
	mode    FileMode
	modTime time.Time
	ino     int
	owner   int // user<<26 and group
	links   int
}

func (fs *fileStat) Name() string       { return fs.name }
func (fs *fileStat) Size() int64        { return fs.size }
func (fs *fileStat) Mode() FileMode     { return fs.mode }
func (fs *fileStat) ModTime() time.Time { return fs.modTime }
func (fs *fileStat) IsDir() bool        { return fs.mode.IsDir() }

// Sys is a *syscall.Stat_t.
func (fs *fileStat) Sys() interface{} {
	kind := uint32(syscall.S_IFREG)
	switch {
	case fs.mode&ModeDir != 0:
		kind = syscall.S_IFDIR
	case fs.mode&ModeSymlink != 0:
		kind = syscall.S_IFLNK
	case fs.mode&ModeSocket != 0:
		kind = syscall.S_IFSOCK
	case fs.mode&ModeNamedPipe != 0:
		kind = syscall.S_IFIFO
	case fs.mode&ModeDevice != 0:
		kind = syscall.S_IFCHR
	}
	at := syscall.Timespec{Sec: fs.modTime.Unix(), Nsec: int64(fs.modTime.Nanosecond())}
	return &syscall.Stat_t{
		Ino: uint64(fs.ino), Nlink: uint64(fs.links), Mode: kind | bitsOf(fs.mode),
		Uid: uint32(fs.owner >> 26), Gid: uint32(fs.owner & (1<<26 - 1)), Size: fs.size, Blksize: 4096,
		Blocks: (fs.size + 511) / 512, Atim: at, Mtim: at, Ctim: at,
	}
}

func (fs *fileStat) Type() FileMode          { return fs.mode.Type() }
func (fs *fileStat) Info() (FileInfo, error) { return fs, nil }

// SameFile tells whether both tell of one file.
func SameFile(a, b FileInfo) bool {
	x, ok := a.(*fileStat)
	y, also := b.(*fileStat)
	return ok && also && x.ino == y.ino
}

// modeOf makes a FileMode of the system's kind and bits.
func modeOf(kind string, bits uint32) FileMode {
	m := FileMode(bits & 0777)
	if bits&01000 != 0 {
		m |= ModeSticky
	}
	if bits&02000 != 0 {
		m |= ModeSetgid
	}
	if bits&04000 != 0 {
		m |= ModeSetuid
	}
	switch kind {
	case "dir":
		m |= ModeDir
	case "symlink":
		m |= ModeSymlink
	case "socket":
		m |= ModeSocket
	case "fifo":
		m |= ModeNamedPipe
	case "device":
		m |= ModeDevice | ModeCharDevice
	}
	return m
}

// bitsOf gives the system's bits of a FileMode.
func bitsOf(m FileMode) uint32 {
	bits := uint32(m.Perm())
	if m&ModeSticky != 0 {
		bits |= 01000
	}
	if m&ModeSetgid != 0 {
		bits |= 02000
	}
	if m&ModeSetuid != 0 {
		bits |= 04000
	}
	return bits
}
