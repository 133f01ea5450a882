// Reconstructs cli/create.go of Swarm 1.2.0: swarm create, which asks the service of Docker's own for a token; leaves out nothing.

package cli

import (
	"fmt"
	"log"

	"github.com/codegangsta/cli"
	"github.com/docker/swarm/discovery/token"
)

// create prints a token that nobody has had.
func create(c *cli.Context) {
	if len(c.Args()) > 0 {
		log.Fatalf("the `create` command takes no arguments. See '%s create --help'.", c.App.Name)
	}
	// Without a token Initialize fails, but it has set the service's URL by
	// then; that is all that is wanted of it.
	service := &token.Discovery{}
	service.Initialize("", 0, 0, nil)

	name, err := service.CreateCluster()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(name)
}
