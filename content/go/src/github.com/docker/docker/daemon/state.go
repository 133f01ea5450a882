// Reconstructs daemon/state.go of Docker 1.6.2: whether a container runs, since when, and how to wait for a change; leaves out nothing.

package daemon

import (
	"fmt"
	"sync"
	"time"

	"github.com/docker/docker/daemon/execdriver"
	"github.com/docker/docker/pkg/units"
)

// State is what the daemon knows of a container's process. It is stored.
type State struct {
	sync.Mutex
	Running           bool // also while it waits to be started again
	Paused            bool
	Restarting        bool
	OOMKilled         bool
	removalInProgress bool
	Dead              bool // it is about to be removed, and must not be started
	Pid               int
	ExitCode          int
	Error             string // why it could not be started
	StartedAt         time.Time
	FinishedAt        time.Time
	waitChan          chan struct{} // closed, and replaced, when Running changes
}

// NewState is the state of a container that never ran.
func NewState() *State {
	return &State{waitChan: make(chan struct{})}
}

// String is the state as docker ps shows it.
func (s *State) String() string {
	switch {
	case s.Running && s.Paused:
		return fmt.Sprintf("Up %s (Paused)", since(s.StartedAt))
	case s.Running && s.Restarting:
		return fmt.Sprintf("Restarting (%d) %s ago", s.ExitCode, since(s.FinishedAt))
	case s.Running:
		return fmt.Sprintf("Up %s", since(s.StartedAt))
	case s.removalInProgress:
		return "Removal In Progress"
	case s.Dead:
		return "Dead"
	case s.FinishedAt.IsZero():
		return ""
	}
	return fmt.Sprintf("Exited (%d) %s ago", s.ExitCode, since(s.FinishedAt))
}

func since(t time.Time) string {
	return units.HumanDuration(time.Now().UTC().Sub(t))
}

// StateString is the state in one word, for filters.
func (s *State) StateString() string {
	switch {
	case s.Running && s.Paused:
		return "paused"
	case s.Running && s.Restarting:
		return "restarting"
	case s.Running:
		return "running"
	case s.Dead:
		return "dead"
	}
	return "exited"
}

// wait returns when the channel is closed; with a timeout that is not negative
// it may give up before.
func wait(waitChan <-chan struct{}, timeout time.Duration) error {
	if timeout < 0 {
		<-waitChan
		return nil
	}
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	select {
	case <-waitChan:
		return nil
	case <-timer.C:
		return fmt.Errorf("Timed out: %v", timeout)
	}
}

// changed lets everybody who waits go on. The caller has the lock.
func (s *State) changed() {
	close(s.waitChan)
	s.waitChan = make(chan struct{})
}

// WaitRunning waits until the process is there and returns its number. A
// negative timeout is none.
func (s *State) WaitRunning(timeout time.Duration) (int, error) {
	s.Lock()
	running, pid, waitChan := s.Running, s.Pid, s.waitChan
	s.Unlock()
	if running {
		return pid, nil
	}
	if err := wait(waitChan, timeout); err != nil {
		return -1, err
	}
	return s.GetPid(), nil
}

// WaitStop waits until the process has ended and returns its exit code. A
// negative timeout is none.
func (s *State) WaitStop(timeout time.Duration) (int, error) {
	s.Lock()
	running, exitCode, waitChan := s.Running, s.ExitCode, s.waitChan
	s.Unlock()
	if !running {
		return exitCode, nil
	}
	if err := wait(waitChan, timeout); err != nil {
		return -1, err
	}
	return s.GetExitCode(), nil
}

// IsRunning tells whether the container's process is there.
func (s *State) IsRunning() bool {
	s.Lock()
	defer s.Unlock()
	return s.Running
}

// IsPaused tells whether the process is frozen.
func (s *State) IsPaused() bool {
	s.Lock()
	defer s.Unlock()
	return s.Paused
}

// IsRestarting tells whether the process will be started again.
func (s *State) IsRestarting() bool {
	s.Lock()
	defer s.Unlock()
	return s.Restarting
}

// GetPid is the number of the process, 0 if it is not there.
func (s *State) GetPid() int {
	s.Lock()
	defer s.Unlock()
	return s.Pid
}

// GetExitCode is how the process ended.
func (s *State) GetExitCode() int {
	s.Lock()
	defer s.Unlock()
	return s.ExitCode
}

// SetRunning notes that the process has been started, just now.
func (s *State) SetRunning(pid int) {
	s.Lock()
	defer s.Unlock()
	s.setRunning(pid)
}

func (s *State) setRunning(pid int) {
	s.Running, s.Paused, s.Restarting = true, false, false
	s.Error = ""
	s.ExitCode = 0
	s.Pid = pid
	s.StartedAt = time.Now().UTC()
	s.changed()
}

// SetStopped notes that the process has ended, just now.
func (s *State) SetStopped(exitStatus *execdriver.ExitStatus) {
	s.Lock()
	defer s.Unlock()
	s.setStopped(exitStatus)
}

func (s *State) setStopped(exitStatus *execdriver.ExitStatus) {
	s.Running = false
	s.setEnded(exitStatus, false)
}

// SetRestarting notes that the process has ended and will be started again.
// For everything else it counts as running.
func (s *State) SetRestarting(exitStatus *execdriver.ExitStatus) {
	s.Lock()
	defer s.Unlock()
	s.Running = true
	s.setEnded(exitStatus, true)
}

func (s *State) setEnded(exitStatus *execdriver.ExitStatus, restarting bool) {
	s.Restarting = restarting
	s.Pid = 0
	s.FinishedAt = time.Now().UTC()
	s.ExitCode = exitStatus.ExitCode
	s.OOMKilled = exitStatus.OOMKilled
	s.changed()
}

// setError notes why the container could not be started.
func (s *State) setError(err error) {
	s.Error = err.Error()
}

// SetPaused notes that the process has been frozen.
func (s *State) SetPaused() {
	s.Lock()
	defer s.Unlock()
	s.Paused = true
}

// SetUnpaused notes that the process goes on.
func (s *State) SetUnpaused() {
	s.Lock()
	defer s.Unlock()
	s.Paused = false
}

// SetRemovalInProgress fails if somebody is removing the container already.
func (s *State) SetRemovalInProgress() error {
	s.Lock()
	defer s.Unlock()
	if s.removalInProgress {
		return fmt.Errorf("Status is already RemovalInProgress")
	}
	s.removalInProgress = true
	return nil
}

// ResetRemovalInProgress notes that the removal is over.
func (s *State) ResetRemovalInProgress() {
	s.Lock()
	defer s.Unlock()
	s.removalInProgress = false
}

// SetDead notes that the container must not be started any more.
func (s *State) SetDead() {
	s.Lock()
	defer s.Unlock()
	s.Dead = true
}
