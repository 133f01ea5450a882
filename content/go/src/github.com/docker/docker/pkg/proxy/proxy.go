// Reconstructs pkg/proxy of Docker 1.6.2 for tcp: handing bytes from one address on to another; leaves out udp.

// Package proxy forwards what comes in at one address to another.
package proxy

import (
	"fmt"
	"io"
	"net"

	log "github.com/Sirupsen/logrus"
)

// Proxy forwards until it is closed.
type Proxy interface {
	Run()
	Close()
	FrontendAddr() net.Addr
	BackendAddr() net.Addr
}

// NewProxy listens at the front; nobody is accepted before Run.
func NewProxy(frontendAddr, backendAddr net.Addr) (Proxy, error) {
	front, isTCP := frontendAddr.(*net.TCPAddr)
	if !isTCP {
		return nil, fmt.Errorf("Unsupported protocol")
	}
	return NewTCPProxy(front, backendAddr.(*net.TCPAddr))
}

// TCPProxy is a Proxy between two tcp addresses.
type TCPProxy struct {
	listener     *net.TCPListener
	frontendAddr *net.TCPAddr
	backendAddr  *net.TCPAddr
}

// NewTCPProxy listens at the front; port 0 is whichever is free.
func NewTCPProxy(frontendAddr, backendAddr *net.TCPAddr) (*TCPProxy, error) {
	listener, err := net.ListenTCP("tcp", frontendAddr)
	if err != nil {
		return nil, err
	}
	return &TCPProxy{listener, listener.Addr().(*net.TCPAddr), backendAddr}, nil
}

// Run gives each client two goroutines, one for each direction.
func (proxy *TCPProxy) Run() {
	quit := make(chan bool)
	defer close(quit)
	for {
		client, err := proxy.listener.AcceptTCP()
		if err != nil {
			log.Infof("Stopping proxy on tcp/%v for tcp/%v (%s)", proxy.frontendAddr, proxy.backendAddr, err)
			return
		}
		go proxy.clientLoop(client, quit)
	}
}

// clientLoop connects a client to the back and waits until both directions
// have ended, or the proxy has.
func (proxy *TCPProxy) clientLoop(client *net.TCPConn, quit chan bool) {
	defer client.Close()
	backend, err := net.DialTCP("tcp", nil, proxy.backendAddr)
	if err != nil {
		log.Infof("Can't forward traffic to backend tcp/%v: %s", proxy.backendAddr, err)
		return
	}
	defer backend.Close()
	ended := make(chan int64, 2)
	go broker(client, backend, ended)
	go broker(backend, client, ended)
	for n := 0; n < 2; n++ {
		select {
		case <-ended:
		case <-quit:
			return
		}
	}
}

// broker copies until one side has no more to say, and passes that on.
func broker(to, from *net.TCPConn, ended chan<- int64) {
	written, _ := io.Copy(to, from)
	to.CloseWrite()
	ended <- written
}

// Close ends Run.
func (proxy *TCPProxy) Close() { proxy.listener.Close() }

// FrontendAddr is where clients come in.
func (proxy *TCPProxy) FrontendAddr() net.Addr { return proxy.frontendAddr }

// BackendAddr is where they are led.
func (proxy *TCPProxy) BackendAddr() net.Addr { return proxy.backendAddr }
