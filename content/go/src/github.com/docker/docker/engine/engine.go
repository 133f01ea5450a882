// Reconstructs engine/engine.go of Docker 1.6.2: the table of handlers, the making of jobs and the shutdown; leaves out ParseJob.

// Package engine is the core of Docker before 1.7: whatever the daemon can do
// is a named handler, and whatever it does is a job that runs such a handler.
package engine

import (
	"fmt"
	"io"
	"os"
	"sort"
	"sync"
	"time"

	"github.com/docker/docker/pkg/common"
	"github.com/docker/docker/pkg/ioutils"
)

// How long Shutdown waits, at most, first for running jobs and then for its callbacks.
const (
	jobsTimeout     = 5 * time.Second
	handlersTimeout = 10 * time.Second
)

// Installer is what a subsystem implements to add its handlers to an engine.
type Installer interface {
	Install(*Engine) error
}

// Handler does the work of a job and says how it ended.
type Handler func(*Job) Status

// globalHandlers are copied into every engine that New makes from now on.
var globalHandlers = make(map[string]Handler)

// Register adds a global handler. It must happen before New to have an effect.
func Register(name string, handler Handler) error {
	if _, taken := globalHandlers[name]; taken {
		return fmt.Errorf("Can't overwrite global handler for command %s", name)
	}
	globalHandlers[name] = handler
	return nil
}

func unregister(name string) {
	delete(globalHandlers, name)
}

// Engine knows the handlers by name, makes jobs of them, and counts the jobs
// that are running so that a shutdown can wait for them.
type Engine struct {
	handlers     map[string]Handler
	catchall     Handler
	id           string
	Stdout       io.Writer
	Stderr       io.Writer
	Stdin        io.Reader
	Logging      bool
	tasks        sync.WaitGroup // jobs that are running
	l            sync.RWMutex   // guards shutdown and onShutdown
	shutdownWait sync.WaitGroup // callbacks that have not returned yet
	shutdown     bool
	onShutdown   []func()
}

// New makes an engine that knows `commands` and every global handler.
func New() *Engine {
	eng := &Engine{
		handlers: make(map[string]Handler),
		id:       common.RandomString(),
		Stdin:    os.Stdin,
		Stdout:   os.Stdout,
		Stderr:   os.Stderr,
		Logging:  true,
	}
	eng.Register("commands", listCommands)
	for name, handler := range globalHandlers {
		eng.handlers[name] = handler
	}
	return eng
}

// listCommands is the handler of the job `commands`.
func listCommands(job *Job) Status {
	for _, name := range job.Eng.commands() {
		job.Printf("%s\n", name)
	}
	return StatusOK
}

// Register adds a handler to this engine; a name can be given away only once.
func (eng *Engine) Register(name string, handler Handler) error {
	if _, taken := eng.handlers[name]; taken {
		return fmt.Errorf("Can't overwrite handler for command %s", name)
	}
	eng.handlers[name] = handler
	return nil
}

// RegisterCatchall sets the handler of all jobs whose name nobody registered.
func (eng *Engine) RegisterCatchall(catchall Handler) {
	eng.catchall = catchall
}

// String is the start of the engine's random id.
func (eng *Engine) String() string {
	return eng.id[:8]
}

// commands lists the registered names in alphabetical order.
func (eng *Engine) commands() []string {
	var names []string
	for name := range eng.handlers {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Job prepares a job and finds its handler; nothing runs before Run is called.
// A job whose name is unknown is made all the same: Run is what reports it.
func (eng *Engine) Job(name string, args ...string) *Job {
	job := &Job{Eng: eng, Name: name, Args: args}
	job.env = &Env{}
	job.Stdin = NewInput()
	job.Stdout = NewOutput()
	job.Stderr = NewOutput()
	job.closeIO = true
	job.cancelled = make(chan struct{})
	if eng.Logging {
		job.Stderr.Add(ioutils.NopWriteCloser(eng.Stderr))
	}
	job.handler = eng.lookup(name)
	return job
}

// lookup finds the handler for a name: its own, else the catchall, else nil.
// The empty name has no handler, not even the catchall.
func (eng *Engine) lookup(name string) Handler {
	handler, registered := eng.handlers[name]
	if registered {
		return handler
	}
	if name == "" {
		return nil
	}
	return eng.catchall
}

// OnShutdown adds a callback that Shutdown will run.
func (eng *Engine) OnShutdown(h func()) {
	eng.l.Lock()
	eng.onShutdown = append(eng.onShutdown, h)
	eng.shutdownWait.Add(1)
	eng.l.Unlock()
}

// Shutdown ends the engine for good: from now on it takes no job, it gives the
// running ones five seconds, then runs all callbacks at once and gives them
// ten. A second caller only waits for the callbacks.
func (eng *Engine) Shutdown() {
	if alreadyDown := eng.beginShutdown(); alreadyDown {
		eng.shutdownWait.Wait()
		return
	}
	waitAtMost(jobsTimeout, eng.tasks.Wait)
	for _, h := range eng.onShutdown {
		go eng.runShutdownHandler(h)
	}
	waitAtMost(handlersTimeout, eng.shutdownWait.Wait)
}

// beginShutdown marks the engine as shut down and tells whether it already was.
// The lock is given back at once, so that jobs that come now fail rather than wait.
func (eng *Engine) beginShutdown() (alreadyDown bool) {
	eng.l.Lock()
	defer eng.l.Unlock()
	alreadyDown = eng.shutdown
	eng.shutdown = true
	return alreadyDown
}

func (eng *Engine) runShutdownHandler(h func()) {
	h()
	eng.shutdownWait.Done()
}

// waitAtMost returns when wait does or when the time is up, whichever is first.
// In the second case the goroutine that waits is left behind.
func waitAtMost(limit time.Duration, wait func()) {
	done := make(chan struct{})
	go func() {
		wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(limit):
	}
}

// IsShutdown tells whether Shutdown has been called.
func (eng *Engine) IsShutdown() bool {
	eng.l.RLock()
	defer eng.l.RUnlock()
	return eng.shutdown
}
