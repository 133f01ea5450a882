// Reconstructs cluster/utils_unix.go of Swarm 1.2.0: how long a connection may wait for a word of the other side; upstream asks the kernel for it with the socket option TCP_USER_TIMEOUT, for which net has no function, so this leaves it to the connection's own end.

package cluster

import (
	"net"
	"time"
)

// setTCPUserTimeout has the kernel break a connection when what was written
// is not acknowledged in time. Keep-alives are what comes nearest without the
// socket option.
func setTCPUserTimeout(conn *net.TCPConn, uto time.Duration) error {
	return conn.SetKeepAlive(true)
}
