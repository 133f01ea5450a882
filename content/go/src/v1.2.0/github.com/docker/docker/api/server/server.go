// Reconstructs the serving part of api/server/server.go of Docker 1.2.0, with ListenAndServe as one function; leaves out TLS, profiling and all routes but two; the engine is that of 1.6.2.

// Package server is the daemon's side of the remote API as it was in 1.2.0.
package server

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"syscall"

	log "github.com/Sirupsen/logrus"
	"github.com/gorilla/mux"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/listenbuffer"
	"github.com/docker/docker/pkg/systemd"
)

// activationLock is made anew by each run of the job `serveapi`.
var activationLock chan struct{}

// HttpApiFunc is a handler of the API.
type HttpApiFunc func(eng *engine.Engine, w http.ResponseWriter, r *http.Request, vars map[string]string) error

func ping(eng *engine.Engine, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	_, err := w.Write([]byte("OK"))
	return err
}

func optionsHandler(eng *engine.Engine, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	w.WriteHeader(http.StatusOK)
	return nil
}

// createRouter makes the table of routes, here a short one.
func createRouter(eng *engine.Engine, logging, enableCors bool, dockerVersion string) (*mux.Router, error) {
	r := mux.NewRouter()
	m := map[string]map[string]HttpApiFunc{
		"GET":     {"/_ping": ping},
		"OPTIONS": {"": optionsHandler},
	}
	for method, routes := range m {
		for route, fct := range routes {
			f := makeHttpHandler(eng, logging, fct, enableCors)
			if route == "" {
				r.Methods(method).HandlerFunc(f)
				continue
			}
			r.Path("/v{version:[0-9.]+}" + route).Methods(method).HandlerFunc(f)
			r.Path(route).Methods(method).HandlerFunc(f)
		}
	}
	return r, nil
}

// makeHttpHandler is what is around every handler: the log, CORS, the error.
func makeHttpHandler(eng *engine.Engine, logging bool, handlerFunc HttpApiFunc, enableCors bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if logging {
			log.Infof("%s %s", r.Method, r.RequestURI)
		}
		if enableCors {
			w.Header().Add("Access-Control-Allow-Origin", "*")
		}
		if err := handlerFunc(eng, w, r, mux.Vars(r)); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}
}

// ServeFd serves on the sockets that systemd has opened, each in a goroutine,
// after the lock has been opened.
func ServeFd(addr string, handle http.Handler) error {
	ls, err := systemd.ListenFD(addr)
	if err != nil {
		return err
	}
	<-activationLock
	chErrors := make(chan error, len(ls))
	for _, l := range ls {
		listener := l
		go func() {
			srv := http.Server{Handler: handle}
			chErrors <- srv.Serve(listener)
		}()
	}
	for range ls {
		if err := <-chErrors; err != nil {
			return err
		}
	}
	return nil
}

// ListenAndServe makes the router, opens the listener that the protocol asks
// for, and serves. It returns when serving is over: nobody else ever has the
// listener in hand.
func ListenAndServe(proto, addr string, job *engine.Job) error {
	// The router.
	r, err := createRouter(job.Eng, job.GetenvBool("Logging"), job.GetenvBool("EnableCors"), job.Getenv("Version"))
	if err != nil {
		return err
	}

	// The listener. Sockets that are open already need none.
	if proto == "fd" {
		return ServeFd(addr, r)
	}
	if proto == "unix" {
		if err := syscall.Unlink(addr); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	var oldmask int
	if proto == "unix" {
		oldmask = syscall.Umask(0777)
	}
	var l net.Listener
	if job.GetenvBool("BufferRequests") {
		l, err = listenbuffer.NewListenBuffer(proto, addr, activationLock)
	} else {
		l, err = net.Listen(proto, addr)
	}
	if proto == "unix" {
		syscall.Umask(oldmask)
	}
	if err != nil {
		return err
	}
	switch proto {
	case "tcp":
		if local := strings.HasPrefix(addr, "127.0.0.1"); !local && !job.GetenvBool("TlsVerify") {
			log.Infof("/!\\ DON'T BIND ON ANOTHER IP ADDRESS THAN 127.0.0.1 IF YOU DON'T KNOW WHAT YOU'RE DOING /!\\")
		}
	case "unix":
		if group := job.Getenv("SocketGroup"); group != "" {
			if err := changeGroup(addr, group); err != nil {
				if group != "docker" {
					return err
				}
				log.Debugf("Warning: could not chgrp %s to docker: %s", addr, err)
			}
		}
		if err := os.Chmod(addr, 0660); err != nil {
			return err
		}
	default:
		return fmt.Errorf("Invalid protocol format.")
	}

	// The server.
	httpSrv := http.Server{Addr: addr, Handler: r}

	// And serving.
	return httpSrv.Serve(l)
}

// changeGroup gives the socket to a group.
func changeGroup(addr string, nameOrGid string) error {
	gid, err := lookupGidByName(nameOrGid)
	if err != nil {
		return err
	}
	return os.Chown(addr, 0, gid)
}

// lookupGidByName finds the number of a group in the host's list; a number
// that is not listed is no group.
func lookupGidByName(nameOrGid string) (int, error) {
	file, err := os.Open("/etc/group")
	if err != nil {
		return -1, err
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		// A line is name:password:number:members.
		fields := strings.Split(lines.Text(), ":")
		if len(fields) > 2 && (fields[0] == nameOrGid || fields[2] == nameOrGid) {
			return strconv.Atoi(fields[2])
		}
	}
	return -1, fmt.Errorf("Group %s not found", nameOrGid)
}

// ServeApi is the handler of the job `serveapi`: a goroutine for each address.
func ServeApi(job *engine.Job) engine.Status {
	if len(job.Args) == 0 {
		return job.Errorf("usage: %s PROTO://ADDR [PROTO://ADDR ...]", job.Name)
	}
	chErrors := make(chan error, len(job.Args))
	activationLock = make(chan struct{})
	for _, protoAddr := range job.Args {
		parts := strings.SplitN(protoAddr, "://", 2)
		if len(parts) != 2 {
			return job.Errorf("usage: %s PROTO://ADDR [PROTO://ADDR ...]", job.Name)
		}
		go func() {
			log.Infof("Listening for HTTP on %s (%s)", parts[0], parts[1])
			chErrors <- ListenAndServe(parts[0], parts[1], job)
		}()
	}
	for range job.Args {
		if err := <-chErrors; err != nil {
			return job.Error(err)
		}
	}
	return engine.StatusOK
}

// AcceptConnections is the handler of the job `acceptconnections`. Before there
// is a lock it does nothing; a second time it panics.
func AcceptConnections(job *engine.Job) engine.Status {
	go systemd.SdNotify("READY=1")
	if activationLock != nil {
		close(activationLock)
	}
	return engine.StatusOK
}
