// Package runtime: what a program can learn of, and ask from, the machine that runs it. This file has
// the values of run-time panics.
package runtime

// Error is what every run-time panic's value implements.
type Error interface {
	error
	RuntimeError()
}

// errorString is a run-time error told by its text.
type errorString string

func (e errorString) RuntimeError() {}

func (e errorString) Error() string { return "runtime error: " + string(e) }

// boundsError is an index or a slice expression outside its operand.
type boundsError string

func (e boundsError) RuntimeError() {}

func (e boundsError) Error() string { return "runtime error: " + string(e) }

// plainError has a text that stands for itself.
type plainError string

func (e plainError) RuntimeError() {}

func (e plainError) Error() string { return string(e) }

// A TypeAssertionError explains a failed type assertion.
type TypeAssertionError struct {
	text string
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string { return e.text }

// panicwrap is called where a value method is called through a nil pointer in an interface.
func panicwrap(text string) { panic(plainError(text)) }

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc"
)
