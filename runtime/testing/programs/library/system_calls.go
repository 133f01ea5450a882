package main

import (
	"fmt"
	"io/ioutil"
	"os"
	"path/filepath"
	"sort"
	"syscall"
	"time"
)

func main() {
	dir, err := ioutil.TempDir("", "calls")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "a")
	fd, err := syscall.Open(name, syscall.O_RDWR|syscall.O_CREAT|syscall.O_EXCL, 0640)
	fmt.Println(fd > 2, err)
	_, err = syscall.Open(name, syscall.O_RDWR|syscall.O_CREAT|syscall.O_EXCL, 0640)
	fmt.Println(err, err == syscall.EEXIST)
	fmt.Println(syscall.Write(fd, []byte("hello, world")))
	fmt.Println(syscall.Seek(fd, -5, 2))
	b := make([]byte, 8)
	n, err := syscall.Read(fd, b)
	fmt.Println(string(b[:n]), err)
	n, err = syscall.Read(fd, b)
	fmt.Println(n, err)
	n, err = syscall.Pread(fd, b, 3)
	fmt.Println(string(b[:n]), err)
	fmt.Println(syscall.Pwrite(fd, []byte("HE"), 0))
	_, err = syscall.Pread(fd, b, -1)
	fmt.Println(err)
	fmt.Println(syscall.Ftruncate(fd, 7), syscall.Fsync(fd), syscall.Fallocate(fd, 0, 5, 6))
	var st syscall.Stat_t
	fmt.Println(syscall.Fstat(fd, &st), st.Size, st.Mode&^0777 == syscall.S_IFREG, st.Mode&0777 == 0640, st.Nlink)
	m, err := syscall.Mmap(fd, 0, 7, syscall.PROT_READ, syscall.MAP_SHARED)
	fmt.Println(string(m), err)
	fmt.Println(syscall.Munmap(m))
	a, err := syscall.Mmap(-1, 0, 4096, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	a[5] = 1
	fmt.Println(a[5], len(a))
	fmt.Println( err, syscall.Madvise(a, syscall.MADV_RANDOM), syscall.Munmap(a))

	other, err := syscall.Dup(fd)
	fmt.Println(other > fd, err, syscall.Close(fd))
	n, err = syscall.Pread(other, b, 0)
	fmt.Printf("%q %v\n", b[:n], err)
	fmt.Println(syscall.Dup2(other, 77), syscall.Dup3(77, 77, 0), syscall.Close(other))
	_, err = syscall.Read(other, b)
	fmt.Println(err)
	f := os.NewFile(77, "seventy-seven")
	f.Seek(0, 0)
	all, err := ioutil.ReadAll(f)
	fmt.Printf("%q %v %v\n", all, err, f.Close())

	p := make([]int, 2)
	fmt.Println(syscall.Pipe(p), syscall.Pipe(p[:1]))
	go func() {
		syscall.Write(p[1], []byte("through"))
		syscall.Close(p[1])
	}()
	n, err = syscall.Read(p[0], b)
	fmt.Println(string(b[:n]), err)
	n, err = syscall.Read(p[0], b)
	fmt.Println(n, err, syscall.Close(p[0]), syscall.Close(p[0]))

	two := filepath.Join(dir, "b")
	fmt.Println(syscall.Rename(name, two), syscall.Symlink("b", filepath.Join(dir, "l")), syscall.Link(two, filepath.Join(dir, "h")))
	n, err = syscall.Readlink(filepath.Join(dir, "l"), b)
	fmt.Println(string(b[:n]), err)
	_, err = syscall.Readlink(two, b)
	fmt.Println(err)
	fmt.Println(syscall.Rename(name, two), syscall.Access(two, 4), syscall.Access(name, 0), syscall.Access(two, 1))
	fmt.Println(syscall.Truncate(two, 2), syscall.Chmod(two, 0755), syscall.Access(two, 1))
	when := []syscall.Timeval{{1e9, 0}, {1.1e9, 500000}}
	fmt.Println(syscall.Utimes(two, when), syscall.Utimes(two, when[:1]), syscall.UtimesNano(name, []syscall.Timespec{{1, 0}, {2, 0}}))
	info, err := os.Stat(two)
	fmt.Println(info.ModTime().UTC(), info.Size(), err)
	d, err := syscall.Open(dir, syscall.O_RDONLY|syscall.O_DIRECTORY, 0)
	var names []string
	for buf := make([]byte, 64); ; {
		n, err := syscall.ReadDirent(d, buf)
		if n <= 0 {
			fmt.Println(n, err)
			break
		}
		consumed, count, more := syscall.ParseDirent(buf[:n], -1, nil)
		if consumed != n || count != len(more) {
			fmt.Println("parsed", consumed, n, count)
		}
		names = append(names, more...)
	}
	sort.Strings(names)
	fmt.Println(names, syscall.Close(d))
	at, err := syscall.Openat(-100, two, syscall.O_RDONLY, 0)
	out, _ := os.Create(filepath.Join(dir, "copy"))
	var from int64 = 1
	n, err = syscall.Sendfile(int(out.Fd()), at, &from, 10)
	fmt.Println(n, err, from)
	wd, err := syscall.Getwd()
	n, _ = syscall.Getcwd(make([]byte, 4096))
	fmt.Println(err, n == len(wd)+1, syscall.Chdir(dir), syscall.Chdir("nowhere"))
	there, _ := os.Getwd()
	fmt.Println(there == dir)

	var tv syscall.Timeval
	fmt.Println(syscall.Gettimeofday(&tv), time.Since(time.Unix(tv.Unix())) < time.Minute)
	t, err := syscall.Time(nil)
	fmt.Println(time.Since(time.Unix(int64(t), 0)) < time.Minute, err)
	var ru syscall.Rusage
	fmt.Println(syscall.Getrusage(syscall.RUSAGE_SELF, &ru), syscall.Getrusage(5, &ru))
	fmt.Println(syscall.Nanosleep(&syscall.Timespec{0, 1000}, nil), syscall.Nanosleep(&syscall.Timespec{0, -1}, nil))
	fmt.Println(syscall.TimevalToNsec(syscall.Timeval{3, 5}), syscall.LsfStmt(1, 2), *syscall.LsfJump(1, 2, 3, 4))
	who, err := syscall.ParseSocketControlMessage(syscall.UnixCredentials(&syscall.Ucred{1, 2, 3}))
	back, err := syscall.ParseUnixCredentials(&who[0])
	fmt.Println(*back, err)
	fmt.Println(syscall.SYS_OPENAT, syscall.EPOLLIN, syscall.MS_NOUSER, syscall.SO_PEERCRED, syscall.EDEADLOCK == syscall.EDEADLK)
	syscall.Exit(3)
}
