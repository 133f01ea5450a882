// Reconstructs part of daemon/state.go of Docker 1.6.2: whether a container runs, and since when; leaves out pausing, restarting and waiting.

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
	Running    bool
	Paused     bool
	Restarting bool
	OOMKilled  bool
	Dead       bool
	Pid        int
	ExitCode   int
	Error      string // why it could not be started
	StartedAt  time.Time
	FinishedAt time.Time
}

// NewState is the state of a container that never ran.
func NewState() *State {
	return &State{}
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

// IsRunning tells whether the container's process is there.
func (s *State) IsRunning() bool {
	s.Lock()
	defer s.Unlock()
	return s.Running
}

// SetStopped notes that the process has ended, just now.
func (s *State) SetStopped(exitStatus *execdriver.ExitStatus) {
	s.Lock()
	defer s.Unlock()
	s.Running = false
	s.Restarting = false
	s.Pid = 0
	s.ExitCode = exitStatus.ExitCode
	s.OOMKilled = exitStatus.OOMKilled
	s.FinishedAt = time.Now().UTC()
}
