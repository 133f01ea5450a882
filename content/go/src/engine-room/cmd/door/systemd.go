// This is no reconstruction: systemd's part in socket activation, played by the process that then becomes the daemon.

package main

import (
	"fmt"
	"net"
	"os"
	"strconv"
	"time"

	log "github.com/Sirupsen/logrus"
)

// notifySocket is where the daemon says how far it is.
const notifySocket = "/tmp/notify.sock"

// beforeTheDaemon is how long there is a socket but no daemon.
const beforeTheDaemon = 20 * time.Millisecond

// playSystemd opens the socket and leaves it to the daemon as its descriptor 3,
// the first after the standard ones. The real systemd waits for somebody to
// connect, forks, and the child becomes the daemon. Here there is no child, and
// the process waits for a time.
func playSystemd(address string) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := l.(*net.TCPListener).File(); err != nil {
		log.Fatal(err)
	}
	os.Remove(notifySocket)
	notified, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: notifySocket, Net: "unixgram"})
	if err != nil {
		log.Fatal(err)
	}
	go hear(notified)

	os.Setenv("LISTEN_PID", strconv.Itoa(os.Getpid()))
	os.Setenv("LISTEN_FDS", "1")
	os.Setenv("NOTIFY_SOCKET", notifySocket)
	time.Sleep(beforeTheDaemon)
}

// hear prints what the daemon says.
func hear(notified *net.UnixConn) {
	state := make([]byte, 64)
	for {
		n, err := notified.Read(state)
		if err != nil {
			return
		}
		fmt.Printf("systemd: %s\n", state[:n])
	}
}
