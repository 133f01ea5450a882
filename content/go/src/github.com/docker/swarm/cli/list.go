// Reconstructs cli/list.go of Swarm 1.2.0: swarm list, which prints the first list that comes; leaves out nothing.

package cli

import (
	"fmt"
	"log"
	"time"

	"github.com/codegangsta/cli"
	"github.com/docker/docker/pkg/discovery"
)

// list waits for addresses, an error, or the end of its patience.
func list(c *cli.Context) {
	url := getDiscovery(c)
	if url == "" {
		log.Fatalf("discovery required to list a cluster. See '%s list --help'.", c.App.Name)
	}
	timeout, err := time.ParseDuration(c.String("timeout"))
	if err != nil {
		log.Fatalf("invalid --timeout: %v", err)
	}
	if timeout <= 0 {
		log.Fatalf("--timeout should be a positive number")
	}

	// The timeout stands in for the heartbeat: nobody looks a second time.
	d, err := discovery.New(url, timeout, 0, getDiscoveryOpt(c))
	if err != nil {
		log.Fatal(err)
	}

	lists, errs := d.Watch(nil)
	select {
	case found := <-lists:
		for _, entry := range found {
			fmt.Println(entry)
		}
	case err := <-errs:
		log.Fatal(err)
	case <-time.After(timeout):
		log.Fatal("Timed out")
	}
}
