// Reconstructs of Delve 0.12.0's service/client.go, config.go and server.go what a terminal and a headless server need.

// Package service is the debugger as its clients see it.
package service

import (
	"net"

	"github.com/derekparker/delve/service/api"
)

// Client is somebody who has a process debugged.
type Client interface {
	ProcessPid() int
	GetState() (*api.DebuggerState, error)
	Continue() <-chan *api.DebuggerState
	Halt() (*api.DebuggerState, error)
	Detach(killProcess bool) error
	AttachedToExistingProcess() bool
}

// Config is what a server is started with.
type Config struct {
	Listener    net.Listener
	ProcessArgs []string // the program's file and its arguments
	WorkingDir  string
	AttachPid   int
	AcceptMulti bool
	APIVersion  int
}
