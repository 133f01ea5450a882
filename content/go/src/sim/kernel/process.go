// A part of what Linux does for containers, made for this book: one process and what it can ask of the kernel.

package kernel

import (
	"io"
	"strings"
	"syscall"
	"time"
)

// Program is what a process runs; what it returns is the exit status. It ends
// soon when a call says ErrKilled: nothing it does then is seen any more.
type Program func(p *Process) int

// Process is a running program.
type Process struct {
	Pid int // in the kernel's own numbering, see PidNamespace

	kernel  *Kernel
	spec    Spec
	parent  *Process
	started time.Time
	handled map[syscall.Signal]bool // guarded by the kernel's lock
	signals chan syscall.Signal     // on their way to the program
	pending []syscall.Signal        // those that have interrupted it; its own goroutine's
	ended   chan struct{}           // closed at the end
	status  int                     // valid after the end
}

// run is the life of the process.
func (p *Process) run(program Program) {
	p.end(program(p))
}

// end takes the process out of the tables; only the first call counts. With the
// first process of a PID namespace all others of it end.
func (p *Process) end(status int) {
	k := p.kernel
	k.mu.Lock()
	if k.processes[p.Pid] != p {
		k.mu.Unlock()
		return
	}
	p.status = status
	delete(k.processes, p.Pid)
	orphans := p.spec.Namespaces.Pid.remove(p)
	p.spec.Cgroup.remove(p)
	close(p.ended)
	k.mu.Unlock()
	for _, orphan := range orphans {
		orphan.end(signalled(syscall.SIGKILL))
	}
}

// Done is closed when the process has ended.
func (p *Process) Done() <-chan struct{} { return p.ended }

// Wait returns the exit status when the process has ended.
func (p *Process) Wait() int {
	<-p.ended
	return p.status
}

// Args is the command line.
func (p *Process) Args() []string { return p.spec.Args }

// Dir is the working directory.
func (p *Process) Dir() string { return p.spec.Dir }

// Namespaces is what the process sees of the host.
func (p *Process) Namespaces() *Namespaces { return p.spec.Namespaces }

// Started is when the process was started.
func (p *Process) Started() time.Time { return p.started }

// Ppid is the parent's number, 0 if there is none or if it has ended.
func (p *Process) Ppid() int {
	if p.parent == nil || p.kernel.Process(p.parent.Pid) == nil {
		return 0
	}
	return p.parent.Pid
}

// Environ is the environment.
func (p *Process) Environ() []string { return p.spec.Env }

// Getenv reads one variable of the environment.
func (p *Process) Getenv(key string) string {
	for i := len(p.spec.Env) - 1; i >= 0; i-- {
		if strings.HasPrefix(p.spec.Env[i], key+"=") {
			return p.spec.Env[i][len(key)+1:]
		}
	}
	return ""
}

// enter is the beginning of each call to the kernel. A process in a frozen
// cgroup stays in here until it is thawed.
func (p *Process) enter() error {
	select {
	case <-p.ended:
		return ErrKilled
	case <-p.spec.Cgroup.thawed():
	}
	select {
	case <-p.ended:
		return ErrKilled
	default:
		return nil
	}
}

// Write writes to standard output (1) or standard error (2).
func (p *Process) Write(fd int, text string) error {
	if err := p.enter(); err != nil {
		return err
	}
	to := p.spec.Stdout
	if fd == 2 {
		to = p.spec.Stderr
	}
	if to == nil {
		return syscall.EBADF
	}
	_, err := io.WriteString(to, text)
	return err
}

// input is what a read from standard input has brought.
type input struct {
	n   int
	err error
}

// Read reads from standard input. Without one it is at its end.
func (p *Process) Read(buf []byte) (int, error) {
	if err := p.enter(); err != nil {
		return 0, err
	}
	if p.spec.Stdin == nil {
		return 0, io.EOF
	}
	// Whoever is at the other end may never write. So somebody else waits for
	// it, and the process for that or its own end.
	arrived := make(chan input, 1)
	go func() {
		n, err := p.spec.Stdin.Read(buf)
		arrived <- input{n, err}
	}()
	select {
	case in := <-arrived:
		return in.n, in.err
	case <-p.ended:
		return 0, ErrKilled
	}
}

// Notify asks for signals, which would end the process otherwise.
func (p *Process) Notify(signals ...syscall.Signal) {
	p.kernel.mu.Lock()
	defer p.kernel.mu.Unlock()
	for _, sig := range signals {
		p.handled[sig] = true
	}
}

// Pause waits for a signal that was asked for.
func (p *Process) Pause() (syscall.Signal, error) {
	if err := p.enter(); err != nil {
		return 0, err
	}
	if sig := p.Pending(); sig != 0 {
		return sig, nil
	}
	select {
	case sig := <-p.signals:
		return sig, p.enter()
	case <-p.ended:
		return 0, ErrKilled
	}
}

// Pending is the next signal that was asked for, or 0 if none has come.
func (p *Process) Pending() syscall.Signal {
	if len(p.pending) > 0 {
		sig := p.pending[0]
		p.pending = p.pending[1:]
		return sig
	}
	select {
	case sig := <-p.signals:
		return sig
	default:
		return 0
	}
}

// Sleep waits; a signal that was asked for interrupts it, and is then pending.
func (p *Process) Sleep(d time.Duration) error {
	if err := p.enter(); err != nil {
		return err
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return p.enter()
	case sig := <-p.signals:
		p.pending = append(p.pending, sig)
		return ErrInterrupted
	case <-p.ended:
		return ErrKilled
	}
}

// Spawn starts a child.
func (p *Process) Spawn(spec Spec) (*Process, error) {
	if err := p.enter(); err != nil {
		return nil, err
	}
	return p.kernel.start(p, spec)
}

// WaitChild waits for the end of a child; a signal that was asked for
// interrupts it, and is then pending.
func (p *Process) WaitChild(child *Process) (int, error) {
	select {
	case <-child.ended:
		return child.status, p.enter()
	case sig := <-p.signals:
		p.pending = append(p.pending, sig)
		return 0, ErrInterrupted
	case <-p.ended:
		return 0, ErrKilled
	}
}
