// Reconstructs the package activation of coreos/go-systemd as Docker 1.6.2 vendors it: the sockets that systemd has opened for a process; leaves out nothing.

// Package activation finds the sockets that were there before the process was.
package activation

import (
	"fmt"
	"net"
	"os"
	"strconv"
	"syscall"
)

// listenFdsStart is the first descriptor after standard input, output and error.
const listenFdsStart = 3

// Files gives the descriptors that the process has inherited for listening,
// none if LISTEN_PID means another process. With unsetEnv the children of
// this process will not take them for theirs.
func Files(unsetEnv bool) []*os.File {
	owner, errOwner := strconv.Atoi(os.Getenv("LISTEN_PID"))
	count, errCount := strconv.Atoi(os.Getenv("LISTEN_FDS"))
	if unsetEnv {
		os.Setenv("LISTEN_PID", "")
		os.Setenv("LISTEN_FDS", "")
	}
	if errOwner != nil || errCount != nil || owner != os.Getpid() {
		return nil
	}
	var files []*os.File
	for i := 0; i < count; i++ {
		fd := listenFdsStart + i
		syscall.CloseOnExec(fd)
		name := fmt.Sprintf("LISTEN_FD_%d", fd)
		files = append(files, os.NewFile(uintptr(fd), name))
	}
	return files
}

// Listeners makes listeners of the descriptors.
func Listeners(unsetEnv bool) ([]net.Listener, error) {
	var listeners []net.Listener
	for _, f := range Files(unsetEnv) {
		l, err := net.FileListener(f)
		if err != nil {
			return nil, fmt.Errorf("Error setting up FileListener for fd %d: %s", f.Fd(), err)
		}
		listeners = append(listeners, l)
	}
	return listeners, nil
}
