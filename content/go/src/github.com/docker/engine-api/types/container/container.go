// Reconstructs types/container of docker/engine-api as Swarm 1.2.0 vendors it: how a build is kept apart; leaves out the configuration of containers, for which Swarm 1.2.0 still uses samalba/dockerclient's.

// Package container has types of containers.
package container

import "strings"

// Isolation is how containers are kept apart, where a platform has several ways.
type Isolation string

// IsDefault tells whether nothing special is asked for.
func (i Isolation) IsDefault() bool {
	return i == "" || strings.ToLower(string(i)) == "default"
}
