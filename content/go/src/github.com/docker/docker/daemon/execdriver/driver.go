// Reconstructs part of daemon/execdriver/driver.go of Docker 1.6.2: what it takes to run a container, and what a driver can do; leaves out the network, devices, capabilities, statistics and running more in a container.

// Package execdriver is what runs the processes of containers.
package execdriver

import (
	"errors"
	"io"
)

// ErrNotRunning says that a container has no process.
var ErrNotRunning = errors.New("Container is not running")

// StartCallback is told the number of the process as soon as it runs.
type StartCallback func(*ProcessConfig, int)

// ExitStatus is how a container's process ended.
type ExitStatus struct {
	ExitCode  int
	OOMKilled bool
}

// Info tells whether a container runs.
type Info interface {
	IsRunning() bool
}

// Terminal is what the streams of a process are connected by.
type Terminal interface {
	io.Closer
	Resize(height, width int) error
}

// Driver runs containers.
type Driver interface {
	// Run starts the process and returns when it has ended.
	Run(c *Command, pipes *Pipes, startCallback StartCallback) (ExitStatus, error)
	Kill(c *Command, sig int) error
	Pause(c *Command) error
	Unpause(c *Command) error
	Name() string
	Info(id string) Info
	GetPidsForContainer(id string) ([]int, error)
	Terminate(c *Command) error // ends what an earlier daemon has left
	Clean(id string) error      // removes what is left of a container
}

// Resources is the limits.
type Resources struct {
	Memory     int64
	MemorySwap int64
	CpuShares  int64
	CpusetCpus string
}

// ProcessConfig is the process to run.
type ProcessConfig struct {
	Privileged bool
	User       string
	Tty        bool
	Entrypoint string
	Arguments  []string
	Env        []string
	Terminal   Terminal
}

// Command is a container as a driver needs it.
type Command struct {
	ID            string
	Rootfs        string
	WorkingDir    string
	Resources     *Resources
	ProcessConfig ProcessConfig
}

// Pipes is where the streams of the process lead.
type Pipes struct {
	Stdin          io.ReadCloser
	Stdout, Stderr io.Writer
}

// NewPipes puts the streams together; stdin only if the container has one.
func NewPipes(stdin io.ReadCloser, stdout, stderr io.Writer, useStdin bool) *Pipes {
	pipes := &Pipes{Stdout: stdout, Stderr: stderr}
	if useStdin {
		pipes.Stdin = stdin
	}
	return pipes
}

// StdConsole is the terminal of a process that has none.
type StdConsole struct{}

// Close does nothing.
func (s *StdConsole) Close() error { return nil }

// Resize does nothing.
func (s *StdConsole) Resize(h, w int) error { return nil }
