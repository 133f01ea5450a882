// Reconstructs main.go of Swarm 1.2.0: four imports for what their init does, and a call; leaves out nothing.

// Swarm is one program: manager, agent on a node, and what creates and lists clusters.
package main

import (
	_ "github.com/docker/docker/pkg/discovery/file"
	_ "github.com/docker/docker/pkg/discovery/kv"
	_ "github.com/docker/docker/pkg/discovery/nodes"
	_ "github.com/docker/swarm/discovery/token"

	"github.com/docker/swarm/cli"
)

func main() {
	cli.Run()
}
