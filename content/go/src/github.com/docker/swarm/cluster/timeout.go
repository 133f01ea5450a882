// Reconstructs cluster/utils_unix.go of Swarm 1.2.0: how long a connection waits for a word of the other side; reaches the socket by SyscallConn, since File, which upstream uses, makes a connection of today's Go wait in the kernel.

package cluster

import (
	"net"
	"os"
	"syscall"
	"time"
)

// tcpUserTimeout is Linux's option TCP_USER_TIMEOUT, which Go has no name for.
const tcpUserTimeout = 0x12

// setTCPUserTimeout has the kernel give a connection up when the other side has
// not acknowledged for so long what was sent. Without it a request to a machine
// whose cable was pulled would wait for a quarter of an hour.
func setTCPUserTimeout(conn *net.TCPConn, uto time.Duration) error {
	raw, err := conn.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	err = raw.Control(func(fd uintptr) {
		failed = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, tcpUserTimeout, int(uto/time.Millisecond))
	})
	if err != nil {
		return err
	}
	return os.NewSyscallError("setsockopt", failed)
}
