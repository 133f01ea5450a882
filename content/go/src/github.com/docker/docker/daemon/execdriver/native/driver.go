// Reconstructs the name in daemon/execdriver/native/driver.go of Docker 1.6.2; leaves out libcontainer.

// Package native is the driver that runs containers by libcontainer.
package native

import (
	"fmt"

	"github.com/docker/docker/daemon/execdriver"
)

// The driver's name, in two parts.
const (
	DriverName = "native"
	Version    = "0.2"
)

type driver struct{}

// NewDriver makes the driver.
func NewDriver() execdriver.Driver {
	return &driver{}
}

// Name is the name with the version.
func (d *driver) Name() string {
	return fmt.Sprintf("%s-%s", DriverName, Version)
}
