// Reconstructs part of pkg/parsers/operatingsystem of Docker 1.6.2: the name of the distribution; leaves out whether the daemon runs in a container.

// Package operatingsystem knows the name of the distribution.
package operatingsystem

import (
	"errors"
	"io/ioutil"
	"strings"
)

var etcOsRelease = "/etc/os-release"

// GetOperatingSystem returns the PRETTY_NAME that the distribution gives itself.
func GetOperatingSystem() (string, error) {
	content, err := ioutil.ReadFile(etcOsRelease)
	if err != nil {
		return "", err
	}
	for _, line := range strings.Split(string(content), "\n") {
		if strings.HasPrefix(line, "PRETTY_NAME=") {
			return strings.Trim(line[len("PRETTY_NAME="):], `"`), nil
		}
	}
	return "", errors.New("PRETTY_NAME not found")
}
