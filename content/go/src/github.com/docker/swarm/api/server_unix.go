// Reconstructs api/server_unix.go of Swarm 1.2.0: a unix socket that nobody but its maker can open; leaves out nothing.

//go:build !windows
// +build !windows

package api

import (
	"crypto/tls"
	"net"
	"os"
	"syscall"
)

// newUnixListener listens on the socket addr, in place of one that is there.
// net.Listen takes no permissions, so the umask forbids everything until Chmod:
// between the two nobody can slip in.
func newUnixListener(addr string, tlsConfig *tls.Config) (net.Listener, error) {
	err := syscall.Unlink(addr)
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	mask := syscall.Umask(0777)
	defer syscall.Umask(mask)
	l, err := newListener("unix", addr, tlsConfig)
	if err != nil {
		return nil, err
	}
	if err = os.Chmod(addr, 0600); err != nil {
		return nil, err
	}
	return l, nil
}
