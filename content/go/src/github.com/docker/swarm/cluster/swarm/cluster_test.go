// Tests the driver with nodes that answer over HTTP as a daemon of 1.6.2 would, as far as Swarm asks.

package swarm

import (
	"encoding/json"
	"fmt"
	"io/ioutil"
	"net/http"
	"net/http/httptest"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/docker/pkg/discovery"
	"github.com/docker/engine-api/types"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/scheduler"
	"github.com/docker/swarm/scheduler/filter"
	"github.com/docker/swarm/scheduler/strategy"
	"github.com/samalba/dockerclient"
)

func init() { log.SetOutput(ioutil.Discard) }

// testNode is a daemon: its id and name, its images by name, and its containers by name.
type testNode struct {
	*httptest.Server
	mu         sync.Mutex
	id, name   string
	images     []string
	containers map[string]*dockerclient.ContainerConfig
	deaf       bool          // it refuses everything
	gate       chan struct{} // if not nil, a creation waits for it
	asked      []string
	over       chan struct{} // closed when it ends
}

func newTestNode(id, name string, images ...string) *testNode {
	n := &testNode{id: id, name: name, images: images, containers: make(map[string]*dockerclient.ContainerConfig), over: make(chan struct{})}
	n.Server = httptest.NewServer(n)
	return n
}

func (n *testNode) addr() string { return strings.TrimPrefix(n.URL, "http://") }

// Close ends the streams of events first: the server would wait for them.
func (n *testNode) Close() {
	close(n.over)
	n.Server.Close()
}

func (n *testNode) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if strings.HasPrefix(path, "/v1") {
		path = path[strings.Index(path[1:], "/")+1:]
	}
	if path == "/events" {
		w.WriteHeader(200)
		w.(http.Flusher).Flush()
		<-n.over
		return
	}
	if path == "/containers/create" && n.gate != nil {
		<-n.gate
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.asked = append(n.asked, r.Method+" "+path)
	status, answer := n.answer(r, path)
	if n.deaf {
		status, answer = 500, "connection refused"
	}
	w.WriteHeader(status)
	if text, ok := answer.(string); ok {
		fmt.Fprint(w, text)
	} else {
		json.NewEncoder(w).Encode(answer)
	}
}

type object map[string]interface{}

func (n *testNode) answer(r *http.Request, path string) (int, interface{}) {
	id := strings.Split(path, "/")[2:]
	switch r.Method + " " + path {
	case "GET /info":
		return 200, object{"ID": n.id, "Name": n.name, "NCPU": 2, "MemTotal": 1 << 20, "Debug": 0}
	case "GET /version":
		return 200, object{"Version": "1.6.2"}
	case "GET /containers/json":
		list := []object{}
		for name := range n.containers {
			if filters := r.URL.Query().Get("filters"); filters == "" || strings.Contains(filters, name+n.id) {
				list = append(list, object{"Id": name + n.id, "Names": []string{"/" + name}})
			}
		}
		return 200, list
	case "GET /images/json":
		list := []object{}
		for _, image := range n.images {
			list = append(list, object{"Id": image + "-id", "RepoTags": []string{image + ":latest"}})
		}
		return 200, list
	case "POST /containers/create":
		var config dockerclient.ContainerConfig
		json.NewDecoder(r.Body).Decode(&config)
		for _, image := range n.images {
			if image == config.Image {
				name := r.URL.Query().Get("name")
				n.containers[name] = &config
				return 201, object{"Id": name + n.id}
			}
		}
		return 404, "No such image: " + config.Image
	case "POST /images/create":
		return 500, "Error: image " + r.URL.Query().Get("fromImage") + " not found"
	}
	if r.Method == "GET" && len(id) == 2 {
		name := strings.TrimSuffix(id[0], n.id)
		return 200, object{"Id": id[0], "Name": "/" + name, "Config": n.containers[name], "HostConfig": object{}, "State": object{}}
	}
	if r.Method == "DELETE" && strings.HasPrefix(path, "/containers/") {
		delete(n.containers, strings.TrimSuffix(id[0], n.id))
		return 204, ""
	}
	if r.Method == "POST" && len(id) == 2 && id[1] == "start" {
		return 204, ""
	}
	return 404, "404 page not found"
}

