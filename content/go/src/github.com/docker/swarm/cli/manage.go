// Reconstructs cli/manage.go of Swarm 1.2.0: `swarm manage` from its flags to a server that listens, alone or as one of several managers; leaves out nothing.

package cli

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io/ioutil"
	"path"
	"strings"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/codegangsta/cli"
	"github.com/docker/docker/pkg/discovery"
	kvdiscovery "github.com/docker/docker/pkg/discovery/kv"
	"github.com/docker/leadership"
	"github.com/docker/swarm/api"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/cluster/mesos"
	"github.com/docker/swarm/cluster/swarm"
	"github.com/docker/swarm/scheduler"
	"github.com/docker/swarm/scheduler/filter"
	"github.com/docker/swarm/scheduler/strategy"
	"github.com/gorilla/mux"
)

const (
	// leaderElectionPath is the key that whoever leads holds.
	leaderElectionPath = "docker/swarm/leader"
	// defaultRecoverTime is how long a manager waits before it asks a store
	// that has failed again.
	defaultRecoverTime = 10 * time.Second
)

// logHandler writes events into the log; nothing registers it in 1.2.0.
type logHandler struct{}

// Handle writes down one event. An id is shortened to 12 characters.
func (h *logHandler) Handle(e *cluster.Event) error {
	shown := e.ID
	if len(shown) > 12 {
		shown = shown[:12]
	}
	fields := log.Fields{"node": e.Engine.Name, "id": shown, "from": e.From, "status": e.Status}
	log.WithFields(fields).Debug("Event received")
	return nil
}

// statusHandler tells what `docker info` shows of a manager.
type statusHandler struct {
	cluster   cluster.Cluster
	candidate *leadership.Candidate
	follower  *leadership.Follower
}

// Status is the manager's role, then what the cluster tells of itself.
func (h *statusHandler) Status() [][2]string {
	role := [][2]string{{"Role", "primary"}}
	if h.candidate != nil && !h.candidate.IsLeader() {
		role = [][2]string{{"Role", "replica"}, {"Primary", h.follower.Leader()}}
	}
	return append(role, h.cluster.Info()...)
}

// loadTLSConfig reads the certificate and the key; with verify also the CA,
// by which then both sides are judged: clients here, and nodes there.
func loadTLSConfig(ca, cert, key string, verify bool) (*tls.Config, error) {
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		return nil, fmt.Errorf("Couldn't load X509 key pair (%s, %s): %s. Key encrypted?", cert, key, err)
	}
	config := &tls.Config{MinVersion: tls.VersionTLS10, Certificates: []tls.Certificate{pair}}
	if !verify {
		config.InsecureSkipVerify = true // nodes may be anybody
		return config, nil
	}

	pem, err := ioutil.ReadFile(ca)
	if err != nil {
		return nil, fmt.Errorf("Couldn't read CA certificate: %s", err)
	}
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(pem)
	config.RootCAs, config.ClientCAs = trusted, trusted
	config.ClientAuth = tls.RequireAndVerifyClientCert
	return config, nil
}

// createDiscovery makes the backend that the URL names. A manager registers
// nothing there, so it has no TTL.
func createDiscovery(uri string, c *cli.Context) discovery.Backend {
	heartbeat, err := time.ParseDuration(c.String("heartbeat"))
	if err != nil {
		log.Fatalf("invalid --heartbeat: %v", err)
	}
	if heartbeat < time.Second {
		log.Fatal("--heartbeat should be at least one second")
	}
	backend, err := discovery.New(uri, heartbeat, 0, getDiscoveryOpt(c))
	if err != nil {
		log.Fatal(err)
	}
	return backend
}

// getDiscoveryOpt splits the options at their first "=". Swarm's nodes stand
// in a folder of their own unless an option says where else.
func getDiscoveryOpt(c *cli.Context) map[string]string {
	options := make(map[string]string)
	for _, option := range c.StringSlice("discovery-opt") {
		at := strings.Index(option, "=")
		if at < 0 {
			log.Fatal("--discovery-opt must contain key=value strings")
		}
		options[option[:at]] = option[at+1:]
	}
	if _, given := options["kv.path"]; !given {
		options["kv.path"] = "docker/swarm/nodes"
	}
	return options
}

