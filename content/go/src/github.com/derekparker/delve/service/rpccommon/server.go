// Reconstructs of Delve 0.12.0's service/rpccommon/server.go a server that has one debugger and answers its clients. Left out: version 1 of the API, methods found by reflection.

// Package rpccommon is the server of all versions of the API.
package rpccommon

import (
	"encoding/json"
	"fmt"
	"io"
	"io/ioutil"
	"log"
	"net"
	"sync"

	"github.com/derekparker/delve/service"
	"github.com/derekparker/delve/service/debugger"
	"github.com/derekparker/delve/service/rpc2"
)

// ServerImpl is a server.
type ServerImpl struct {
	config   *service.Config
	listener net.Listener
	stopChan chan struct{}
	debugger *debugger.Debugger
	s2       *rpc2.RPCServer
}

// NewServer makes a server that does nothing yet.
func NewServer(config *service.Config, logEnabled bool) *ServerImpl {
	log.SetFlags(log.Ldate | log.Ltime | log.Lshortfile)
	if !logEnabled {
		log.SetOutput(ioutil.Discard)
	}
	return &ServerImpl{config: config, listener: config.Listener, stopChan: make(chan struct{})}
}

// Run launches the process, then serves in goroutines of its own.
func (s *ServerImpl) Run() error {
	if s.config.APIVersion > 2 {
		return fmt.Errorf("unknown API version")
	}
	var err error
	s.debugger, err = debugger.New(&debugger.Config{
		ProcessArgs: s.config.ProcessArgs,
		AttachPid:   s.config.AttachPid,
		WorkingDir:  s.config.WorkingDir,
	})
	if err != nil {
		return err
	}
	s.s2 = rpc2.NewServer(s.config, s.debugger)
	go s.accept()
	return nil
}

// accept takes one client, or with AcceptMulti as many as come.
func (s *ServerImpl) accept() {
	defer s.listener.Close()
	for {
		c, err := s.listener.Accept()
		if err != nil {
			select {
			case <-s.stopChan:
				return
			default:
				panic(err)
			}
		}
		go s.serveJSONCodec(c)
		if !s.config.AcceptMulti {
			return
		}
	}
}

// Stop ends the server and lets go of the process.
func (s *ServerImpl) Stop(kill bool) error {
	close(s.stopChan)
	s.listener.Close()
	return s.debugger.Detach(kill)
}

// serveJSONCodec answers a client's requests. Each is done beside the others: a
// halt must get through while a continue is under way.
func (s *ServerImpl) serveJSONCodec(conn io.ReadWriteCloser) {
	defer conn.Close()
	var sending sync.Mutex
	decoder, encoder := json.NewDecoder(conn), json.NewEncoder(conn)
	for {
		var request rpc2.Request
		if err := decoder.Decode(&request); err != nil {
			if err != io.EOF {
				log.Println("rpc:", err)
			}
			return
		}
		go func() {
			response := rpc2.Response{ID: request.ID}
			result, err := s.s2.Call(request.Method, request.Params[0])
			if err == nil {
				response.Result, err = json.Marshal(result)
			}
			if err != nil {
				response.Result, response.Error = json.RawMessage("null"), err.Error()
			}
			sending.Lock()
			defer sending.Unlock()
			encoder.Encode(response)
		}()
	}
}
