// Reconstructs part of runconfig/config.go of Docker 1.6.2: what a container was made from; leaves out all that this part of the daemon does not read.

// Package runconfig is what users ask of a container.
package runconfig

// Config is the part of the request that does not depend on the host.
type Config struct {
	Hostname string
	Cmd      []string
	Image    string
	Labels   map[string]string
}
