// Tests the help of the commands, the options of discovery, what info tells of a manager, and an election that swaps handlers.

package cli

import (
	"bytes"
	"io/ioutil"
	"net/http/httptest"
	"os"
	"path"
	"reflect"
	"strings"
	"testing"
	"time"

	"engine-room/kvstore"

	log "github.com/Sirupsen/logrus"
	"github.com/codegangsta/cli"
	"github.com/docker/leadership"
	"github.com/docker/swarm/api"
	"github.com/docker/swarm/cluster"
	"github.com/gorilla/mux"
)

func runCommand(t *testing.T, act func(*cli.Context), args ...string) string {
	var out bytes.Buffer
	app := cli.NewApp()
	app.Name, app.HelpName, app.Writer = "swarm", "swarm", &out
	app.Commands = append([]cli.Command{}, commands...)
	for i := range app.Commands {
		if act != nil {
			app.Commands[i].Action = act
		}
	}
	if err := app.Run(append([]string{"swarm"}, args...)); err != nil {
		t.Error(err)
	}
	return out.String()
}

func TestHelp(t *testing.T) {
	const join = ` join [OPTIONS] <discovery>

Join a docker cluster

Arguments: 
   <discovery>    discovery service to use [$SWARM_DISCOVERY]
                   * token://<token>
                   * consul://<ip>/<path>
                   * etcd://<ip1>,<ip2>/<path>
                   * file://path/to/file
                   * zk://<ip1>,<ip2>/<path>
                   * [nodes://]<ip1>,<ip2>

Options:
   --advertise, --addr 					Address of the Docker Engine joining the cluster. Swarm manager(s) MUST be able to reach the Docker Engine at this address. [$SWARM_ADVERTISE]
   --heartbeat "60s"					period between each heartbeat
   --ttl "180s"						set the expiration of an ephemeral node
   --delay "0s"						add a random delay in [0s,delay] to avoid synchronized registration
   --discovery-opt [--discovery-opt option --discovery-opt option]	discovery options
   
`
	name := "Usage: " + path.Base(os.Args[0])
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	if got := runCommand(t, nil, "j", "--help"); squeeze(got) != squeeze(name+join) {
		t.Errorf("got\n%s", got)
	}
	if got := runCommand(t, nil, "help", "c"); got != name+" create \n\nCreate a cluster\n" {
		t.Errorf("got %q", got)
	}
	manage := runCommand(t, nil, "help", "manage")
	for _, want := range []string{
		`--strategy "spread" placement strategy to use [spread, binpack, random]`,
		"--filter, -f [--filter option --filter option] filter to use [health, port, dependency, affinity, constraint]",
		`--replication-ttl "20s" Leader lock release time on failure`,
		`--engine-failure-retry "3" set engine failure retry count`,
		"* swarm.overcommit=0.05 overcommit to apply on resources",
	} {
		if !strings.Contains(squeeze(manage), want) {
			t.Errorf("no %q in\n%s", want, manage)
		}
	}
}

func TestDiscoveryOpt(t *testing.T) {
	for line, want := range map[string]map[string]string{
		"list x":                          {"kv.path": "docker/swarm/nodes"},
		"list --discovery-opt a=b=c x":    {"a": "b=c", "kv.path": "docker/swarm/nodes"},
		"list --discovery-opt kv.path= x": {"kv.path": ""},
	} {
		called := false
		runCommand(t, func(c *cli.Context) {
			called = true
			if got := getDiscoveryOpt(c); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: got %v", line, got)
			}
			if got := getDiscovery(c); got != "x" {
				t.Errorf("%s: got %q", line, got)
			}
		}, strings.Fields(line)...)
		if !called {
			t.Errorf("%s: not called", line)
		}
		// The library collects in the flag's own list.
		*flDiscoveryOpt.Value = nil
	}
}

// several is a cluster that only counts who hears of its events.
type several struct {
	cluster.Cluster
	handlers map[cluster.EventHandler]bool
}

func (s *several) Info() [][2]string { return [][2]string{{"Nodes", "0"}} }

func (s *several) RegisterEventHandler(h cluster.EventHandler) error {
	s.handlers[h] = true
	return nil
}

func (s *several) UnregisterEventHandler(h cluster.EventHandler) { delete(s.handlers, h) }

func TestElection(t *testing.T) {
	log.SetOutput(ioutil.Discard)
	store := httptest.NewServer(kvstore.NewServer())
	client := kvstore.NewClient([]string{strings.TrimPrefix(store.URL, "http://")}, nil)
	candidate := leadership.NewCandidate(client, "leader", "a:1", 600*time.Millisecond)
	follower := leadership.NewFollower(client, "leader")
	cl := &several{handlers: make(map[cluster.EventHandler]bool)}
	status := &statusHandler{cl, candidate, follower}

	if got := (&statusHandler{cluster: cl}).Status(); !reflect.DeepEqual(got, [][2]string{{"Role", "primary"}, {"Nodes", "0"}}) {
		t.Errorf("alone: got %v", got)
	}
	if got := status.Status(); !reflect.DeepEqual(got, [][2]string{{"Role", "replica"}, {"Primary", ""}, {"Nodes", "0"}}) {
		t.Errorf("before: got %v", got)
	}

	primary := mux.NewRouter()
	replica := api.NewReplica(primary, nil)
	over := make(chan struct{})
	go func() {
		run(cl, candidate, api.NewServer(nil, nil), primary, replica)
		close(over)
	}()
	for i := 0; i < 100 && !candidate.IsLeader(); i++ {
		time.Sleep(20 * time.Millisecond)
	}
	time.Sleep(50 * time.Millisecond)
	if got := status.Status()[0]; got != [2]string{"Role", "primary"} || len(cl.handlers) != 1 {
		t.Errorf("elected: got %v and %d watchdogs", got, len(cl.handlers))
	}

	store.CloseClientConnections()
	store.Close()
	<-over
	if got := status.Status()[0]; got != [2]string{"Role", "replica"} || len(cl.handlers) != 0 {
		t.Errorf("without a store: got %v and %d watchdogs", got, len(cl.handlers))
	}
}

func TestTLSFiles(t *testing.T) {
	if _, err := loadTLSConfig("ca", "cert", "key", true); err == nil || !strings.HasPrefix(err.Error(), "Couldn't load X509 key pair (cert, key): ") {
		t.Errorf("got %v", err)
	}
}
