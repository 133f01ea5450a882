// Reconstructs of Delve 0.12.0's proc/proc_linux.go and ptrace_linux.go how a process is started under ptrace, waited for and killed. Left out: attaching, threads that a thread clones, groups of processes.

package proc

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// Launch starts a program and has it halted before its first instruction. cmd
// begins with the program's file; wd is where it is started.
func Launch(cmd []string, wd string) (*Process, error) {
	if info, err := os.Stat(cmd[0]); err == nil && info.Mode()&0111 == 0 {
		return nil, NotExecutableErr
	}
	var target *exec.Cmd
	var err error
	dbp := New(0)
	dbp.execPtraceFunc(func() {
		target = exec.Command(cmd[0])
		target.Args = cmd
		target.Stdout = os.Stdout
		target.Stderr = os.Stderr
		target.SysProcAttr = &syscall.SysProcAttr{Ptrace: true}
		target.Dir = wd
		err = target.Start()
	})
	if err != nil {
		return nil, err
	}
	dbp.Pid = target.Process.Pid
	if _, _, err = dbp.wait(dbp.Pid, 0); err != nil {
		return nil, fmt.Errorf("waiting for target execve failed: %s", err)
	}
	return initializeDebugProcess(dbp, target.Path)
}

// Kill ends the process.
func (dbp *Process) Kill() error {
	if dbp.exited {
		return nil
	}
	if dbp.running {
		return errors.New("process must be stopped in order to kill it")
	}
	if err := syscall.Kill(dbp.Pid, syscall.SIGKILL); err != nil {
		return errors.New("could not deliver signal " + err.Error())
	}
	if _, _, err := dbp.wait(dbp.Pid, 0); err != nil {
		return err
	}
	dbp.postExit()
	return nil
}

// RequestManualStop asks the process to halt.
func (dbp *Process) RequestManualStop() error {
	if dbp.exited {
		return &ProcessExitedError{Pid: dbp.Pid}
	}
	return syscall.Kill(dbp.Pid, syscall.SIGTRAP)
}

// resume lets the process go on.
func (dbp *Process) resume() (err error) {
	dbp.execPtraceFunc(func() { err = PtraceCont(dbp.Pid, 0) })
	dbp.running = err == nil
	return err
}

// trapWait waits until the process has halted or ended. A signal that is meant
// for the program is passed on to it.
func (dbp *Process) trapWait(pid int) error {
	for {
		wpid, status, err := dbp.wait(pid, 0)
		if err != nil {
			return fmt.Errorf("wait err %s %d", err, pid)
		}
		switch {
		case wpid != dbp.Pid:
		case status.Exited():
			dbp.postExit()
			return ProcessExitedError{Pid: wpid, Status: status.ExitStatus()}
		case status.Signaled():
			dbp.postExit()
			return ProcessExitedError{Pid: wpid, Status: -int(status.Signal())}
		case status.StopSignal() == syscall.SIGTRAP:
			dbp.running = false
			return nil
		default:
			dbp.execPtraceFunc(func() { err = PtraceCont(wpid, int(status.StopSignal())) })
			if err != nil {
				return err
			}
		}
	}
}

// wait asks the system what has become of a process. Of the one that is debugged
// it asks again and again, since Linux can leave someone waiting for ever who
// waits for the first thread of a process that has others.
func (dbp *Process) wait(pid, options int) (int, *syscall.WaitStatus, error) {
	var s syscall.WaitStatus
	if pid != dbp.Pid || options != 0 {
		wpid, err := syscall.Wait4(pid, &s, syscall.WALL|options, nil)
		return wpid, &s, err
	}
	for {
		wpid, err := syscall.Wait4(pid, &s, syscall.WNOHANG|syscall.WALL, nil)
		if err != nil {
			return 0, nil, err
		}
		if wpid != 0 {
			return wpid, &s, nil
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func killProcess(pid int) error { return syscall.Kill(pid, syscall.SIGINT) }

// PtraceCont lets a halted process go on, with a signal if that is not 0.
func PtraceCont(tid, sig int) error { return syscall.PtraceCont(tid, sig) }

// PtraceDetach ends the tracing of a process.
func PtraceDetach(tid, sig int) error { return syscall.PtraceDetach(tid) }
