// Reconstructs of Delve 0.12.0's service/rpc2 the methods State, Command, Detach and ProcessPid on both sides, as lines of JSON-RPC 1.0. Left out: net/rpc, which upstream leaves the messages to.

// Package rpc2 is version 2 of the debugger's API.
package rpc2

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net"
	"sync"

	"github.com/derekparker/delve/service"
	"github.com/derekparker/delve/service/api"
	"github.com/derekparker/delve/service/debugger"
)

// Request asks for a method. Params holds one value.
type Request struct {
	Method string             `json:"method"`
	Params [1]json.RawMessage `json:"params"`
	ID     uint64             `json:"id"`
}

// Response answers the request with the same ID.
type Response struct {
	ID     uint64          `json:"id"`
	Result json.RawMessage `json:"result"`
	Error  interface{}     `json:"error"`
}

// What the methods take and give.
type (
	StateOut      struct{ State *api.DebuggerState }
	CommandOut    struct{ State api.DebuggerState }
	DetachIn      struct{ Kill bool }
	ProcessPidOut struct{ Pid int }
	AttachedOut   struct{ Answer bool }
)

// RPCServer has the methods.
type RPCServer struct {
	config   *service.Config
	debugger *debugger.Debugger
}

// NewServer makes one for a debugger.
func NewServer(config *service.Config, debugger *debugger.Debugger) *RPCServer {
	return &RPCServer{config, debugger}
}

// Call does what a request asks for.
func (s *RPCServer) Call(method string, params json.RawMessage) (interface{}, error) {
	switch method {
	case "RPCServer.State":
		state, err := s.debugger.State()
		return StateOut{state}, err
	case "RPCServer.Command":
		var command api.DebuggerCommand
		if err := json.Unmarshal(params, &command); err != nil {
			return nil, err
		}
		state, err := s.debugger.Command(&command)
		if err != nil {
			return nil, err
		}
		return CommandOut{*state}, nil
	case "RPCServer.Detach":
		var in DetachIn
		if err := json.Unmarshal(params, &in); err != nil {
			return nil, err
		}
		return struct{}{}, s.debugger.Detach(in.Kill)
	case "RPCServer.ProcessPid":
		return ProcessPidOut{s.debugger.ProcessPid()}, nil
	case "RPCServer.AttachedToExistingProcess":
		return AttachedOut{s.config.AttachPid != 0}, nil
	}
	return nil, errors.New("rpc: can't find method " + method)
}

// RPCClient is the other end of a connection to such a server.
type RPCClient struct {
	conn    net.Conn
	encoder *json.Encoder
	mu      sync.Mutex // guards what follows, and the encoder
	next    uint64
	waiting map[uint64]chan Response
}

var _ service.Client = &RPCClient{}

// NewClient connects to a server; without one there is nothing to do.
func NewClient(addr string) *RPCClient {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		log.Fatal("dialing:", err)
	}
	c := &RPCClient{conn: conn, encoder: json.NewEncoder(conn), waiting: make(map[uint64]chan Response)}
	go c.receive()
	return c
}

// receive hands each answer to whoever waits for it.
func (c *RPCClient) receive() {
	decoder := json.NewDecoder(c.conn)
	for {
		var response Response
		err := decoder.Decode(&response)
		c.mu.Lock()
		if err != nil {
			for _, one := range c.waiting {
				close(one)
			}
			c.waiting = nil
			c.mu.Unlock()
			return
		}
		answer := c.waiting[response.ID]
		delete(c.waiting, response.ID)
		c.mu.Unlock()
		if answer != nil {
			answer <- response
		}
	}
}

func (c *RPCClient) call(method string, args, reply interface{}) error {
	params, err := json.Marshal(args)
	if err != nil {
		return err
	}
	answer := make(chan Response, 1)
	c.mu.Lock()
	if c.waiting == nil {
		c.mu.Unlock()
		return errors.New("connection is shut down")
	}
	id := c.next
	c.next++
	c.waiting[id] = answer
	err = c.encoder.Encode(Request{"RPCServer." + method, [1]json.RawMessage{params}, id})
	c.mu.Unlock()
	if err != nil {
		return err
	}
	response, ok := <-answer
	if !ok {
		return errors.New("unexpected EOF")
	}
	if response.Error != nil {
		return fmt.Errorf("%v", response.Error)
	}
	return json.Unmarshal(response.Result, reply)
}

// ProcessPid asks for the number of the process.
func (c *RPCClient) ProcessPid() int {
	var out ProcessPidOut
	c.call("ProcessPid", struct{}{}, &out)
	return out.Pid
}

// GetState asks where the process is.
func (c *RPCClient) GetState() (*api.DebuggerState, error) {
	var out StateOut
	err := c.call("State", struct{}{}, &out)
	return out.State, err
}

// Continue lets the process go on. The channel tells where it has come to.
func (c *RPCClient) Continue() <-chan *api.DebuggerState {
	ch := make(chan *api.DebuggerState)
	go func() {
		defer close(ch)
		var out CommandOut
		err := c.call("Command", api.DebuggerCommand{Name: api.Continue}, &out)
		state := out.State
		state.Err = err
		if state.Exited {
			state.Err = fmt.Errorf("Process %d has exited with status %d", c.ProcessPid(), state.ExitStatus)
		}
		ch <- &state
	}()
	return ch
}

// Halt has the process stopped where it is.
func (c *RPCClient) Halt() (*api.DebuggerState, error) {
	var out CommandOut
	err := c.call("Command", api.DebuggerCommand{Name: api.Halt}, &out)
	return &out.State, err
}

// Detach lets go of the process.
func (c *RPCClient) Detach(kill bool) error {
	return c.call("Detach", DetachIn{kill}, &struct{}{})
}

// AttachedToExistingProcess tells whether the process was there before the debugger.
func (c *RPCClient) AttachedToExistingProcess() bool {
	var out AttachedOut
	c.call("AttachedToExistingProcess", struct{}{}, &out)
	return out.Answer
}
