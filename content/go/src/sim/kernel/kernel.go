// A part of what Linux does for containers, made for this book: a table of processes; leaves out memory, files and the network.

// Package kernel is a small kernel to run containers on. A process is a
// goroutine that runs a program; what it asks of the kernel are the methods of
// Process. The programs are those of a tiny system, see programs.go.
package kernel

import (
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sort"
	"strings"
	"sync"
	"syscall"
	"time"
)

var (
	// ErrKilled is what a process that has been ended gets from each call.
	ErrKilled = errors.New("killed")
	// ErrInterrupted says that a signal came which the program wants to hear of.
	ErrInterrupted = errors.New("interrupted system call")
)

// firstPid is the number before that of the first process: by the time somebody
// starts a container, a host has started other things.
const firstPid = 1000

// Kernel is the processes of one host.
type Kernel struct {
	mu         sync.Mutex // guards all that follows, and the fields of processes that say so
	processes  map[int]*Process
	lastPid    int
	lastInode  int // of a namespace
	rootCgroup *Cgroup
}

// New makes a kernel on which nothing runs.
func New() *Kernel {
	return &Kernel{
		processes:  make(map[int]*Process),
		lastPid:    firstPid,
		lastInode:  firstInode,
		rootCgroup: newCgroup(nil, "/"),
	}
}

// Spec says how a process is to be started. What it leaves empty is as its
// parent has it.
type Spec struct {
	Args       []string
	Env        []string
	Dir        string
	Stdin      io.Reader
	Stdout     io.Writer
	Stderr     io.Writer
	Namespaces *Namespaces
	Cgroup     *Cgroup
}

// Start starts a process that no other is the parent of.
func (k *Kernel) Start(spec Spec) (*Process, error) {
	return k.start(nil, spec)
}

// start finds the program, enters the process into the table and lets it run.
func (k *Kernel) start(parent *Process, spec Spec) (*Process, error) {
	program, err := lookup(spec.Args)
	if err != nil {
		return nil, err
	}
	if parent != nil {
		spec = spec.inherit(parent.spec)
	}
	if spec.Namespaces == nil {
		return nil, syscall.EINVAL
	}
	if spec.Cgroup == nil {
		spec.Cgroup = k.rootCgroup
	}
	p := &Process{
		kernel:  k,
		spec:    spec,
		parent:  parent,
		started: time.Now().UTC(),
		handled: make(map[syscall.Signal]bool),
		signals: make(chan syscall.Signal, 8),
		ended:   make(chan struct{}),
	}
	k.mu.Lock()
	k.lastPid++
	p.Pid = k.lastPid
	k.processes[p.Pid] = p
	spec.Namespaces.Pid.add(p)
	spec.Cgroup.add(p)
	k.mu.Unlock()
	go p.run(program)
	return p, nil
}

// inherit fills what is empty with what the parent has.
func (spec Spec) inherit(from Spec) Spec {
	if spec.Env == nil {
		spec.Env = from.Env
	}
	if spec.Dir == "" {
		spec.Dir = from.Dir
	}
	if spec.Stdin == nil {
		spec.Stdin = from.Stdin
	}
	if spec.Stdout == nil {
		spec.Stdout = from.Stdout
	}
	if spec.Stderr == nil {
		spec.Stderr = from.Stderr
	}
	if spec.Namespaces == nil {
		spec.Namespaces = from.Namespaces
	}
	if spec.Cgroup == nil {
		spec.Cgroup = from.Cgroup
	}
	return spec
}

// lookup finds the program of a command line, or says in the words of os/exec
// that there is none.
func lookup(args []string) (Program, error) {
	if len(args) == 0 {
		return nil, syscall.ENOENT
	}
	name := args[0]
	base := name
	for _, dir := range []string{"/bin/", "/usr/bin/", "/usr/sbin/"} {
		base = strings.TrimPrefix(base, dir)
	}
	if program, exists := programs[base]; exists {
		return program, nil
	}
	err := exec.ErrNotFound
	if strings.Contains(name, "/") {
		err = fmt.Errorf("stat %s: %v", name, syscall.ENOENT)
	}
	return nil, &exec.Error{Name: name, Err: err}
}

// Kill sends a signal to a process. The end by SIGKILL nobody can refuse. Any
// other signal goes to the program if that asked for it; if not, it ends the
// process, unless the process is the first of its PID namespace: that one
// hears only what it has asked for.
func (k *Kernel) Kill(pid int, sig syscall.Signal) error {
	k.mu.Lock()
	p := k.processes[pid]
	if p == nil {
		k.mu.Unlock()
		return syscall.ESRCH
	}
	handled := p.handled[sig]
	first := p.spec.Namespaces.Pid.first == p
	k.mu.Unlock()
	switch {
	case sig == syscall.SIGKILL:
		p.end(signalled(sig))
	case handled:
		select {
		case p.signals <- sig:
		default: // one that is pending already need not be sent twice
		}
	case first || ignoredByDefault[sig]:
	default:
		p.end(signalled(sig))
	}
	return nil
}

// ignoredByDefault are the signals that end nobody.
var ignoredByDefault = map[syscall.Signal]bool{
	syscall.SIGCHLD:  true,
	syscall.SIGCONT:  true,
	syscall.SIGURG:   true,
	syscall.SIGWINCH: true,
}

// signalled is the exit status of a process that a signal has ended, as a shell
// tells it.
func signalled(sig syscall.Signal) int {
	return 128 + int(sig)
}

// Process finds a process by its number.
func (k *Kernel) Process(pid int) *Process {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.processes[pid]
}

// Processes lists all processes, the oldest first.
func (k *Kernel) Processes() []*Process {
	k.mu.Lock()
	defer k.mu.Unlock()
	var all []*Process
	for _, p := range k.processes {
		all = append(all, p)
	}
	sort.Sort(byPid(all))
	return all
}

type byPid []*Process

func (all byPid) Len() int           { return len(all) }
func (all byPid) Less(i, j int) bool { return all[i].Pid < all[j].Pid }
func (all byPid) Swap(i, j int)      { all[i], all[j] = all[j], all[i] }
