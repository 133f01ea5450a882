// Reconstructs the names in daemon/execdriver/driver.go of Docker 1.6.2; leaves out running anything.

// Package execdriver is what runs the processes of containers.
package execdriver

// ExitStatus is how a container's process ended.
type ExitStatus struct {
	ExitCode  int
	OOMKilled bool
}

// Driver runs containers.
type Driver interface {
	Name() string
}
