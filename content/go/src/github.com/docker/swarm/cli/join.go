// Reconstructs cli/join.go of Swarm 1.2.0: swarm join, which reports one machine again and again; leaves out nothing.

package cli

import (
	"math/rand"
	"net"
	"strconv"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/codegangsta/cli"
	"github.com/docker/docker/pkg/discovery"
)

// checkAddrFormat tells whether it is host:port, with a number for the port.
// Whether anybody listens there is not its question.
func checkAddrFormat(addr string) bool {
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	number, err := strconv.Atoi(port)
	return err == nil && 1 <= number && number <= 65535
}

// join checks everything first; after that it never returns.
func join(c *cli.Context) {
	url := getDiscovery(c)
	if url == "" {
		log.Fatalf("discovery required to join a cluster. See '%s join --help'.", c.App.Name)
	}

	addr := c.String("advertise")
	if addr == "" {
		log.Fatal("missing mandatory --advertise flag")
	}
	if !checkAddrFormat(addr) {
		log.Fatal("--advertise should be of the form ip:port or hostname:port")
	}

	longest, err := time.ParseDuration(c.String("delay"))
	if err != nil {
		log.Fatalf("invalid --delay: %v", err)
	}
	if longest < 0 {
		log.Fatalf("--delay should not be a negative number")
	}

	heartbeat, err := time.ParseDuration(c.String("heartbeat"))
	if err != nil {
		log.Fatalf("invalid --heartbeat: %v", err)
	}
	if heartbeat < time.Second {
		log.Fatal("--heartbeat should be at least one second")
	}

	ttl, err := time.ParseDuration(c.String("ttl"))
	if err != nil {
		log.Fatalf("invalid --ttl: %v", err)
	}
	if ttl <= heartbeat {
		log.Fatal("--ttl must be strictly superior to the heartbeat value")
	}

	d, err := discovery.New(url, heartbeat, ttl, getDiscoveryOpt(c))
	if err != nil {
		log.Fatal(err)
	}

	// A thousand machines started by one script would all report at once,
	// now and at every heartbeat after. A wait of chance spreads them.
	if longest > 0 {
		chance := rand.New(rand.NewSource(time.Now().UTC().UnixNano()))
		wait := time.Duration(chance.Int63n(int64(longest)))
		log.Infof("Add a random delay %s to avoid synchronized registration", wait)
		time.Sleep(wait)
	}

	for {
		log.WithFields(log.Fields{"addr": addr, "discovery": url}).Infof("Registering on the discovery service every %s...", heartbeat)
		if err := d.Register(addr); err != nil {
			log.Error(err)
		}
		time.Sleep(heartbeat)
	}
}