// board is a backend of discovery on which a test writes.
type board struct {
	discovery.Backend
	entries chan discovery.Entries
	errs    chan error
}

func (b *board) Watch(stop <-chan struct{}) (<-chan discovery.Entries, <-chan error) {
	return b.entries, b.errs
}

func (b *board) write(addrs ...string) {
	entries, err := discovery.CreateEntries(addrs)
	if err != nil {
		panic(err)
	}
	b.entries <- entries
}

func newTestCluster(t *testing.T, opts ...string) (*Cluster, *board) {
	spread, err := strategy.New("spread")
	if err != nil {
		t.Fatal(err)
	}
	filters, err := filter.New(filter.List())
	if err != nil {
		t.Fatal(err)
	}
	b := &board{entries: make(chan discovery.Entries), errs: make(chan error)}
	c, err := NewCluster(scheduler.New(spread, filters), nil, b, cluster.DriverOpts(opts), &cluster.EngineOpts{
		RefreshMinInterval: time.Hour,
		RefreshMaxInterval: 2 * time.Hour,
		FailureRetry:       3,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c.(*Cluster), b
}

// until waits for what other goroutines do.
func until(t *testing.T, what string, is func() bool) {
	for i := 0; i < 2000; i++ {
		if is() {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("never: %s", what)
}

// status is the engines of docker info: name, state and error.
func status(c *Cluster) string {
	var engines []string
	for _, line := range c.Info() {
		switch {
		case strings.HasPrefix(line[0], " ") && !strings.HasPrefix(line[0], "  "):
			engines = append(engines, line[0][1:])
		case strings.HasSuffix(line[0], " Status"):
			engines[len(engines)-1] += " " + line[1]
		}
	}
	return strings.Join(engines, ", ")
}

func config(image string, env ...string) *cluster.ContainerConfig {
	return cluster.BuildContainerConfig(dockerclient.ContainerConfig{Image: image, Env: env})
}

func TestEnginesComeAndGo(t *testing.T) {
	one, two := newTestNode("id-1", "node-1"), newTestNode("id-2", "node-2")
	defer one.Close()
	c, b := newTestCluster(t)
	b.errs <- fmt.Errorf("only the log hears of it")
	b.write(one.addr(), two.addr())
	until(t, "both healthy", func() bool { return status(c) == "node-1 Healthy, node-2 Healthy" })
	if c.addEngine(one.addr()) || len(c.listEngines()) != 2 {
		t.Error("added twice")
	}
	if c.TotalCpus() != 4 || c.TotalMemory() != 2*(1<<20+1<<20*5/100) {
		t.Errorf("%d processors, %d bytes", c.TotalCpus(), c.TotalMemory())
	}
	if engine, err := c.RANDOMENGINE(); err != nil || engine == nil {
		t.Errorf("got %v and %v", engine, err)
	}
	b.write(one.addr())
	until(t, "one removed", func() bool { return status(c) == "node-1 Healthy" })
	if c.removeEngine(two.addr()) {
		t.Error("removed twice")
	}
}

func TestPendingEngines(t *testing.T) {
	one, twin := newTestNode("id-1", "node-1"), newTestNode("id-1", "twin")
	defer one.Close()
	defer twin.Close()
	c, b := newTestCluster(t)
	b.write(one.addr())
	until(t, "healthy", func() bool { return status(c) == "node-1 Healthy" })

	b.write(one.addr(), twin.addr(), "127.0.0.1:1")
	conflict := fmt.Sprintf("ID duplicated. id-1 shared by this node %s and another node %s", twin.addr(), one.addr())
	until(t, "a conflict", func() bool {
		engine := c.getEngineByAddr(twin.addr())
		return engine != nil && engine.ErrMsg() == conflict
	})
	until(t, "a refusal", func() bool {
		engine := c.getEngineByAddr("127.0.0.1:1")
		return engine != nil && strings.HasPrefix(engine.ErrMsg(), "Cannot connect to the Docker daemon")
	})
	if got := status(c); got != "(unknown) Pending, node-1 Healthy, twin Pending" {
		t.Errorf("got %s", got)
	}
	if len(c.listNodes()) != 1 || c.TotalCpus() != 2 {
		t.Error("pending engines count")
	}

	// The first goes in the same message in which the other, having its id, comes anew.
	b.write("127.0.0.1:1")
	until(t, "both gone", func() bool { return status(c) == "(unknown) Pending" })
	b.write("127.0.0.1:1", twin.addr())
	until(t, "the twin", func() bool { return status(c) == "(unknown) Pending, twin Healthy" })
	b.write(one.addr())
	until(t, "the first again", func() bool { return status(c) == "node-1 Healthy" })
}

func TestContainers(t *testing.T) {
	one, two := newTestNode("aa", "node-1", "redis"), newTestNode("bb", "node-2", "redis")
	defer one.Close()
	defer two.Close()
	c, b := newTestCluster(t)
	var heard events
	if err := c.RegisterEventHandler(&heard); err != nil {
		t.Fatal(err)
	}
	b.write(one.addr(), two.addr())
	until(t, "both healthy", func() bool { return status(c) == "node-1 Healthy, node-2 Healthy" })
	if heard != 2 {
		t.Errorf("heard %d", heard)
	}
	c.UnregisterEventHandler(&heard)

	web, err := c.CreateContainer(config("redis"), "web", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(web.Config.SwarmID()) != 64 || c.Container(web.Config.SwarmID()) != web || c.Container("web") != web {
		t.Errorf("got %+v", web)
	}
	_, err = c.CreateContainer(config("redis"), "web", nil)
	if err == nil || err.Error() != "Conflict: The name web is already assigned. You have to delete (or rename) that container to be able to assign web to a container again." {
		t.Errorf("got %v", err)
	}
	if err := c.RenameContainer(web, "web"); err == nil {
		t.Error("a name twice")
	}
	db, err := c.CreateContainer(config("redis"), "db", nil)
	if err != nil || db.Engine == web.Engine {
		t.Errorf("spread did not: %v", err)
	}
	if err := c.StartContainer(db, nil); err != nil {
		t.Error(err)
	}
	near, err := c.CreateContainer(config("redis", "constraint:node==node-2"), "near", nil)
	if err != nil || near.Engine.Name != "node-2" {
		t.Errorf("got %v and %v", near, err)
	}
	if _, err := c.CreateContainer(config("redis", "constraint:node==node-3"), "far", nil); err == nil {
		t.Error("there is no such node")
	}
	if got := names(c.Containers()); got != "/db /near /web" {
		t.Errorf("got %s", got)
	}
	if err := c.RemoveContainer(web, true, true); err != nil || c.Container("web") != nil {
		t.Errorf("got %v", err)
	}
}

type events int

func (e *events) Handle(*cluster.Event) error {
	*e++
	return nil
}

func names(containers cluster.Containers) string {
	var all []string
	for _, container := range containers {
		all = append(all, container.Names...)
	}
	sort.Strings(all)
	return strings.Join(all, " ")
}

func TestPendingContainersCount(t *testing.T) {
	one, two := newTestNode("aa", "node-1", "redis"), newTestNode("bb", "node-2", "redis")
	defer one.Close()
	defer two.Close()
	one.gate, two.gate = make(chan struct{}), make(chan struct{})
	c, b := newTestCluster(t)
	b.write(one.addr(), two.addr())
	until(t, "both healthy", func() bool { return status(c) == "node-1 Healthy, node-2 Healthy" })

	created := make(chan *cluster.Container)
	create := func(name string) {
		container, err := c.CreateContainer(config("redis"), name, nil)
		if err != nil {
			t.Error(err)
		}
		created <- container
	}
	go create("a")
	until(t, "a is placed", func() bool { return !c.checkNameUniqueness("a") })
	go create("b")
	until(t, "b is placed", func() bool { return !c.checkNameUniqueness("b") })
	if len(c.Containers()) != 0 {
		t.Error("they exist already")
	}
	pending := 0
	for _, n := range c.listNodes() {
		pending += len(n.Containers)
		if len(n.Containers) != 1 || len(n.Containers[0].Names) != 1 {
			t.Errorf("%s has %v", n.Name, n.Containers)
		}
	}
	if pending != 2 {
		t.Errorf("%d are pending", pending)
	}
	close(one.gate)
	close(two.gate)
	if a, other := <-created, <-created; a.Engine == other.Engine {
		t.Error("both on one node")
	}
	if len(c.pendingContainers) != 0 {
		t.Error("pending still")
	}
}

func TestImageAffinity(t *testing.T) {
	one, two := newTestNode("aa", "node-1"), newTestNode("bb", "node-2", "private")
	defer one.Close()
	defer two.Close()
	c, b := newTestCluster(t, "swarm.createretry=2", "swarm.overcommit=0.5")
	b.write(one.addr(), two.addr())
	until(t, "both healthy", func() bool { return status(c) == "node-1 Healthy, node-2 Healthy" })
	if c.createRetry != 2 || c.overcommitRatio != 0.5 || c.TotalCpus() != 6 {
		t.Errorf("%d retries, %f more", c.createRetry, c.overcommitRatio)
	}
	// node-2 has more containers, so spread prefers node-1, which can't get the image.
	if _, err := c.CreateContainer(config("private", "constraint:node==node-2"), "first", nil); err != nil {
		t.Fatal(err)
	}
	second, err := c.CreateContainer(config("private"), "second", nil)
	if err != nil || second.Engine.Name != "node-2" || len(second.Config.Affinities()) != 0 {
		t.Errorf("got %+v and %v", second, err)
	}
	tries := func() int {
		one.mu.Lock()
		defer one.mu.Unlock()
		return strings.Count(strings.Join(one.asked, " "), "POST /images/create")
	}
	before := tries()
	_, err = c.CreateContainer(config("private", "constraint:node==node-1"), "third", nil)
	if err == nil || !strings.Contains(err.Error(), "image private:latest not found") || tries() != before+3 {
		t.Errorf("%d tries: %v", tries()-before, err)
	}
}

func TestResources(t *testing.T) {
	one, two := newTestNode("aa", "node-1", "redis", "mongo"), newTestNode("bb", "node-2", "redis")
	defer one.Close()
	defer two.Close()
	c, b := newTestCluster(t)
	b.write(one.addr(), two.addr())
	until(t, "both healthy", func() bool { return status(c) == "node-1 Healthy, node-2 Healthy" })
	if len(c.Images()) != 3 || c.Image("redis") == nil || c.Image("mongo").Engine.Name != "node-1" || c.Image("") != nil {
		t.Errorf("got %v", c.Images())
	}
	if _, err := c.RemoveImages("mongo", true); err == nil || err.Error() != "node-1: Error response from daemon: 404 page not found" {
		t.Errorf("got %v", err)
	}
	if err := c.TagImage("absent", "a", "b", false); err == nil || err.Error() != "No such image: absent" {
		t.Errorf("got %v", err)
	}
	var mu sync.Mutex
	var news []string
	c.Pull("absent", nil, func(where, status string, err error) {
		mu.Lock()
		defer mu.Unlock()
		news = append(news, fmt.Sprintf("%s %q %v", where, status, err != nil))
	})
	sort.Strings(news)
	if got := strings.Join(news, ", "); got != `node-1 "" false, node-1 "" true, node-2 "" false, node-2 "" true` {
		t.Errorf("got %s", got)
	}
	// Nodes of 1.6.2 know no networks and volumes; that is their answer then.
	if len(c.Networks()) != 0 || len(c.Volumes()) != 0 {
		t.Error("there are some")
	}
	for _, name := range []string{"data", "node-1/data"} {
		if _, err := c.CreateVolume(&types.VolumeCreateRequest{Name: name}); err == nil || err.Error() != "Error response from daemon: 404 page not found" {
			t.Errorf("%s: got %v", name, err)
		}
		if _, err := c.CreateNetwork(&types.NetworkCreate{Name: name}); err == nil || err.Error() != "Error response from daemon: 404 page not found" {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if found, err := c.RemoveVolumes("data"); found || err != nil {
		t.Errorf("got %v and %v", found, err)
	}
	err := c.BuildImage(&types.ImageBuildOptions{BuildArgs: map[string]string{"a": "b"}}, ioutil.Discard)
	if err == nil || err.Error() != "Error response from daemon: 404 page not found" {
		t.Errorf("got %v", err)
	}
}

func TestKVStrings(t *testing.T) {
	got := convertKVStringsToMap([]string{"a=b=c", "d"})
	if len(got) != 2 || got["a"] != "b=c" || got["d"] != "" {
		t.Errorf("got %v", got)
	}
	if back := convertMapToKVStrings(map[string]string{"a": "b=c"}); len(back) != 1 || back[0] != "a=b=c" {
		t.Errorf("got %v", back)
	}
}
