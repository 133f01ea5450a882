// Files' times and links as os and syscall tell of them, and calls that are made by their number.
package main

import (
	"fmt"
	"io/ioutil"
	"os"
	"path/filepath"
	"syscall"
	"time"
	"unsafe"
)

func text(s string) uintptr {
	p, _ := syscall.BytePtrFromString(s)
	return uintptr(unsafe.Pointer(p))
}

func main() {
	dir, _ := ioutil.TempDir("", "calls")
	defer os.RemoveAll(dir)
	name, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	ioutil.WriteFile(name, []byte("text"), 0640)
	os.Symlink(name, link)

	first, _ := os.Stat(name)
	fmt.Println(os.Chtimes(name, time.Now(), first.ModTime()))
	again, _ := os.Stat(name)
	fmt.Println(first.ModTime().Equal(again.ModTime()))
	long := time.Date(1969, 7, 20, 20, 17, 40, 123456789, time.UTC)
	fmt.Println(os.Chtimes(name, long, long))
	again, _ = os.Stat(name)
	fmt.Println(again.ModTime().UTC())

	var stat syscall.Stat_t
	fmt.Println(syscall.UtimesNano(name, []syscall.Timespec{{Sec: 1}, {Sec: 1300000000, Nsec: 5}}))
	fmt.Println(syscall.Stat(name, &stat), stat.Mtim.Sec, stat.Mtim.Nsec, stat.Nlink)
	fmt.Println(os.Link(name, name+"2"))
	again, _ = os.Stat(name)
	fmt.Println(syscall.Lstat(name, &stat), stat.Nlink, again.Sys().(*syscall.Stat_t).Nlink)

	times := [2]syscall.Timespec{{Sec: 7}, {Sec: 1400000000, Nsec: 9}}
	_, _, errno := syscall.Syscall6(syscall.SYS_UTIMENSAT, ^uintptr(99), text(link), uintptr(unsafe.Pointer(&times)), 0x100, 0, 0)
	syscall.Lstat(link, &stat)
	fmt.Println(errno == 0, stat.Mtim.Sec, stat.Mtim.Nsec)
	syscall.Stat(link, &stat)
	fmt.Println(stat.Mtim.Sec, stat.Mtim.Nsec)

	pid, _, _ := syscall.Syscall(syscall.SYS_GETPID, 0, 0, 0)
	fmt.Println(int(pid) == os.Getpid())
	stat = syscall.Stat_t{}
	_, _, errno = syscall.Syscall(syscall.SYS_STAT, text(name), uintptr(unsafe.Pointer(&stat)), 0)
	fmt.Println(errno == 0, stat.Size, stat.Mode&0777 == 0640, stat.Mode&syscall.S_IFMT == syscall.S_IFREG)
	fd, _, errno := syscall.Syscall(syscall.SYS_OPEN, text(name), syscall.O_RDWR, 0)
	fmt.Println(errno == 0)
	buf := make([]byte, 8)
	n, _, errno := syscall.Syscall(syscall.SYS_READ, fd, uintptr(unsafe.Pointer(&buf[1])), 7)
	fmt.Printf("%d %q %v\n", n, buf, errno == 0)
	n, _, _ = syscall.Syscall(syscall.SYS_WRITE, fd, uintptr(unsafe.Pointer(&buf[0])), 3)
	_, _, errno = syscall.Syscall(syscall.SYS_CLOSE, fd, 0, 0)
	all, _ := ioutil.ReadFile(name)
	fmt.Printf("%d %v %q\n", n, errno == 0, all)
	_, _, errno = syscall.Syscall(syscall.SYS_UNLINK, text(filepath.Join(dir, "none")), 0, 0)
	fmt.Println(errno)
	_, _, errno = syscall.Syscall(9999, 0, 0, 0)
	fmt.Println(errno)

	var name2 syscall.Utsname
	fmt.Println(syscall.Uname(&name2), name2.Sysname[0] == 'L', name2.Release[0] != 0)
	var fs syscall.Statfs_t
	fmt.Println(syscall.Statfs(dir, &fs), fs.Bsize > 0, fs.Blocks >= fs.Bfree)
	var limit syscall.Rlimit
	fmt.Println(syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit), limit.Cur > 0, limit.Max >= limit.Cur)
}
