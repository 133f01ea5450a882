// Changes to names: making, moving and removing files and directories.

package os

import (
	"strconv"
	"strings"
	"syscall"
	"time"
)

// onPath does what sysPath calls op and names it name in errors.
func onPath(op, name, path string, n int64) error {
	if failed := sysPath(op, path, "", n); failed != 0 {
		return &PathError{name, path, syscall.Errno(failed)}
	}
	return nil
}

// Mkdir makes a directory.
func Mkdir(name string, perm FileMode) error {
	return onPath("mkdir", "mkdir", name, int64(bitsOf(perm)))
}

// MkdirAll makes a directory and those above it; what is there stays.
func MkdirAll(path string, perm FileMode) error {
	if info, err := Stat(path); err == nil {
		if info.IsDir() {
			return nil
		}
		return &PathError{"mkdir", path, syscall.ENOTDIR}
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	if slash := strings.LastIndex(path[:end], "/"); slash > 0 {
		if err := MkdirAll(path[:slash], perm); err != nil {
			return err
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		if info, statErr := Lstat(path); statErr == nil && info.IsDir() {
			return nil
		}
	}
	return err
}

// Remove removes a file or an empty directory.
func Remove(name string) error {
	failed := sysPath("unlink", name, "", 0)
	if failed == 0 {
		return nil
	}
	also := sysPath("rmdir", name, "", 0)
	if also == 0 {
		return nil
	}
	// Which of the two says why? The one that fits what it is.
	if also != int(syscall.ENOTDIR) {
		failed = also
	}
	return &PathError{"remove", name, syscall.Errno(failed)}
}

// RemoveAll removes a file or a directory with all that is in it. It is no
// error if there is nothing.
func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	err := Remove(path)
	if err == nil || IsNotExist(err) {
		return nil
	}
	entries, failed := ReadDir(path)
	if failed != nil {
		if IsNotExist(failed) { // others remove, too
			return nil
		}
		return err
	}
	for _, entry := range entries {
		// What can be removed is, whatever cannot.
		if err := RemoveAll(path + "/" + entry.Name()); err != nil {
			failed = err
		}
	}
	if err = Remove(path); err == nil || IsNotExist(err) {
		return nil
	}
	if failed != nil {
		return failed
	}
	return err
}

func onTwo(op, from, to string) error {
	if failed := sysPath(op, from, to, 0); failed != 0 {
		return &LinkError{op, from, to, syscall.Errno(failed)}
	}
	return nil
}

// Rename moves a file, over one that is there.
func Rename(oldpath, newpath string) error { return onTwo("rename", oldpath, newpath) }

// Link gives a file another name.
func Link(oldname, newname string) error { return onTwo("link", oldname, newname) }

// Symlink makes a link that leads to oldname.
func Symlink(oldname, newname string) error { return onTwo("symlink", oldname, newname) }

// Readlink tells where a link leads.
func Readlink(name string) (string, error) {
	target, failed := sysReadlink(name)
	if failed != 0 {
		return "", &PathError{"readlink", name, syscall.Errno(failed)}
	}
	return target, nil
}

// Truncate changes a file's size.
func Truncate(name string, size int64) error {
	if failed := sysTruncate(-1, name, size); failed != 0 {
		return &PathError{"truncate", name, syscall.Errno(failed)}
	}
	return nil
}

// Chmod sets permission bits.
func Chmod(name string, mode FileMode) error {
	return onPath("chmod", "chmod", name, int64(bitsOf(mode)))
}

// Chown gives a file to a user and a group; -1 leaves it theirs. Everybody is
// root, so it makes no difference to what may be done with it.
func Chown(name string, uid, gid int) error {
	return onPath("chown", "chown", name, ownerOf(uid, gid))
}

// Lchown gives away a link itself.
func Lchown(name string, uid, gid int) error {
	return onPath("lchown", "lchown", name, ownerOf(uid, gid))
}

// ownerOf makes one number of two that are -1 or more; greater ones than
// there is room for are of no user and no group, and change nothing.
func ownerOf(uid, gid int) int64 {
	const most = 1<<26 - 2
	if uid > most {
		uid = -1
	}
	if gid > most {
		gid = -1
	}
	return int64(uid+1)<<26 | int64(gid+1)
}

// Chtimes sets when a file was changed.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	return onPath("chtimes", "chtimes", name, mtime.UnixNano())
}

// Chdir changes the working directory.
func Chdir(dir string) error { return onPath("chdir", "chdir", dir, 0) }

// Getwd gives the working directory.
func Getwd() (dir string, err error) { return sysGetwd(), nil }

// TempDir gives the directory for temporary files.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

// nextTemp counts temporary names of this process.
var nextTemp int

// tempName gives a new name: pattern with a number for its last star, or at its end.
func tempName(dir, pattern string) string {
	if dir == "" {
		dir = TempDir()
	}
	nextTemp++
	number := strconv.Itoa(Getpid()*100000 + nextTemp)
	if star := strings.LastIndex(pattern, "*"); star >= 0 {
		return dir + "/" + pattern[:star] + number + pattern[star+1:]
	}
	return dir + "/" + pattern + number
}

// CreateTemp makes a new file with a name of its own.
func CreateTemp(dir, pattern string) (*File, error) {
	for {
		f, err := OpenFile(tempName(dir, pattern), O_RDWR|O_CREATE|O_EXCL, 0600)
		if !IsExist(err) {
			return f, err
		}
	}
}

// MkdirTemp makes a new directory with a name of its own.
func MkdirTemp(dir, pattern string) (string, error) {
	for {
		name := tempName(dir, pattern)
		err := Mkdir(name, 0700)
		if err == nil {
			return name, nil
		}
		if !IsExist(err) {
			return "", err
		}
	}
}

// Chdir makes the directory that is open the working directory.
func (f *File) Chdir() error {
	if err := f.check("chdir"); err != nil {
		return err
	}
	return onPath("chdir", "chdir", f.name, 0)
}
