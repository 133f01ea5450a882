// Reconstructs pkg/systemd of Docker 1.6.2: taking over sockets from systemd, and telling it how far one is; leaves out whether the host runs systemd.

// Package systemd speaks with the init system.
package systemd

import (
	"errors"
	"net"
	"os"
	"strconv"

	"github.com/coreos/go-systemd/activation"
)

// SdNotifyNoSocket says that nobody wants to be told.
var SdNotifyNoSocket = errors.New("No socket")

// ListenFD gives the listeners that systemd handed down: all of them for * or
// no address, else the one with that descriptor.
func ListenFD(addr string) ([]net.Listener, error) {
	listeners, err := activation.Listeners(false)
	if err != nil {
		return nil, err
	}
	if len(listeners) == 0 {
		return nil, errors.New("No sockets found")
	}
	if addr == "" || addr == "*" {
		return listeners, nil
	}
	// Upstream ignores an address that is no number, and then asks for a
	// listener before the first one, which is a panic. Here it is too few.
	fd, err := strconv.Atoi(addr)
	i := fd - 3
	if err != nil || i < 0 || i >= len(listeners) {
		return nil, errors.New("Too few socket activated files passed in")
	}
	return listeners[i : i+1], nil
}

// SdNotify sends a state to the init system. Who has not been started by it
// gets SdNotifyNoSocket, and does well to ignore that.
func SdNotify(state string) error {
	name := os.Getenv("NOTIFY_SOCKET")
	if name == "" {
		return SdNotifyNoSocket
	}
	conn, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Name: name, Net: "unixgram"})
	if err != nil {
		return err
	}
	defer conn.Close()
	_, err = conn.Write([]byte(state))
	return err
}
