// Reconstructs part of daemon/networkdriver/portmapper/proxy.go of Docker 1.6.2: the program docker-proxy, which is in the same binary as docker; leaves out udp, and starting it for each port of a container.

// Package portmapper carries the program that leads a port of the host into a
// container.
package portmapper

import (
	"flag"
	"fmt"
	"net"
	"os"
	"os/signal"
	"syscall"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/pkg/proxy"
	"github.com/docker/docker/pkg/reexec"
)

const userlandProxyCommandName = "docker-proxy"

func init() {
	reexec.Register(userlandProxyCommandName, execProxy)
}

// execProxy is the main of docker-proxy. The daemon that starts one waits to
// hear whether the port could be taken.
func execProxy() {
	parent := signalParent()
	host, container := parseHostContainerAddrs()
	p, err := proxy.NewProxy(host, container)
	if err != nil {
		fmt.Fprintf(parent, "1\n%s", err)
		parent.Close()
		os.Exit(1)
	}
	go handleStopSignals(p)
	fmt.Fprint(parent, "0\n")
	parent.Close()
	p.Run()
}

// signalParent is descriptor 3, at whose other end the daemon waits. Started
// by hand there is none, and what would be said to it goes to stderr.
func signalParent() *os.File {
	parent := os.NewFile(3, "signal-parent")
	if _, err := parent.Stat(); err != nil {
		return os.Stderr
	}
	return parent
}

// parseHostContainerAddrs reads the command line, with flags of its own: those
// of docker mean nothing here.
func parseHostContainerAddrs() (host, container net.Addr) {
	proto := flag.String("proto", "tcp", "proxy protocol")
	hostIP := flag.String("host-ip", "", "host ip")
	hostPort := flag.Int("host-port", -1, "host port")
	containerIP := flag.String("container-ip", "", "container ip")
	containerPort := flag.Int("container-port", -1, "container port")
	flag.Parse()
	if *proto != "tcp" {
		log.Fatalf("unsupported protocol %s", *proto)
	}
	host = &net.TCPAddr{IP: net.ParseIP(*hostIP), Port: *hostPort}
	container = &net.TCPAddr{IP: net.ParseIP(*containerIP), Port: *containerPort}
	return host, container
}

func handleStopSignals(p proxy.Proxy) {
	s := make(chan os.Signal, 10)
	signal.Notify(s, os.Interrupt, syscall.SIGTERM)
	<-s
	p.Close()
	os.Exit(0)
}
