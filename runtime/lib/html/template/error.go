// What can be wrong with a template's HTML.

package template

import (
	"fmt"
	"text/template/parse"
)

// Error is a template that cannot be escaped.
type Error struct {
	ErrorCode   ErrorCode
	Node        parse.Node // where, if known
	Name        string
	Line        int // 0 if unknown
	Description string
}

// ErrorCode is a kind of error.
type ErrorCode int

// The kinds.
const (
	OK ErrorCode = iota
	// ErrAmbigContext is a value in a URL whose part depends on a branch.
	ErrAmbigContext
	// ErrBadHTML is what a browser would understand in ways of its own.
	ErrBadHTML
	// ErrBranchEnd is a branch that leaves another context than its other one.
	ErrBranchEnd
	// ErrEndContext is a template that ends within a tag, script or the like.
	ErrEndContext
	// ErrNoSuchTemplate is a call of a template that is not there.
	ErrNoSuchTemplate
	// ErrOutputContext is a recursive template of which cannot be told how it ends.
	ErrOutputContext
	// ErrPartialCharset is [ in a regular expression without its ].
	ErrPartialCharset
	// ErrPartialEscape is a backslash before an action.
	ErrPartialEscape
	// ErrRangeLoopReentry is a loop whose body ends otherwise than it begins.
	ErrRangeLoopReentry
	// ErrSlashAmbig is a slash that begins a regular expression or divides, as a
	// branch goes.
	ErrSlashAmbig
	// ErrPredefinedEscaper is html or urlquery where it would not be safe.
	ErrPredefinedEscaper

	errJSTemplate
)

func (e *Error) Error() string {
	switch {
	case e.Node != nil:
		place, _ := (*parse.Tree)(nil).ErrorContext(e.Node)
		return "html/template:" + place + ": " + e.Description
	case e.Line != 0:
		return fmt.Sprintf("html/template:%s:%d: %s", e.Name, e.Line, e.Description)
	case e.Name != "":
		return "html/template:" + e.Name + ": " + e.Description
	}
	return "html/template: " + e.Description
}

func wrong(code ErrorCode, node parse.Node, line int, format string, args ...interface{}) context {
	return context{state: stateError, err: &Error{code, node, "", line, fmt.Sprintf(format, args...)}}
}
