// Reconstructs of Delve 0.12.0's service/debugger/debugger.go New, Command, State and Detach. Left out: attaching, restarting, breakpoints and everything that is asked about a halted process.

// Package debugger stands between the servers and a proc.Process.
package debugger

import (
	"errors"
	"fmt"
	"log"
	"sync"

	"github.com/derekparker/delve/proc"
	"github.com/derekparker/delve/service/api"
)

// Config is what a debugger is made with.
type Config struct {
	ProcessArgs []string
	WorkingDir  string
	AttachPid   int
}

// Debugger has one process.
type Debugger struct {
	config       *Config
	processMutex sync.Mutex
	process      *proc.Process
}

// New launches the process.
func New(config *Config) (*Debugger, error) {
	d := &Debugger{config: config}
	log.Printf("launching process with args: %v", config.ProcessArgs)
	p, err := proc.Launch(config.ProcessArgs, config.WorkingDir)
	if err != nil {
		if err != proc.NotExecutableErr {
			err = fmt.Errorf("could not launch process: %s", err)
		}
		return nil, err
	}
	d.process = p
	return d, nil
}

// ProcessPid is the number of the process.
func (d *Debugger) ProcessPid() int { return d.process.Pid }

// AttachPid is the number of the process it was attached to, 0 for one it has made.
func (d *Debugger) AttachPid() int { return d.config.AttachPid }

// Detach lets go of the process. One that the debugger has made ends with it.
func (d *Debugger) Detach(kill bool) error {
	d.processMutex.Lock()
	defer d.processMutex.Unlock()
	if d.config.AttachPid != 0 {
		return d.process.Detach(kill)
	}
	return d.process.Kill()
}

// State tells where the process is; of one that has ended, only that.
func (d *Debugger) State() (*api.DebuggerState, error) {
	d.processMutex.Lock()
	defer d.processMutex.Unlock()
	return d.state()
}

func (d *Debugger) state() (*api.DebuggerState, error) {
	if d.process.Exited() {
		return nil, proc.ProcessExitedError{Pid: d.ProcessPid()}
	}
	return &api.DebuggerState{}, nil
}

// Command does something with the process.
func (d *Debugger) Command(command *api.DebuggerCommand) (*api.DebuggerState, error) {
	if command.Name == api.Halt {
		// Without the lock: whoever continues has it until the process halts.
		log.Print("halting")
		if err := d.process.RequestManualStop(); err != nil {
			return nil, err
		}
	}
	d.processMutex.Lock()
	defer d.processMutex.Unlock()
	if command.Name == api.Continue {
		log.Print("continuing")
		if err := d.process.Continue(); err != nil {
			ended, ok := err.(proc.ProcessExitedError)
			if !ok {
				return nil, err
			}
			return &api.DebuggerState{
				Exited:     true,
				ExitStatus: ended.Status,
				Err:        errors.New(ended.Error()),
			}, nil
		}
	}
	return d.state()
}
