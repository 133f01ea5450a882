// Reconstructs api/server/server_linux.go of Docker 1.6.2 and its part of server.go: where the daemon listens, and the lock it waits for.

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

	"github.com/docker/docker/daemon/networkdriver/bridge"
	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/listenbuffer"
	"github.com/docker/docker/pkg/systemd"
)

// groupFile is where the host's groups are listed.
const groupFile = "/etc/group"

// NewServer prepares a server for one address; the protocol decides how.
func NewServer(proto, addr string, job *engine.Job) (Server, error) {
	switch proto {
	case "fd":
		// There is no server to hand out: this returns when all is over.
		return nil, serveFd(addr, job)
	case "tcp":
		return setupTcpHttp(addr, job)
	case "unix":
		return setupUnixHttp(addr, job)
	default:
		return nil, fmt.Errorf("Invalid protocol format.")
	}
}

// AcceptConnections is the handler of the job `acceptconnections`: it opens
// the lock that every listener waits for, and tells systemd, if that is who
// started the daemon. It may run more than once.
func AcceptConnections(job *engine.Job) engine.Status {
	go systemd.SdNotify("READY=1")
	select {
	case <-activationLock:
	default:
		close(activationLock)
	}
	return engine.StatusOK
}

// routerOf makes the router that the job's environment asks for.
func routerOf(job *engine.Job) *mux.Router {
	return createRouter(job.Eng,
		job.GetenvBool("Logging"),
		job.GetenvBool("EnableCors"),
		job.Getenv("CorsHeaders"),
		job.Getenv("Version"))
}

// setupTcpHttp listens on host:port, and keeps containers from taking the port.
func setupTcpHttp(addr string, job *engine.Job) (*HttpServer, error) {
	if !job.GetenvBool("TlsVerify") {
		log.Infof("/!\\ DON'T BIND ON ANY IP ADDRESS WITHOUT setting -tlsverify IF YOU DON'T KNOW WHAT YOU'RE DOING /!\\")
	}
	r := routerOf(job)
	l, err := newListener("tcp", addr, job.GetenvBool("BufferRequests"))
	if err != nil {
		return nil, err
	}
	if err := allocateDaemonPort(addr); err != nil {
		return nil, err
	}
	if l, err = encrypted(l, job); err != nil {
		return nil, err
	}
	srv := &http.Server{Addr: addr, Handler: r}
	return &HttpServer{srv: srv, l: l}, nil
}

// setupUnixHttp listens on a socket in the file system. A socket that is left
// from an earlier daemon is removed. Nobody can use the new one before it has
// its group and its mode, because it is made without any permission.
func setupUnixHttp(addr string, job *engine.Job) (*HttpServer, error) {
	r := routerOf(job)
	if err := syscall.Unlink(addr); !(err == nil || os.IsNotExist(err)) {
		return nil, err
	}
	before := syscall.Umask(0777)
	defer syscall.Umask(before)
	l, err := newListener("unix", addr, job.GetenvBool("BufferRequests"))
	if err == nil {
		err = setSocketGroup(addr, job.Getenv("SocketGroup"))
	}
	if err == nil {
		err = os.Chmod(addr, 0660)
	}
	if err != nil {
		return nil, err
	}
	srv := &http.Server{Addr: addr, Handler: r}
	return &HttpServer{srv: srv, l: l}, nil
}

// serveFd serves on sockets that were open before the daemon was. A listener
// that waits for the lock can't be made of them, so the wait is here.
func serveFd(addr string, job *engine.Job) error {
	r := routerOf(job)
	ls, err := systemd.ListenFD(addr)
	if err != nil {
		return err
	}
	<-activationLock
	chErrors := make(chan error, len(ls))
	for _, l := range ls {
		srv, listener := http.Server{Handler: r}, l
		go func() {
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

// newListener listens at once; with bufferRequests it accepts only after the
// lock has been opened.
func newListener(proto, addr string, bufferRequests bool) (net.Listener, error) {
	if bufferRequests {
		return listenbuffer.NewListenBuffer(proto, addr, activationLock)
	}
	return net.Listen(proto, addr)
}

// allocateDaemonPort takes the daemon's own port on each address of the host.
func allocateDaemonPort(addr string) error {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return err
	}
	intPort, err := strconv.Atoi(port)
	if err != nil {
		return err
	}
	hostIPs := []net.IP{net.ParseIP(host)}
	if hostIPs[0] == nil {
		hostIPs, err = net.LookupIP(host)
		if err != nil {
			return fmt.Errorf("failed to lookup %s address in host specification", host)
		}
	}
	for _, hostIP := range hostIPs {
		_, err := bridge.RequestPort(hostIP, "tcp", intPort)
		if err != nil {
			return fmt.Errorf("failed to allocate daemon listening port %d (err: %v)", intPort, err)
		}
	}
	return nil
}

// setSocketGroup gives the socket to a group. The group docker is the default
// and need not exist; any other must.
func setSocketGroup(addr, group string) error {
	if group == "" {
		return nil
	}
	err := changeGroup(addr, group)
	if err == nil {
		return nil
	}
	if group == "docker" {
		log.Debugf("Warning: could not chgrp %s to docker: %v", addr, err)
		return nil
	}
	return err
}

func changeGroup(addr string, nameOrGid string) error {
	gid, err := lookupGidByName(nameOrGid)
	if err != nil {
		return err
	}
	log.Debugf("%s group found. gid: %d", nameOrGid, gid)
	return os.Chown(addr, 0, gid)
}

// lookupGidByName finds the number of a group; a number that is not in the
// file stands for itself.
func lookupGidByName(nameOrGid string) (int, error) {
	file, err := os.Open(groupFile)
	if err != nil {
		return -1, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		// A line is name:password:number:members.
		fields := strings.Split(lines.Text(), ":")
		if len(fields) < 3 {
			continue
		}
		if fields[0] == nameOrGid || fields[2] == nameOrGid {
			return strconv.Atoi(fields[2])
		}
	}
	if err := lines.Err(); err != nil {
		return -1, err
	}
	gid, err := strconv.Atoi(nameOrGid)
	if err != nil {
		return -1, fmt.Errorf("Group %s not found", nameOrGid)
	}
	log.Warnf("Could not find GID %d", gid)
	return gid, nil
}
