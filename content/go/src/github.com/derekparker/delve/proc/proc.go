// Reconstructs of Delve 0.12.0's proc/proc.go the life of a traced process: its own goroutine for ptrace, Continue, Detach, the end. Left out: breakpoints, threads other than the first, goroutines, symbols and DWARF, which need a memory that is bytes.

// Package proc runs another process and holds it where it wants.
package proc

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"
)

// Process is a process that is being debugged.
type Process struct {
	Pid          int
	Process      *os.Process
	LastModified time.Time // of its file

	running        bool
	exited         bool
	ptraceChan     chan func()
	ptraceDoneChan chan interface{}
	once           sync.Once
}

// NotExecutableErr is what Launch says of a file that is no program.
var NotExecutableErr = errors.New("not an executable file")

// New makes a Process that is not yet one of the system's, and starts the
// goroutine that will speak to it.
func New(pid int) *Process {
	dbp := &Process{
		Pid:            pid,
		ptraceChan:     make(chan func()),
		ptraceDoneChan: make(chan interface{}),
	}
	go dbp.handlePtraceFuncs()
	return dbp
}

// ProcessExitedError says that there is nothing left to debug, and how it ended.
type ProcessExitedError struct {
	Pid    int
	Status int
}

func (pe ProcessExitedError) Error() string {
	return fmt.Sprintf("Process %d has exited with status %d", pe.Pid, pe.Status)
}

// LoadInformation reads what the executable says about itself. Of all that only the time is left.
func (dbp *Process) LoadInformation(path string) error {
	info, err := os.Stat(path)
	if err == nil {
		dbp.LastModified = info.ModTime()
	}
	return nil
}

// Exited tells whether the process has ended.
func (dbp *Process) Exited() bool { return dbp.exited }

// Running tells whether the process is on its way.
func (dbp *Process) Running() bool { return dbp.running }

// Continue lets the process go on until something stops it: here, its end.
func (dbp *Process) Continue() error {
	if dbp.exited {
		return &ProcessExitedError{Pid: dbp.Pid}
	}
	if err := dbp.resume(); err != nil {
		return err
	}
	return dbp.trapWait(-1)
}

// Detach lets go of the process; with kill it ends.
func (dbp *Process) Detach(kill bool) (err error) {
	dbp.execPtraceFunc(func() {
		if err = PtraceDetach(dbp.Pid, 0); err == nil && kill {
			err = killProcess(dbp.Pid)
		}
	})
	return err
}

// handlePtraceFuncs does what it is sent, always on the same thread: the system
// answers nobody but the thread that began to trace.
func (dbp *Process) handlePtraceFuncs() {
	runtime.LockOSThread()
	for fn := range dbp.ptraceChan {
		fn()
		dbp.ptraceDoneChan <- nil
	}
}

// execPtraceFunc has fn done on that thread, and waits for it.
func (dbp *Process) execPtraceFunc(fn func()) {
	dbp.ptraceChan <- fn
	<-dbp.ptraceDoneChan
}

func initializeDebugProcess(dbp *Process, path string) (*Process, error) {
	process, err := os.FindProcess(dbp.Pid)
	if err != nil {
		return nil, err
	}
	dbp.Process = process
	return dbp, dbp.LoadInformation(path)
}

// postExit ends the goroutine of handlePtraceFuncs: nothing is left to be said.
func (dbp *Process) postExit() {
	dbp.exited = true
	dbp.running = false
	dbp.once.Do(func() { close(dbp.ptraceChan) })
}
