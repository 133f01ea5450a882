// Signals and processes, as far as a program sees them.

package os

import "syscall"

// Signal is a signal of the system.
type Signal interface {
	String() string
	Signal()
}

// The signals that every system has.
var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

// Process is a process known by its number.
type Process struct {
	Pid int
}

// FindProcess gives the process of a number, whether it is there or not.
func FindProcess(pid int) (*Process, error) { return &Process{pid}, nil }

// Signal sends a signal to the process.
func (p *Process) Signal(sig Signal) error {
	number, ok := sig.(syscall.Signal)
	if !ok {
		return &SyscallError{"os: unsupported signal type", syscall.EINVAL}
	}
	if err := syscall.Kill(p.Pid, number); err != nil {
		if err == syscall.ESRCH {
			return ErrProcessDone
		}
		return err
	}
	return nil
}

// Kill ends the process.
func (p *Process) Kill() error { return p.Signal(Kill) }

// Release lets go of the process.
func (p *Process) Release() error { return nil }