// setupReplication makes this manager one of several: a candidate that wants
// to lead, and a follower that knows who does. Both go on for ever.
func setupReplication(c *cli.Context, cluster cluster.Cluster, server *api.Server, discovery discovery.Backend, addr string, leaderTTL time.Duration, tlsConfig *tls.Config) {
	kvDiscovery, ok := discovery.(*kvdiscovery.Discovery)
	if !ok {
		log.Fatal("Leader election is only supported with consul, etcd and zookeeper discovery.")
	}
	client := kvDiscovery.Store()
	key := path.Join(kvDiscovery.Prefix(), leaderElectionPath)

	candidate := leadership.NewCandidate(client, key, addr, leaderTTL)
	follower := leadership.NewFollower(client, key)
	status := &statusHandler{cluster, candidate, follower}

	primary := api.NewPrimary(cluster, tlsConfig, status, c.GlobalBool("debug"), c.Bool("cors"))
	replica := api.NewReplica(primary, tlsConfig)

	go func() {
		for {
			run(cluster, candidate, server, primary, replica)
			time.Sleep(defaultRecoverTime)
		}
	}()
	go func() {
		for {
			follow(follower, replica, addr)
			time.Sleep(defaultRecoverTime)
		}
	}()

	server.SetHandler(primary)
}

// run stands for election and swaps the server's handler with each outcome.
// It ends when the store fails; what serves then stays.
func run(cl cluster.Cluster, candidate *leadership.Candidate, server *api.Server, primary *mux.Router, replica *api.Replica) {
	electedCh, errCh := candidate.RunForElection()
	var watchdog *cluster.Watchdog
	for {
		select {
		case isElected := <-electedCh:
			if !isElected {
				log.Info("Leader Election: Cluster leadership lost")
				cl.UnregisterEventHandler(watchdog)
				server.SetHandler(replica)
				continue
			}
			log.Info("Leader Election: Cluster leadership acquired")
			watchdog = cluster.NewWatchdog(cl)
			server.SetHandler(primary)

		case err := <-errCh:
			log.Error(err)
			return
		}
	}
}

// follow tells the replica where to send requests. It ends when the watch does;
// the last leader known stays.
func follow(follower *leadership.Follower, replica *api.Replica, addr string) {
	leaderCh, errCh := follower.FollowElection()
	for {
		select {
		case leader := <-leaderCh:
			switch leader {
			case "": // the lock is free; somebody will take it
			case addr:
				replica.SetPrimary("")
			default:
				log.Infof("New leader elected: %s", leader)
				replica.SetPrimary(leader)
			}

		case err := <-errCh:
			log.Error(err)
			return
		}
	}
}

// manage is the command: check the flags, make a scheduler, a cluster and a
// server, and listen.
func manage(c *cli.Context) {
	tlsConfig := getTLS(c)
	engineOpts := getEngineOpts(c)

	uri := getDiscovery(c)
	if uri == "" {
		log.Fatalf("discovery required to manage a cluster. See '%s manage --help'.", c.App.Name)
	}
	discovery := createDiscovery(uri, c)

	sched := getScheduler(c)
	var (
		cl  cluster.Cluster
		err error
	)
	switch driver := c.String("cluster-driver"); driver {
	case "swarm":
		cl, err = swarm.NewCluster(sched, tlsConfig, discovery, c.StringSlice("cluster-opt"), engineOpts)
	case "mesos-experimental":
		log.Warn("WARNING: the mesos driver is currently experimental, use at your own risks")
		cl, err = mesos.NewCluster(sched, tlsConfig, uri, c.StringSlice("cluster-opt"), engineOpts)
	default:
		log.Fatalf("unsupported cluster %q", driver)
	}
	if err != nil {
		log.Fatal(err)
	}

	hosts := c.StringSlice("host")
	if c.IsSet("host") || c.IsSet("H") {
		hosts = hosts[1:] // without the default
	}
	server := api.NewServer(hosts, tlsConfig)

	if c.Bool("replication") {
		addr, leaderTTL := getReplication(c)
		setupReplication(c, cl, server, discovery, addr, leaderTTL, tlsConfig)
	} else {
		status := &statusHandler{cluster: cl}
		server.SetHandler(api.NewPrimary(cl, tlsConfig, status, c.GlobalBool("debug"), c.Bool("cors")))
		cluster.NewWatchdog(cl)
	}

	log.Fatal(server.ListenAndServe())
}

