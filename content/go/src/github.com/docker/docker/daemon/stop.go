// Reconstructs daemon/{stop,kill,restart,wait,pause}.go of Docker 1.6.2: the jobs that work on a container that runs; leaves out nothing.

package daemon

import (
	"errors"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/signal"
)

// defaultStopTimeout is how many seconds a process has to end when it is asked to.
const defaultStopTimeout = 10

// timeoutOf is what `t` says.
func timeoutOf(job *engine.Job) int {
	if job.EnvExists("t") {
		return job.GetenvInt("t")
	}
	return defaultStopTimeout
}

// ContainerStop is the handler of the job `stop`.
func (daemon *Daemon) ContainerStop(job *engine.Job) engine.Status {
	return daemon.within(job, func(container *Container, seconds int) error {
		if !container.IsRunning() {
			return errAlreadyStopped
		}
		return container.Stop(seconds)
	})
}

// ContainerRestart is the handler of the job `restart`.
func (daemon *Daemon) ContainerRestart(job *engine.Job) engine.Status {
	return daemon.within(job, (*Container).Restart)
}

// errAlreadyStopped is known to the API by its words.
var errAlreadyStopped = errors.New("Container already stopped")

// within does what stop and restart have in common: the argument, the time, the
// error, and the event that has the name of the job.
func (daemon *Daemon) within(job *engine.Job, do func(container *Container, seconds int) error) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("Usage: %s CONTAINER\n", job.Name)
	}
	name := job.Args[0]
	container, err := daemon.Get(name)
	if err != nil {
		return job.Error(err)
	}
	switch err := do(container, timeoutOf(job)); err {
	case nil:
		container.LogEvent(job.Name)
		return engine.StatusOK
	case errAlreadyStopped:
		return job.Error(err)
	default:
		return job.Errorf("Cannot %s container %s: %s\n", job.Name, name, err)
	}
}

// ContainerKill is the handler of the job `kill`. SIGKILL, which it is if no
// signal is named, it waits for; any other it only sends.
func (daemon *Daemon) ContainerKill(job *engine.Job) engine.Status {
	if n := len(job.Args); n < 1 || n > 2 {
		return job.Errorf("Usage: %s CONTAINER [SIGNAL]", job.Name)
	}
	name := job.Args[0]
	sig := syscall.SIGKILL
	if len(job.Args) == 2 && job.Args[1] != "" {
		if sig = signalOf(job.Args[1]); sig == 0 {
			return job.Errorf("Invalid signal: %s", job.Args[1])
		}
	}
	container, err := daemon.Get(name)
	if err != nil {
		return job.Error(err)
	}
	if sig != syscall.SIGKILL {
		if err := container.KillSig(int(sig)); err != nil {
			return job.Errorf("Cannot kill container %s: %s", name, err)
		}
		return engine.StatusOK
	}
	if err := container.Kill(); err != nil {
		return job.Errorf("Cannot kill container %s: %s", name, err)
	}
	container.LogEvent("kill")
	return engine.StatusOK
}

// signalOf reads a signal: a number up to 31, or a name with or without SIG. It
// is 0 if there is none of that name.
func signalOf(text string) syscall.Signal {
	number, err := strconv.ParseUint(text, 10, 5)
	if err != nil {
		return signal.SignalMap[strings.TrimPrefix(text, "SIG")]
	}
	return syscall.Signal(number)
}

// ContainerWait is the handler of the job `wait`. It prints the exit code when
// there is one.
func (daemon *Daemon) ContainerWait(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("Usage: %s", job.Name)
	}
	container, err := daemon.Get(job.Args[0])
	if err != nil {
		return job.Errorf("%s: %v", job.Name, err)
	}
	status, _ := container.WaitStop(-1 * time.Second)
	job.Printf("%d\n", status)
	return engine.StatusOK
}

// ContainerPause is the handler of the job `pause`.
func (daemon *Daemon) ContainerPause(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("Usage: %s CONTAINER", job.Name)
	}
	return daemon.freeze(job, (*Container).Pause)
}

// ContainerUnpause is the handler of the job `unpause`.
func (daemon *Daemon) ContainerUnpause(job *engine.Job) engine.Status {
	if n := len(job.Args); n < 1 || n > 2 {
		return job.Errorf("Usage: %s CONTAINER", job.Name)
	}
	return daemon.freeze(job, (*Container).Unpause)
}

// freeze does what both have in common; the name of the job is the word.
func (daemon *Daemon) freeze(job *engine.Job, do func(*Container) error) engine.Status {
	name := job.Args[0]
	container, err := daemon.Get(name)
	if err != nil {
		return job.Error(err)
	}
	if err := do(container); err != nil {
		return job.Errorf("Cannot %s container %s: %s", job.Name, name, err)
	}
	container.LogEvent(job.Name)
	return engine.StatusOK
}

// ContainerResize is the handler of the job `resize`: container, height, width.
func (daemon *Daemon) ContainerResize(job *engine.Job) engine.Status {
	if len(job.Args) != 3 {
		return job.Errorf("Not enough arguments. Usage: %s CONTAINER HEIGHT WIDTH\n", job.Name)
	}
	height, err := strconv.Atoi(job.Args[1])
	if err != nil {
		return job.Error(err)
	}
	width, err := strconv.Atoi(job.Args[2])
	if err != nil {
		return job.Error(err)
	}
	container, err := daemon.Get(job.Args[0])
	if err != nil {
		return job.Error(err)
	}
	if err := container.Resize(height, width); err != nil {
		return job.Error(err)
	}
	return engine.StatusOK
}
