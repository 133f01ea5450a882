// Reconstructs utils/daemon.go of Docker 1.6.2: the file that holds the daemon's process id; leaves out nothing.

package utils

import (
	"fmt"
	"io/ioutil"
	"os"
	"strconv"

	log "github.com/Sirupsen/logrus"
)

// CreatePidFile writes this process's id to a file, unless the file names a
// process that is still there.
func CreatePidFile(pidfile string) error {
	content, err := ioutil.ReadFile(pidfile)
	if err == nil {
		pid, err := strconv.Atoi(string(content))
		if err == nil {
			if _, err := os.Stat(fmt.Sprintf("/proc/%d/", pid)); err == nil {
				return fmt.Errorf("pid file found, ensure docker is not running or delete %s", pidfile)
			}
		}
	}
	return ioutil.WriteFile(pidfile, []byte(strconv.Itoa(os.Getpid())), 0644)
}

// RemovePidFile removes the file.
func RemovePidFile(pidfile string) {
	if err := os.Remove(pidfile); err != nil {
		log.Errorf("Error removing %s: %s", pidfile, err)
	}
}
