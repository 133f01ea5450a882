// Tests the driver with a master in this process and a daemon that answers over HTTP.

package mesos

import (
	"encoding/json"
	"io/ioutil"
	"net/http"
	"net/http/httptest"
	"sort"
	"strings"
	"testing"
	"time"

	"engine-room/mesos-master"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/cluster/mesos/task"
	"github.com/docker/swarm/scheduler"
	"github.com/docker/swarm/scheduler/filter"
	"github.com/docker/swarm/scheduler/strategy"
	"github.com/mesos/mesos-go/mesosproto"
	mesosscheduler "github.com/mesos/mesos-go/scheduler"
	"github.com/samalba/dockerclient"
)

func init() { log.SetOutput(ioutil.Discard) }

// daemon has the containers that were created on it, by id.
type daemon struct {
	*httptest.Server
	configs map[string]*dockerclient.ContainerConfig
	over    chan struct{} // closed when it ends
}

type object map[string]interface{}

func newDaemon() *daemon {
	d := &daemon{configs: make(map[string]*dockerclient.ContainerConfig), over: make(chan struct{})}
	d.Server = httptest.NewServer(d)
	return d
}

// Close ends the streams of events first: the server would wait for them.
func (d *daemon) Close() {
	close(d.over)
	d.Server.Close()
}

func (d *daemon) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if strings.HasPrefix(path, "/v1") {
		path = path[strings.Index(path[1:], "/")+1:]
	}
	var answer interface{}
	switch r.Method + " " + path {
	case "GET /info":
		answer = object{"ID": "id", "Name": "node", "NCPU": 4, "MemTotal": 1 << 30}
	case "GET /version":
		answer = object{"Version": "1.6.2"}
	case "GET /images/json":
		answer = []object{{"Id": "feedbeef", "RepoTags": []string{"busybox:latest"}}}
	case "GET /events":
		w.WriteHeader(200)
		w.(http.Flusher).Flush()
		<-d.over
		return
	case "GET /containers/json":
		list := []object{}
		for id := range d.configs {
			list = append(list, object{"Id": id, "Names": []string{"/" + id}})
		}
		answer = list
	case "POST /containers/create":
		var config dockerclient.ContainerConfig
		json.NewDecoder(r.Body).Decode(&config)
		if config.Image != "busybox" {
			http.Error(w, "No such image: "+config.Image, 404)
			return
		}
		id := r.URL.Query().Get("name")
		d.configs[id] = &config
		w.WriteHeader(201)
		answer = object{"Id": id}
	default:
		id := strings.Split(path, "/")
		if len(id) != 4 || d.configs[id[2]] == nil {
			http.NotFound(w, r)
			return
		}
		if id[3] == "start" {
			w.WriteHeader(204)
			return
		}
		answer = object{"Id": id[2], "Name": "/" + id[2], "Config": d.configs[id[2]], "State": object{"Running": true}}
	}
	json.NewEncoder(w).Encode(answer)
}

