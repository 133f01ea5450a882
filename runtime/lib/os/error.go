// Errors of files and of the system.

package os

import (
	"errors"
	"syscall"
)

// The reasons that programs ask for.
var (
	ErrInvalid                = errors.New("invalid argument")
	ErrPermission             = errors.New("permission denied")
	ErrExist                  = errors.New("file already exists")
	ErrNotExist               = errors.New("file does not exist")
	ErrClosed                 = errors.New("file already closed")
	ErrNoDeadline             = errors.New("file type does not support deadline")
	ErrProcessDone            = errors.New("os: process already finished")
	ErrDeadlineExceeded error = deadlineError{}
)

type deadlineError struct{}

func (deadlineError) Error() string   { return "i/o timeout" }
func (deadlineError) Timeout() bool   { return true }
func (deadlineError) Temporary() bool { return true }

// PathError tells which operation on which file failed.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }
func (e *PathError) Unwrap() error { return e.Err }

// Timeout tells whether it took too long.
func (e *PathError) Timeout() bool { return isTimeout(e.Err) }

// LinkError tells which operation on two names failed.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string {
	return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error()
}
func (e *LinkError) Unwrap() error { return e.Err }

// SyscallError tells which call of the system failed.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }
func (e *SyscallError) Unwrap() error { return e.Err }

// Timeout tells whether it took too long.
func (e *SyscallError) Timeout() bool { return isTimeout(e.Err) }

// NewSyscallError makes an error of a call's name and its reason; nil without one.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

func isTimeout(err error) bool {
	t, ok := err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// IsTimeout tells whether an error means that something took too long.
func IsTimeout(err error) bool { return isTimeout(underlying(err)) }

// IsExist tells whether an error means that something is there already.
func IsExist(err error) bool { return is(err, ErrExist) }

// IsNotExist tells whether an error means that something is not there.
func IsNotExist(err error) bool { return is(err, ErrNotExist) }

// IsPermission tells whether an error means that something is not allowed.
func IsPermission(err error) bool { return is(err, ErrPermission) }

func is(err, target error) bool {
	err = underlying(err)
	if err == target {
		return true
	}
	number, ok := err.(syscall.Errno)
	return ok && number.Is(target)
}

// underlying gives the reason in an error of this package.
func underlying(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}
