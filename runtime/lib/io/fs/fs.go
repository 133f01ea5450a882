// File systems as interfaces, and what can be done with any of them.

// Package fs defines what a file system is. Its names for files are os's.
package fs

import (
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"unicode/utf8"
)

// What os has, too.
type (
	FileInfo  = os.FileInfo
	FileMode  = os.FileMode
	DirEntry  = os.DirEntry
	PathError = os.PathError
)

// The bits of a mode.
const (
	ModeDir        = os.ModeDir
	ModeAppend     = os.ModeAppend
	ModeExclusive  = os.ModeExclusive
	ModeTemporary  = os.ModeTemporary
	ModeSymlink    = os.ModeSymlink
	ModeDevice     = os.ModeDevice
	ModeNamedPipe  = os.ModeNamedPipe
	ModeSocket     = os.ModeSocket
	ModeSetuid     = os.ModeSetuid
	ModeSetgid     = os.ModeSetgid
	ModeCharDevice = os.ModeCharDevice
	ModeSticky     = os.ModeSticky
	ModeIrregular  = os.ModeIrregular
	ModeType       = os.ModeType
	ModePerm       = os.ModePerm
)

// What can go wrong with a file.
var (
	ErrInvalid    = os.ErrInvalid
	ErrPermission = os.ErrPermission
	ErrExist      = os.ErrExist
	ErrNotExist   = os.ErrNotExist
	ErrClosed     = os.ErrClosed
)

// SkipDir, as the result of a WalkDirFunc, leaves a directory out.
var SkipDir = filepath.SkipDir

// FS is a tree of files.
type FS interface {
	Open(name string) (File, error)
}

// File is an open file.
type File interface {
	Stat() (FileInfo, error)
	Read([]byte) (int, error)
	Close() error
}

// ReadDirFile is a directory.
type ReadDirFile interface {
	File
	ReadDir(n int) ([]DirEntry, error)
}

// ReadDirFS reads directories in its own way.
type ReadDirFS interface {
	FS
	ReadDir(name string) ([]DirEntry, error)
}

// ReadFileFS reads files in its own way.
type ReadFileFS interface {
	FS
	ReadFile(name string) ([]byte, error)
}

// StatFS looks at files in its own way.
type StatFS interface {
	FS
	Stat(name string) (FileInfo, error)
}

// GlobFS finds files in its own way.
type GlobFS interface {
	FS
	Glob(pattern string) ([]string, error)
}

// SubFS gives its subtrees in its own way.
type SubFS interface {
	FS
	Sub(dir string) (FS, error)
}

// ValidPath tells whether Open may be called with name: a path with slashes, not
// rooted, without empty parts, . and .., or . itself.
func ValidPath(name string) bool {
	if !utf8.ValidString(name) {
		return false
	}
	if name == "." {
		return true
	}
	for _, part := range strings.Split(name, "/") {
		if part == "" || part == "." || part == ".." {
			return false
		}
	}
	return true
}

