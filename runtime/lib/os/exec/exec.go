// Package exec starts other programs: the commands of the room, and files that were built from one of its
// programs. Whatever else is asked for is not found.
package exec

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// sysIsCommand tells whether the room has a command of this name.
func sysIsCommand(name string) bool

// binaries is where the room's commands are said to lie.
const binaries = "/usr/local/bin/"

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
	*os.ProcessState
	Stderr []byte
}

func (e *ExitError) Error() string { return e.ProcessState.String() }

// Cmd is a program to be started.
type Cmd struct {
	Path         string
	Args         []string
	Env          []string
	Dir          string
	Stdin        io.Reader
	Stdout       io.Writer
	Stderr       io.Writer
	ExtraFiles   []*os.File
	SysProcAttr  *syscall.SysProcAttr
	Process      *os.Process
	ProcessState *os.ProcessState

	lookPathErr error
	closeAfter  []io.Closer // the child's ends: closed here once it has them
	closeEnd    []io.Closer // our ends of pipes that were asked for
	copying     []func() error
	copied      chan error
	finished    bool
	ctx         context.Context
	ended       chan struct{} // closed when the program has ended, if there is a ctx
}

// LookPath looks for a program.
func LookPath(file string) (string, error) {
	if strings.Contains(file, "/") {
		info, err := os.Stat(file)
		if err != nil {
			return "", &Error{file, err}
		}
		if mode := info.Mode(); mode.IsDir() || mode&0111 == 0 {
			return "", &Error{file, os.ErrPermission}
		}
		return file, nil
	}
	if sysIsCommand(file) {
		return binaries + file, nil
	}
	return "", &Error{file, ErrNotFound}
}

// Command prepares to start a program.
func Command(name string, arg ...string) *Cmd {
	c := &Cmd{Path: name, Args: append([]string{name}, arg...)}
	if !strings.Contains(name, "/") {
		if path, err := LookPath(name); err != nil {
			c.lookPathErr = err
		} else {
			c.Path = path
		}
	}
	return c
}

// CommandContext prepares to start a program that is killed when ctx is done.
func CommandContext(ctx context.Context, name string, arg ...string) *Cmd {
	if ctx == nil {
		panic("nil Context")
	}
	c := Command(name, arg...)
	c.ctx = ctx
	return c
}

func (c *Cmd) String() string { return strings.Join(append([]string{c.Path}, c.Args[1:]...), " ") }

// reading gives what the program reads from r.
func (c *Cmd) reading(r io.Reader) (*os.File, error) {
	if r == nil {
		return c.null(os.O_RDONLY)
	}
	if f, ok := r.(*os.File); ok {
		return f, nil
	}
	theirs, ours, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.closeAfter = append(c.closeAfter, theirs)
	c.copying = append(c.copying, func() error {
		_, err := io.Copy(ours, r)
		if other := ours.Close(); err == nil {
			err = other
		}
		return err
	})
	return theirs, nil
}

// writing gives what the program writes to w.
func (c *Cmd) writing(w io.Writer) (*os.File, error) {
	if w == nil {
		return c.null(os.O_WRONLY)
	}
	if f, ok := w.(*os.File); ok {
		return f, nil
	}
	ours, theirs, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.closeAfter = append(c.closeAfter, theirs)
	c.copying = append(c.copying, func() error {
		_, err := io.Copy(w, ours)
		ours.Close()
		return err
	})
	return theirs, nil
}

func (c *Cmd) null(flag int) (*os.File, error) {
	f, err := os.OpenFile(os.DevNull, flag, 0)
	if err == nil {
		c.closeAfter = append(c.closeAfter, f)
	}
	return f, err
}

func (c *Cmd) files() ([]*os.File, error) {
	in, err := c.reading(c.Stdin)
	if err != nil {
		return nil, err
	}
	out, err := c.writing(c.Stdout)
	if err != nil {
		return nil, err
	}
	failed := out
	if c.Stderr == nil || !sameWriter(c.Stderr, c.Stdout) {
		if failed, err = c.writing(c.Stderr); err != nil {
			return nil, err
		}
	}
	return append([]*os.File{in, out, failed}, c.ExtraFiles...), nil
}

// sameWriter tells whether two writers are one; what cannot be compared is not.
func sameWriter(a, b io.Writer) (same bool) {
	defer func() {
		if recover() != nil {
			same = false
		}
	}()
	return a == b
}

