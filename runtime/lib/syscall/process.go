// A process about itself, its time, and what no process may do here.

package syscall

func exit(code int)
func now() (sec int64, nsec int32, mono int64)
func sleep(nanoseconds int64)

// Exit ends the process at once.
func Exit(code int) { exit(code) }

// Getgroups gives the groups besides the first one: none.
func Getgroups() (gids []int, err error) { return nil, nil }

// Every process leads a group of its own.
func Getpgrp() (pid int) { return Getpid() }

func Getpgid(pid int) (pgid int, err error) {
	if pid == 0 {
		return Getpid(), nil
	}
	return pid, Kill(pid, 0)
}

func Setpgid(pid int, pgid int) error {
	if pid == 0 || pid == Getpid() {
		return nil
	}
	return EPERM
}

// Everyone is root and may become whom they like; nothing depends on it.
func Setregid(rgid, egid int) error        { return nil }
func Setreuid(ruid, euid int) error        { return nil }
func Setresgid(rgid, egid, sgid int) error { return nil }
func Setresuid(ruid, euid, suid int) error { return nil }
func Setfsgid(gid int) error               { return nil }
func Setfsuid(uid int) error               { return nil }

// Priorities are 20 less the niceness, and stay as they are.
func Getpriority(which int, who int) (prio int, err error) { return 20, nil }
func Setpriority(which int, who int, prio int) error       { return nil }

// Getrusage tells of nothing used: statements take no time here.
func Getrusage(who int, rusage *Rusage) error {
	if who != RUSAGE_SELF && who != RUSAGE_CHILDREN && who != RUSAGE_THREAD {
		return EINVAL
	}
	*rusage = Rusage{}
	return nil
}

// Gettimeofday, Time and Times tell the virtual clock's time.
func Gettimeofday(tv *Timeval) error {
	sec, nsec, _ := now()
	*tv = Timeval{Sec: sec, Usec: int64(nsec / 1000)}
	return nil
}

func Time(t *Time_t) (tt Time_t, err error) {
	sec, _, _ := now()
	if t != nil {
		*t = Time_t(sec)
	}
	return Time_t(sec), nil
}

// Times gives ticks of a hundredth of a second, of which the process itself used none.
func Times(tms *Tms) (ticks uintptr, err error) {
	*tms = Tms{}
	_, _, mono := now()
	return uintptr(mono / 1e7), nil
}

// Nanosleep waits.
func Nanosleep(time *Timespec, leftover *Timespec) error {
	if time.Sec < 0 || time.Nsec < 0 || time.Nsec >= 1e9 {
		return EINVAL
	}
	sleep(time.Nano())
	return nil
}

// TimevalToNsec joins what NsecToTimeval has parted.
func TimevalToNsec(tv Timeval) int64 { return tv.Sec*1e9 + tv.Usec*1e3 }

// CoreDump tells whether the process left an image of its memory: none does.
func (w WaitStatus) CoreDump() bool { return w.Signaled() && w&0x80 != 0 }

// TrapCause is why a traced process was halted, -1 where that was no trap of its tracer.
func (w WaitStatus) TrapCause() int {
	if w.StopSignal() != SIGTRAP {
		return -1
	}
	return int(w>>16) & 0xff
}

// StringByteSlice is ByteSliceFromString for what has no zero in it.
func StringByteSlice(s string) []byte {
	b, err := ByteSliceFromString(s)
	if err != nil {
		panic("syscall: string with NUL passed to StringByteSlice")
	}
	return b
}

func StringBytePtr(s string) *byte { return &StringByteSlice(s)[0] }

func StringSlicePtr(ss []string) []*byte {
	list := make([]*byte, len(ss)+1)
	for i, s := range ss {
		list[i] = StringBytePtr(s)
	}
	return list
}

// SlicePtrFromStrings is a row of strings with a nil behind it.
func SlicePtrFromStrings(ss []string) ([]*byte, error) {
	list := make([]*byte, len(ss)+1)
	for i, s := range ss {
		p, err := BytePtrFromString(s)
		if err != nil {
			return nil, err
		}
		list[i] = p
	}
	return list, nil
}

// What a process may not do to the machine it is on.
func Acct(path string) error                          { return EPERM }
func Adjtimex(buf *Timex) (state int, err error)      { return -1, EPERM }
func Ioperm(from int, num int, on int) error          { return EPERM }
func Iopl(level int) error                            { return EPERM }
func Klogctl(typ int, buf []byte) (n int, err error)  { return -1, EPERM }
func Reboot(cmd int) error                            { return EPERM }
func Setdomainname(p []byte) error                    { return EPERM }
func Settimeofday(tv *Timeval) error                  { return EPERM }
func Unshare(flags int) error                         { return EPERM }
func Ustat(dev int, ubuf *Ustat_t) error              { return ENOSYS }
func Fstatfs(fd int, buf *Statfs_t) error             { return ENOSYS }
func Listxattr(path string, dest []byte) (int, error) { return -1, ENOTSUP }
func Removexattr(path string, attr string) error      { return ENOTSUP }

// Pause waits for a signal that no package but os/signal takes: for ever.
func Pause() error { select {} }

// What waits for several descriptors, or copies inside the kernel, is not there.
func EpollCreate(size int) (fd int, err error)                       { return -1, ENOSYS }
func EpollCreate1(flag int) (fd int, err error)                      { return -1, ENOSYS }
func EpollCtl(epfd int, op int, fd int, event *EpollEvent) error     { return EBADF }
func EpollWait(epfd int, events []EpollEvent, msec int) (int, error) { return -1, EBADF }
func Select(nfd int, r *FdSet, w *FdSet, e *FdSet, timeout *Timeval) (n int, err error) {
	return -1, ENOSYS
}
func Splice(rfd int, roff *int64, wfd int, woff *int64, len int, flags int) (int64, error) {
	return -1, ENOSYS
}
func SyncFileRange(fd int, off int64, n int64, flags int) error     { return there(fd) }
func Tee(rfd int, wfd int, len int, flags int) (n int64, err error) { return -1, ENOSYS }

// Tgkill signals a thread: a process has one, of its own number.
func Tgkill(tgid int, tid int, sig Signal) error {
	if tgid != tid {
		return ESRCH
	}
	return Kill(tgid, sig)
}

// A tracer lets its child go on and does not look into it: there are no registers below.
func PtraceAttach(pid int) error                                               { return EPERM }
func PtraceGetEventMsg(pid int) (msg uint, err error)                          { return 0, ESRCH }
func PtraceGetRegs(pid int, regsout *PtraceRegs) error                         { return ESRCH }
func PtraceSetRegs(pid int, regs *PtraceRegs) error                            { return ESRCH }
func PtraceSetOptions(pid int, options int) error                              { return ESRCH }
func PtraceSingleStep(pid int) error                                           { return ESRCH }
func PtraceSyscall(pid int, signal int) error                                  { return ESRCH }
func PtracePeekData(pid int, addr uintptr, out []byte) (count int, err error)  { return 0, ESRCH }
func PtracePeekText(pid int, addr uintptr, out []byte) (count int, err error)  { return 0, ESRCH }
func PtracePokeData(pid int, addr uintptr, data []byte) (count int, err error) { return 0, ESRCH }
func PtracePokeText(pid int, addr uintptr, data []byte) (count int, err error) { return 0, ESRCH }
