// Processes that a process has started, and what its tracer may do with one.

package syscall

// sysWait waits for a child (-1: any) to end or, if it is traced, to be halted.
func sysWait(pid int, block bool) (wpid, status, failed int)

// sysContinue lets a halted child go on.
func sysContinue(pid int) (failed int)

// sysStart starts a program that has these files open from 0 on.
func sysStart(path string, argv, env []string, dir string, files []int, traced bool) (pid, failed int)

// ProcAttr is what a process is started with.
type ProcAttr struct {
	Dir   string
	Env   []string
	Files []uintptr
	Sys   *SysProcAttr
}

// ForkExec starts a program, with the environment that attr has and no other.
func ForkExec(argv0 string, argv []string, attr *ProcAttr) (pid int, err error) {
	if attr == nil {
		attr = new(ProcAttr)
	}
	files := make([]int, len(attr.Files))
	for i, fd := range attr.Files {
		files[i] = int(fd)
	}
	env := attr.Env
	if env == nil {
		env = []string{}
	}
	pid, failed := sysStart(argv0, argv, env, attr.Dir, files, attr.Sys != nil && attr.Sys.Ptrace)
	if failed != 0 {
		return 0, Errno(failed)
	}
	return pid, nil
}

// StartProcess is ForkExec with a handle, which has no meaning here.
func StartProcess(argv0 string, argv []string, attr *ProcAttr) (pid int, handle uintptr, err error) {
	pid, err = ForkExec(argv0, argv, attr)
	return pid, 0, err
}

// Wait4 waits for a change in a child.
func Wait4(pid int, w *WaitStatus, options int, r *Rusage) (int, error) {
	wpid, status, failed := sysWait(pid, options&WNOHANG == 0)
	if failed != 0 {
		return -1, Errno(failed)
	}
	if w != nil && wpid > 0 {
		*w = WaitStatus(status)
	}
	return wpid, nil
}

// PtraceCont lets a halted child go on, with a signal unless that is 0.
func PtraceCont(pid int, signal int) error {
	if failed := sysContinue(pid); failed != 0 {
		return Errno(failed)
	}
	if signal != 0 {
		return Kill(pid, Signal(signal))
	}
	return nil
}

// PtraceDetach lets a halted child go on by itself.
func PtraceDetach(pid int) error { return PtraceCont(pid, 0) }
