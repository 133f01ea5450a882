// Reconstructs api/server.go of Swarm 1.2.0: the server, the dispatcher whose handler can be swapped, and a goroutine for each address; leaves out nothing.

// Package api is the manager's side of the remote API: the server that listens,
// the router of a manager that leads, and the stand-in of one that follows.
package api

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"strings"

	log "github.com/Sirupsen/logrus"
)

// DefaultDockerPort is where Docker's own daemon listens by default.
const DefaultDockerPort = ":2375"

// dispatcher is the one handler that every listener is given. It answers nothing
// itself: it hands each request to the handler it has at that moment.
type dispatcher struct {
	handler http.Handler
}

// SetHandler swaps the handler. Requests under way keep the one they began with.
func (d *dispatcher) SetHandler(handler http.Handler) {
	d.handler = handler
}

// ServeHTTP passes a request on. Without a handler it answers that there is
// none, and then, as nothing returns here, calls the handler that is not there.
func (d *dispatcher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if d.handler == nil {
		httpError(w, "No dispatcher defined", http.StatusInternalServerError)
	}
	d.handler.ServeHTTP(w, r)
}

// Server serves the manager's API on one or more addresses.
type Server struct {
	hosts      []string
	tlsConfig  *tls.Config
	dispatcher *dispatcher
}

// NewServer makes a server for hosts. It neither listens yet nor has it a handler.
func NewServer(hosts []string, tlsConfig *tls.Config) *Server {
	return &Server{hosts: hosts, tlsConfig: tlsConfig, dispatcher: new(dispatcher)}
}

// SetHandler says who answers from now on: a router, or a Replica.
func (s *Server) SetHandler(handler http.Handler) {
	s.dispatcher.SetHandler(handler)
}

// newListener listens on addr, sealed if there is a tlsConfig.
func newListener(proto, addr string, tlsConfig *tls.Config) (net.Listener, error) {
	l, err := net.Listen(proto, addr)
	if err != nil {
		taken := strings.Contains(err.Error(), "address already in use")
		if taken && strings.Contains(addr, DefaultDockerPort) {
			err = fmt.Errorf("%s: is Docker already running on this machine? Try using a different port", err)
		}
		return nil, err
	}
	if tlsConfig == nil {
		return l, nil
	}
	tlsConfig.NextProtos = []string{"http/1.1"}
	return tls.NewListener(l, tlsConfig), nil
}

// ListenAndServe serves each host in a goroutine of its own. A host is
// [protocol://]address; the protocol is tcp unless it says unix. It returns with
// the first error, or when every host has ended without one.
func (s *Server) ListenAndServe() error {
	chErrors := make(chan error, len(s.hosts))
	for _, host := range s.hosts {
		protoAddrParts := strings.SplitN(host, "://", 2)
		if len(protoAddrParts) == 1 {
			protoAddrParts = []string{"tcp", host}
		}
		go func() {
			proto, addr := protoAddrParts[0], protoAddrParts[1]
			log.WithFields(log.Fields{"proto": proto, "addr": addr}).Info("Listening for HTTP")
			var l net.Listener
			var err error
			switch proto {
			case "unix":
				l, err = newUnixListener(addr, s.tlsConfig)
			case "tcp":
				l, err = newListener("tcp", addr, s.tlsConfig)
			default:
				err = fmt.Errorf("unsupported protocol: %q", proto)
			}
			if err == nil {
				server := &http.Server{Addr: addr, Handler: s.dispatcher}
				err = server.Serve(l)
			}
			chErrors <- err
		}()
	}
	for range s.hosts {
		if err := <-chErrors; err != nil {
			return err
		}
	}
	return nil
}
