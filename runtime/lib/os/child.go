// Processes that a process starts, and waits for.

package os

import (
	"strconv"
	"syscall"
	"time"
)

func sysStart(path string, argv, env []string, dir string, files []int, traced bool) (pid, failed int)

// ProcAttr is what a process is started with.
type ProcAttr struct {
	Dir   string
	Env   []string
	Files []*File
	Sys   *syscall.SysProcAttr
}

// StartProcess starts a program; what it has open from 0 on are the files.
func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error) {
	env := attr.Env
	if env == nil {
		env = Environ()
	}
	handles := make([]int, len(attr.Files))
	for i, f := range attr.Files {
		handles[i] = i
		if f != nil {
			handles[i] = f.handle
		}
	}
	traced := attr.Sys != nil && attr.Sys.Ptrace
	pid, failed := sysStart(name, argv, env, attr.Dir, handles, traced)
	if failed != 0 {
		if attr.Dir != "" {
			if _, err := Stat(attr.Dir); err != nil {
				err.(*PathError).Op = "chdir"
				return nil, err
			}
		}
		return nil, &PathError{"fork/exec", name, syscall.Errno(failed)}
	}
	return &Process{Pid: pid}, nil
}

// Wait waits for the end of a process that this one has started.
func (p *Process) Wait() (*ProcessState, error) {
	var status syscall.WaitStatus
	for {
		pid, err := syscall.Wait4(p.Pid, &status, 0, nil)
		if err != nil {
			return nil, &SyscallError{"wait", err}
		}
		if status.Exited() || status.Signaled() {
			return &ProcessState{pid, status}, nil
		}
	}
}

// ProcessState is how a process ended.
type ProcessState struct {
	pid    int
	status syscall.WaitStatus
}

// Pid gives the number it had.
func (p *ProcessState) Pid() int { return p.pid }

// Exited tells whether it ended by itself.
func (p *ProcessState) Exited() bool { return p.status.Exited() }

// Success tells whether it ended with status 0.
func (p *ProcessState) Success() bool { return p.status.ExitStatus() == 0 }

// ExitCode gives its status, -1 where a signal ended it.
func (p *ProcessState) ExitCode() int { return p.status.ExitStatus() }

// Sys gives what the system said: a syscall.WaitStatus.
func (p *ProcessState) Sys() interface{} { return p.status }

func (p *ProcessState) String() string {
	if p == nil {
		return "<nil>"
	}
	if p.status.Signaled() {
		return "signal: " + p.status.Signal().String()
	}
	return "exit status " + strconv.Itoa(p.status.ExitStatus())
}

// UserTime and SystemTime are nothing: statements take no time here.
func (p *ProcessState) UserTime() time.Duration   { return 0 }
func (p *ProcessState) SystemTime() time.Duration { return 0 }

// SysUsage gives what it has used: a *syscall.Rusage.
func (p *ProcessState) SysUsage() interface{} { return &syscall.Rusage{} }