// ReadFile reads a whole file.
func ReadFile(fsys FS, name string) ([]byte, error) {
	if fsys, ok := fsys.(ReadFileFS); ok {
		return fsys.ReadFile(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// ReadDir gives what is in a directory, by name.
func ReadDir(fsys FS, name string) ([]DirEntry, error) {
	if fsys, ok := fsys.(ReadDirFS); ok {
		return fsys.ReadDir(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	dir, ok := f.(ReadDirFile)
	if !ok {
		return nil, &PathError{Op: "readdir", Path: name, Err: errors.New("not implemented")}
	}
	list, err := dir.ReadDir(-1)
	sort.Slice(list, func(i, j int) bool { return list[i].Name() < list[j].Name() })
	return list, err
}

// Stat tells of a file.
func Stat(fsys FS, name string) (FileInfo, error) {
	if fsys, ok := fsys.(StatFS); ok {
		return fsys.Stat(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Stat()
}

// infoEntry is a DirEntry of which all is known.
type infoEntry struct{ info FileInfo }

func (e infoEntry) Name() string            { return e.info.Name() }
func (e infoEntry) IsDir() bool             { return e.info.IsDir() }
func (e infoEntry) Type() FileMode          { return e.info.Mode().Type() }
func (e infoEntry) Info() (FileInfo, error) { return e.info, nil }

// FileInfoToDirEntry gives info as a DirEntry.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info == nil {
		return nil
	}
	return infoEntry{info}
}

// WalkDirFunc is called by WalkDir for each file and directory.
type WalkDirFunc func(path string, d DirEntry, err error) error

// WalkDir goes through the tree below root, in the order of names.
func WalkDir(fsys FS, root string, fn WalkDirFunc) error {
	info, err := Stat(fsys, root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(fsys, root, infoEntry{info}, fn)
	}
	if err == SkipDir {
		return nil
	}
	return err
}

func walk(fsys FS, name string, d DirEntry, fn WalkDirFunc) error {
	err := fn(name, d, nil)
	if !d.IsDir() {
		return err
	}
	if err == SkipDir {
		return nil
	}
	if err != nil {
		return err
	}
	list, err := ReadDir(fsys, name)
	if err != nil {
		if err = fn(name, d, err); err == SkipDir {
			return nil
		}
		if err != nil {
			return err
		}
	}
	for _, inner := range list {
		err := walk(fsys, path.Join(name, inner.Name()), inner, fn)
		if err == SkipDir {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Glob gives the files whose names fit the pattern (see path.Match).
func Glob(fsys FS, pattern string) (matches []string, err error) {
	if fsys, ok := fsys.(GlobFS); ok {
		return fsys.Glob(pattern)
	}
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if !strings.ContainsAny(pattern, `*?[\`) {
		if _, err := Stat(fsys, pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, last := path.Split(pattern)
	dirs := []string{"."}
	if dir != "" {
		if dir = strings.TrimSuffix(dir, "/"); dir == pattern {
			return nil, path.ErrBadPattern
		}
		if dirs, err = Glob(fsys, dir); err != nil {
			return nil, err
		}
	}
	for _, d := range dirs {
		list, err := ReadDir(fsys, d)
		if err != nil {
			continue
		}
		for _, entry := range list {
			ok, err := path.Match(last, entry.Name())
			if err != nil {
				return matches, err
			}
			if ok {
				matches = append(matches, path.Join(d, entry.Name()))
			}
		}
	}
	return matches, nil
}

// Sub gives the tree below dir.
func Sub(fsys FS, dir string) (FS, error) {
	if !ValidPath(dir) {
		return nil, &PathError{Op: "sub", Path: dir, Err: errors.New("invalid name")}
	}
	if dir == "." {
		return fsys, nil
	}
	if fsys, ok := fsys.(SubFS); ok {
		return fsys.Sub(dir)
	}
	return &below{fsys, dir}, nil
}

// below is a subtree; its errors have names as seen from there.
type below struct {
	fsys FS
	dir  string
}

func (b *below) full(op, name string) (string, error) {
	if !ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: errors.New("invalid name")}
	}
	return path.Join(b.dir, name), nil
}

func (b *below) shorten(name string) string {
	if name == b.dir {
		return "."
	}
	return strings.TrimPrefix(name, b.dir+"/")
}

func (b *below) seen(err error) error {
	if e, ok := err.(*PathError); ok {
		e.Path = b.shorten(e.Path)
	}
	return err
}

func (b *below) Open(name string) (File, error) {
	full, err := b.full("open", name)
	if err != nil {
		return nil, err
	}
	f, err := b.fsys.Open(full)
	return f, b.seen(err)
}

func (b *below) ReadDir(name string) ([]DirEntry, error) {
	full, err := b.full("read", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(b.fsys, full)
	return list, b.seen(err)
}

func (b *below) ReadFile(name string) ([]byte, error) {
	full, err := b.full("read", name)
	if err != nil {
		return nil, err
	}
	data, err := ReadFile(b.fsys, full)
	return data, b.seen(err)
}

func (b *below) Glob(pattern string) ([]string, error) {
	if pattern == "." {
		return []string{"."}, nil
	}
	list, err := Glob(b.fsys, b.dir+"/"+pattern)
	for i, name := range list {
		list[i] = b.shorten(name)
	}
	return list, b.seen(err)
}

func (b *below) Sub(dir string) (FS, error) {
	if dir == "." {
		return b, nil
	}
	full, err := b.full("sub", dir)
	if err != nil {
		return nil, err
	}
	return &below{b.fsys, full}, nil
}