// getTLS makes what --tls and --tlsverify ask for; nil if neither was given.
func getTLS(c *cli.Context) *tls.Config {
	verify := c.Bool("tlsverify")
	if !verify && !c.Bool("tls") {
		if c.IsSet("tlscert") || c.IsSet("tlskey") || c.IsSet("tlscacert") {
			log.Fatal("--tlscert, --tlskey and --tlscacert require the use of either --tls or --tlsverify")
		}
		return nil
	}
	if !c.IsSet("tlscert") || !c.IsSet("tlskey") {
		log.Fatal("--tlscert and --tlskey must be provided when using --tls")
	}
	if verify && !c.IsSet("tlscacert") {
		log.Fatal("--tlscacert must be provided when using --tlsverify")
	}
	config, err := loadTLSConfig(c.String("tlscacert"), c.String("tlscert"), c.String("tlskey"), verify)
	if err != nil {
		log.Fatal(err)
	}
	return config
}

// getEngineOpts is how often to look at a node, and how many failures make it
// unhealthy. An interval that can't be read counts as none.
func getEngineOpts(c *cli.Context) *cluster.EngineOpts {
	opts := &cluster.EngineOpts{
		RefreshMinInterval: c.Duration("engine-refresh-min-interval"),
		RefreshMaxInterval: c.Duration("engine-refresh-max-interval"),
		FailureRetry:       c.Int("engine-failure-retry"),
	}
	if opts.RefreshMinInterval <= 0 {
		log.Fatal("min refresh interval should be a positive number")
	}
	if opts.RefreshMaxInterval < opts.RefreshMinInterval {
		log.Fatal("max refresh interval cannot be less than min refresh interval")
	}
	if c.Int("engine-refresh-retry") != flRefreshRetry.Value {
		log.Fatal("--engine-refresh-retry is deprecated. Use --engine-failure-retry")
	}
	if opts.FailureRetry <= 0 {
		log.Fatal("invalid failure retry count")
	}
	return opts
}

// getScheduler puts a strategy and filters together.
func getScheduler(c *cli.Context) *scheduler.Scheduler {
	s, err := strategy.New(c.String("strategy"))
	if err != nil {
		log.Fatal(err)
	}
	names := c.StringSlice("filter")
	if c.IsSet("filter") || c.IsSet("f") {
		names = names[DefaultFilterNumber:] // without the defaults
	}
	fs, err := filter.New(names)
	if err != nil {
		log.Fatal(err)
	}
	return scheduler.New(s, fs)
}

// getReplication is the address under which the other managers reach this one,
// and how long the others wait for a sign of life.
func getReplication(c *cli.Context) (string, time.Duration) {
	addr := c.String("advertise")
	if addr == "" {
		log.Fatal("--advertise address must be provided when using --leader-election")
	}
	if !checkAddrFormat(addr) {
		log.Fatal("--advertise should be of the form ip:port or hostname:port")
	}
	ttl, err := time.ParseDuration(c.String("replication-ttl"))
	if err != nil {
		log.Fatalf("invalid --replication-ttl: %v", err)
	}
	if ttl <= 0 {
		log.Fatalf("--replication-ttl should be a positive number")
	}
	return addr, ttl
}
