// Package exec starts other programs. A host of the room has none that a program could start: commands
// are started in a terminal. So nothing is ever found, and everything fails as that does.
package exec

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strconv"
	"syscall"
)

// ErrNotFound is what looking for a program gives.
var ErrNotFound = errors.New("executable file not found in $PATH")

// Error tells which program could not be started, and why.
type Error struct {
	Name string
	Err  error
}

func (e *Error) Error() string { return "exec: " + strconv.Quote(e.Name) + ": " + e.Err.Error() }
func (e *Error) Unwrap() error { return e.Err }

// ExitError is a program that failed.
type ExitError struct {
	Stderr []byte
}

func (e *ExitError) Error() string { return "exit status 1" }

// Cmd is a program to be started.
type Cmd struct {
	Path        string
	Args        []string
	Env         []string
	Dir         string
	Stdin       io.Reader
	Stdout      io.Writer
	Stderr      io.Writer
	ExtraFiles  []*os.File
	SysProcAttr *syscall.SysProcAttr
	Process     *os.Process
}

// LookPath looks for a program.
func LookPath(file string) (string, error) { return "", &Error{file, ErrNotFound} }

// Command prepares to start a program.
func Command(name string, arg ...string) *Cmd {
	return &Cmd{Path: name, Args: append([]string{name}, arg...)}
}

func (c *Cmd) Start() error {
	_, err := LookPath(c.Path)
	return err
}

func (c *Cmd) Run() error  { return c.Start() }
func (c *Cmd) Wait() error { return errors.New("exec: not started") }

func (c *Cmd) Output() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	return nil, c.Run()
}

func (c *Cmd) CombinedOutput() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	return nil, c.Run()
}

type nothing struct {
	bytes.Buffer
}

func (*nothing) Close() error { return nil }

func (c *Cmd) StdinPipe() (io.WriteCloser, error) { return &nothing{}, nil }
func (c *Cmd) StdoutPipe() (io.ReadCloser, error) { return &nothing{}, nil }
func (c *Cmd) StderrPipe() (io.ReadCloser, error) { return &nothing{}, nil }

func (c *Cmd) String() string {
	text := c.Path
	for _, arg := range c.Args[1:] {
		text += " " + arg
	}
	return text
}