func closeAll(list []io.Closer) {
	for _, one := range list {
		one.Close()
	}
}

// Start starts the program and does not wait for it.
func (c *Cmd) Start() error {
	if c.lookPathErr != nil {
		closeAll(c.closeAfter)
		closeAll(c.closeEnd)
		return c.lookPathErr
	}
	if c.Process != nil {
		return errors.New("exec: already started")
	}
	if c.ctx != nil && c.ctx.Err() != nil {
		closeAll(c.closeAfter)
		closeAll(c.closeEnd)
		return c.ctx.Err()
	}
	files, err := c.files()
	if err == nil {
		c.Process, err = os.StartProcess(c.Path, c.Args, &os.ProcAttr{
			Dir:   c.Dir,
			Env:   c.Env,
			Files: files,
			Sys:   c.SysProcAttr,
		})
	}
	closeAll(c.closeAfter)
	if err != nil {
		closeAll(c.closeEnd)
		return err
	}
	c.copied = make(chan error, len(c.copying))
	for _, one := range c.copying {
		go func(copy func() error) { c.copied <- copy() }(one)
	}
	if c.ctx != nil {
		c.ended = make(chan struct{})
		go func() {
			select {
			case <-c.ctx.Done():
				c.Process.Kill()
			case <-c.ended:
			}
		}()
	}
	return nil
}

// Wait waits for the program to end, and for what it wrote to be copied.
func (c *Cmd) Wait() error {
	if c.Process == nil {
		return errors.New("exec: not started")
	}
	if c.finished {
		return errors.New("exec: Wait was already called")
	}
	c.finished = true
	state, err := c.Process.Wait()
	if c.ended != nil {
		close(c.ended)
	}
	c.ProcessState = state
	var failed error
	for range c.copying {
		if one := <-c.copied; one != nil && failed == nil {
			failed = one
		}
	}
	closeAll(c.closeEnd)
	if err != nil {
		return err
	}
	if !state.Success() {
		return &ExitError{ProcessState: state}
	}
	return failed
}

// Run starts the program and waits for it.
func (c *Cmd) Run() error {
	if err := c.Start(); err != nil {
		return err
	}
	return c.Wait()
}

// Output runs the program and gives what it printed.
func (c *Cmd) Output() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	var out, failed bytes.Buffer
	c.Stdout = &out
	keep := c.Stderr == nil
	if keep {
		c.Stderr = &failed
	}
	err := c.Run()
	if exit, ok := err.(*ExitError); ok && keep {
		exit.Stderr = failed.Bytes()
	}
	return out.Bytes(), err
}

// CombinedOutput runs the program and gives what it printed, complaints included.
func (c *Cmd) CombinedOutput() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	if c.Stderr != nil {
		return nil, errors.New("exec: Stderr already set")
	}
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err := c.Run()
	return out.Bytes(), err
}

// pipe gives both ends: the program's, and ours, which Wait closes.
func (c *Cmd) pipe(name string, taken, ourWriting bool) (ours, theirs *os.File, err error) {
	if taken {
		return nil, nil, errors.New("exec: " + name + " already set")
	}
	if c.Process != nil {
		return nil, nil, errors.New("exec: " + name + "Pipe after process started")
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, nil, err
	}
	ours, theirs = r, w
	if ourWriting {
		ours, theirs = w, r
	}
	c.closeAfter = append(c.closeAfter, theirs)
	c.closeEnd = append(c.closeEnd, ours)
	return ours, theirs, nil
}

// StdinPipe gives what the program will read.
func (c *Cmd) StdinPipe() (io.WriteCloser, error) {
	ours, theirs, err := c.pipe("Stdin", c.Stdin != nil, true)
	if err != nil {
		return nil, err
	}
	c.Stdin = theirs
	return ours, nil
}

// StdoutPipe gives what the program will print.
func (c *Cmd) StdoutPipe() (io.ReadCloser, error) {
	ours, theirs, err := c.pipe("Stdout", c.Stdout != nil, false)
	if err != nil {
		return nil, err
	}
	c.Stdout = theirs
	return ours, nil
}

// StderrPipe gives what the program will complain of.
func (c *Cmd) StderrPipe() (io.ReadCloser, error) {
	ours, theirs, err := c.pipe("Stderr", c.Stderr != nil, false)
	if err != nil {
		return nil, err
	}
	c.Stderr = theirs
	return ours, nil
}