func newTestCluster(t *testing.T, name string, d *daemon, opts ...string) *Cluster {
	addr := strings.TrimPrefix(d.URL, "http://")
	mesosscheduler.Serve(name, master.New(master.Machine{ID: "agent-1", Docker: addr, Cpus: 2, Mem: 100}))
	spread, err := strategy.New("spread")
	if err != nil {
		t.Fatal(err)
	}
	health, err := filter.New([]string{"health"})
	if err != nil {
		t.Fatal(err)
	}
	c, err := NewCluster(scheduler.New(spread, health), nil, name, cluster.DriverOpts(opts), &cluster.EngineOpts{
		RefreshMinInterval: time.Hour, RefreshMaxInterval: 2 * time.Hour, FailureRetry: 3,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c.(*Cluster)
}

func until(t *testing.T, what string, is func() bool) {
	for i := 0; i < 2000; i++ {
		if is() {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("never: %s", what)
}

func config(image string, memory int64) *cluster.ContainerConfig {
	return cluster.BuildContainerConfig(dockerclient.ContainerConfig{Image: image, Memory: memory << 20, Env: []string{"a=b"}})
}

func TestOffersAndTasks(t *testing.T) {
	d := newDaemon()
	defer d.Close()
	c := newTestCluster(t, "tasks", d, "mesos.offerrefusetimeout=1ms", "mesos.tasktimeout=100ms")
	until(t, "an offer", func() bool { return c.TotalCpus() == 2 })
	if c.TotalMemory() != 100<<20 {
		t.Errorf("%d bytes", c.TotalMemory())
	}
	want := [][2]string{
		{"Strategy", "spread"}, {"Filters", "health"}, {"Offers", "1"},
		{"  Offer", "offer-1"}, {"   └ cpus", "2"}, {"   └ mem", "100 MiB"}, {"   └ ports", "31000-32000"},
	}
	info := c.Info()
	for i, line := range want {
		if i >= len(info) || info[i] != line {
			t.Errorf("got %v", info)
			break
		}
	}
	if engine, err := c.RANDOMENGINE(); err != nil || engine.Name != "node" {
		t.Errorf("got %v and %v", engine, err)
	}

	if _, err := c.CreateContainer(config("busybox", 0), "web", nil); err != errResourcesNeeded {
		t.Errorf("got %v", err)
	}
	container, err := c.CreateContainer(config("busybox", 60), "web", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(container.Names) != 2 || container.Names[0] != "/web" || c.Container("web") == nil || !strings.HasPrefix(container.Names[1], "/mesos-web.") {
		t.Errorf("got %v", container.Names)
	}
	if env := container.Config.Env; len(env) != 1 || env[0] != "a=b" || container.Config.Labels[task.LabelDetach] != "true" {
		t.Errorf("got %+v", container.Config)
	}
	until(t, "what is left is offered", func() bool { return c.TotalMemory() == 40<<20 })

	if _, err := c.CreateContainer(config("busybox", 60), "db", nil); err == nil || err.Error() != "container failed to start after 100ms" {
		t.Errorf("got %v", err)
	}
	if len(c.pendingTasks.Tasks) != 0 {
		t.Error("somebody waits still")
	}
	if _, err := c.CreateContainer(config("absent", 10), "db", nil); err == nil || err.Error() != "Image not found" {
		t.Errorf("got %v", err)
	}
	if _, err := c.RemoveImages("busybox", true); err != errNotSupported || len(c.Images()) != 1 || c.Image("busybox") == nil {
		t.Errorf("got %v", err)
	}
	c.RenameContainer(container, "new")
	if c.Container("new") == nil {
		t.Error("not renamed")
	}
}

func TestATaskWaitsForAnOffer(t *testing.T) {
	d := newDaemon()
	defer d.Close()
	c := newTestCluster(t, "waits", d, "mesos.tasktimeout=5s")
	until(t, "an offer", func() bool { return c.TotalCpus() == 2 })
	for _, offer := range c.listOffers() {
		c.scheduler.OfferRescinded(nil, offer.Id)
	}
	if c.TotalCpus() != 0 || len(c.listAgents()) != 0 {
		t.Error("the machine is still there")
	}
	created := make(chan error)
	go func() {
		_, err := c.CreateContainer(config("busybox", 10), "web", nil)
		created <- err
	}()
	until(t, "a task waits", func() bool {
		c.pendingTasks.Lock()
		defer c.pendingTasks.Unlock()
		return len(c.pendingTasks.Tasks) == 1
	})
	other := newTestCluster(t, "other", d) // for an offer by the master
	until(t, "an offer", func() bool { return len(other.listOffers()) == 1 })
	c.scheduler.driver, c.scheduler.cluster = other.scheduler.driver, c
	offer := *other.listOffers()[0]
	// Its news will go to the other framework, which has no such task.
	go c.scheduler.ResourceOffers(nil, []*mesosproto.Offer{&offer})
	until(t, "a launch", func() bool {
		a := c.agent("agent-1")
		if a == nil {
			return false
		}
		a.RLock()
		defer a.RUnlock()
		for id, waiting := range a.tasks {
			go waiting.SendStatus(&mesosproto.TaskStatus{TaskId: id, State: mesosproto.TaskState_TASK_LOST, Message: "the machine is gone"})
			return true
		}
		return false
	})
	if err := <-created; err == nil || err.Error() != "the machine is gone" {
		t.Errorf("got %v", err)
	}
}

func TestOfferTimeout(t *testing.T) {
	d := newDaemon()
	defer d.Close()
	c := newTestCluster(t, "timeout", d, "mesos.offertimeout=20ms")
	until(t, "an offer", func() bool { return len(c.listOffers()) == 1 })
	until(t, "declined", func() bool { return len(c.listOffers()) == 0 })
}

func TestNewClusterRefuses(t *testing.T) {
	for want, opts := range map[string]cluster.DriverOpts{
		`no Mesos master at "nowhere"`:       nil,
		`time: invalid duration "soon"`:      {"mesos.tasktimeout=soon"},
		`time: unknown unit "y" in duration`: {"mesos.offertimeout=1y"},
	} {
		_, err := NewCluster(nil, nil, "nowhere", opts, nil)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v", err)
		}
	}
}

func TestOfferSorter(t *testing.T) {
	offers := offerSorter{{Id: "b"}, {Id: "a"}}
	sort.Sort(offers)
	if offers[0].Id != "a" {
		t.Errorf("got %v", offers)
	}
}
