// Reconstructs of Delve 0.12.0's service/api/types.go the state of a debugger and two of its commands. Left out: breakpoints, threads, goroutines, variables.

// Package api is what passes between a debugger and its client.
package api

import "github.com/derekparker/delve/proc"

// NotExecutableErr is proc's.
var NotExecutableErr = proc.NotExecutableErr

// DebuggerState is where the process that is debugged has come to.
type DebuggerState struct {
	Exited     bool `json:"exited"`
	ExitStatus int  `json:"exitStatus"`
	// Err is the client's: an error cannot travel as JSON.
	Err error `json:"-"`
}

// DebuggerCommand is something to be done with the process.
type DebuggerCommand struct {
	Name string `json:"name"`
}

// The commands there are.
const (
	Continue = "continue"
	Halt     = "halt"
)
