// Processes that a process has started, and what its tracer may do with one.

package syscall

// sysWait waits for a child (-1: any) to end or, if it is traced, to be halted.
func sysWait(pid int, block bool) (wpid, status, failed int)

// sysContinue lets a halted child go on.
func sysContinue(pid int) (failed int)

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
