// Reconstructs cli/flags.go of Swarm 1.2.0: every flag of the commands, with its default and its variable of the environment; leaves out homepath, which nothing asks, and Windows.

package cli

import (
	"os"
	"strings"

	"github.com/codegangsta/cli"
	"github.com/docker/swarm/scheduler/filter"
	"github.com/docker/swarm/scheduler/strategy"
)

// getDiscovery is where the cluster is to be found: the only argument, or else
// what the environment says.
func getDiscovery(c *cli.Context) string {
	args := c.Args()
	if len(args) != 1 {
		return os.Getenv("SWARM_DISCOVERY")
	}
	return args[0]
}

// Finding the nodes: join and manage tell a period as text, and parse it themselves.
var (
	flJoinAdvertise = cli.StringFlag{
		Name:   "advertise, addr",
		EnvVar: "SWARM_ADVERTISE",
		Usage:  "Address of the Docker Engine joining the cluster. Swarm manager(s) MUST be able to reach the Docker Engine at this address.",
	}
	flJoinRandomDelay = cli.StringFlag{Name: "delay", Value: "0s", Usage: "add a random delay in [0s,delay] to avoid synchronized registration"}
	flHeartBeat       = cli.StringFlag{Name: "heartbeat", Value: "60s", Usage: "period between each heartbeat"}
	flTTL             = cli.StringFlag{Name: "ttl", Value: "180s", Usage: "set the expiration of an ephemeral node"}
	flTimeout         = cli.StringFlag{Name: "timeout", Value: "10s", Usage: "timeout period"}
	flDiscoveryOpt    = cli.StringSliceFlag{Name: "discovery-opt", Value: &cli.StringSlice{}, Usage: "discovery options"}
)

// Where a manager listens, and what others are told of it. What is given with
// -H comes after the default, which then has to be cut off.
var (
	flHostsValue = cli.StringSlice{"tcp://127.0.0.1:2375"}

	flHosts           = cli.StringSliceFlag{Name: "host, H", EnvVar: "SWARM_HOST", Value: &flHostsValue, Usage: "ip/socket to listen on"}
	flEnableCors      = cli.BoolFlag{Name: "api-enable-cors, cors", Usage: "enable CORS headers in the remote API"}
	flManageAdvertise = cli.StringFlag{
		Name:   "advertise, addr",
		EnvVar: "SWARM_ADVERTISE",
		Usage:  "Address of the swarm manager joining the cluster. Other swarm manager(s) MUST be able to reach the swarm manager at this address.",
	}
	flLeaderElection = cli.BoolFlag{Name: "replication", Usage: "Enable Swarm manager replication"}
	flLeaderTTL      = cli.StringFlag{Name: "replication-ttl", Value: "20s", Usage: "Leader lock release time on failure"}
)

// TLS, towards clients and nodes alike.
var (
	flTLS       = cli.BoolFlag{Name: "tls", Usage: "use TLS; implied by --tlsverify=true"}
	flTLSCaCert = cli.StringFlag{Name: "tlscacert", Usage: "trust only remotes providing a certificate signed by the CA given here"}
	flTLSCert   = cli.StringFlag{Name: "tlscert", Usage: "path to TLS certificate file"}
	flTLSKey    = cli.StringFlag{Name: "tlskey", Usage: "path to TLS key file"}
	flTLSVerify = cli.BoolFlag{Name: "tlsverify", Usage: "use TLS and verify the remote"}
)

// Looking after the nodes.
var (
	flRefreshIntervalMin = cli.StringFlag{Name: "engine-refresh-min-interval", Value: "30s", Usage: "set engine refresh minimum interval"}
	flRefreshIntervalMax = cli.StringFlag{Name: "engine-refresh-max-interval", Value: "60s", Usage: "set engine refresh maximum interval"}
	flFailureRetry       = cli.IntFlag{Name: "engine-failure-retry", Value: 3, Usage: "set engine failure retry count"}
	flRefreshRetry       = cli.IntFlag{Name: "engine-refresh-retry", Value: 3, Usage: "deprecated; replaced by --engine-failure-retry"}
	flCluster            = cli.StringFlag{Name: "cluster-driver, c", Value: "swarm", Usage: "cluster driver to use [swarm, mesos-experimental]"}
	flClusterOpt         = cli.StringSliceFlag{Name: "cluster-opt", Value: &cli.StringSlice{}, Usage: "cluster driver options"}
)

// Placing containers. The choices are asked of the packages that make them.
var (
	flStrategy = cli.StringFlag{
		Name:  "strategy",
		Value: strategy.List()[0],
		Usage: "placement strategy to use [" + strings.Join(strategy.List(), ", ") + "]",
	}

	flFilterValue = cli.StringSlice(filter.List())
	// DefaultFilterNumber is how many filters come first in the list of --filter.
	DefaultFilterNumber = len(flFilterValue)

	flFilter = cli.StringSliceFlag{
		Name:  "filter, f",
		Value: &flFilterValue,
		Usage: "filter to use [" + strings.Join(filter.List(), ", ") + "]",
	}
)
