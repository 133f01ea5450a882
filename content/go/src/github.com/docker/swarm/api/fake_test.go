// Tests have a cluster of their own: one engine, which is an HTTP server of the test's, and what it has.

package api

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/docker/engine-api/types"
	"github.com/docker/swarm/cluster"
	"github.com/samalba/dockerclient"
)

// fakeCluster answers from what it holds, and writes down what it is asked to do.
type fakeCluster struct {
	engine     *cluster.Engine
	containers cluster.Containers
	images     cluster.Images
	networks   cluster.Networks
	volumes    cluster.Volumes
	handlers   []cluster.EventHandler
	did        []string
	fail       error
}

func (c *fakeCluster) do(format string, args ...interface{}) error {
	c.did = append(c.did, fmt.Sprintf(format, args...))
	return c.fail
}

func (c *fakeCluster) CreateContainer(config *cluster.ContainerConfig, name string, authConfig *dockerclient.AuthConfig) (*cluster.Container, error) {
	user := ""
	if authConfig != nil {
		user = authConfig.Username
	}
	if err := c.do("create %s from %s for %q", name, config.Image, user); err != nil {
		return nil, err
	}
	return c.containers[0], nil
}
func (c *fakeCluster) RemoveContainer(container *cluster.Container, force, volumes bool) error {
	return c.do("remove %s %t %t", container.Id, force, volumes)
}
func (c *fakeCluster) Images() cluster.Images                 { return c.images }
func (c *fakeCluster) Containers() cluster.Containers         { return c.containers }
func (c *fakeCluster) Networks() cluster.Networks             { return c.networks }
func (c *fakeCluster) Volumes() cluster.Volumes               { return c.volumes }
func (c *fakeCluster) Container(id string) *cluster.Container { return c.containers.Get(id) }
func (c *fakeCluster) Image(id string) *cluster.Image {
	for _, image := range c.images {
		if image.Match(id, true) {
			return image
		}
	}
	return nil
}
func (c *fakeCluster) RemoveImages(name string, force bool) ([]types.ImageDelete, error) {
	if image := c.Image(name); image == nil {
		return nil, nil
	}
	return []types.ImageDelete{{Untagged: name}}, c.do("rmi %s %t", name, force)
}
func (c *fakeCluster) StartContainer(container *cluster.Container, hostConfig *dockerclient.HostConfig) error {
	return c.do("start %s %t", container.Id, hostConfig != nil)
}
func (c *fakeCluster) CreateNetwork(request *types.NetworkCreate) (*types.NetworkCreateResponse, error) {
	return &types.NetworkCreateResponse{ID: "n9"}, c.do("network %s %s", request.Name, request.Driver)
}
func (c *fakeCluster) RemoveNetwork(network *cluster.Network) error {
	return c.do("remove network %s", network.ID)
}
func (c *fakeCluster) CreateVolume(request *types.VolumeCreateRequest) (*cluster.Volume, error) {
	return &cluster.Volume{Volume: types.Volume{Name: request.Name}, Engine: c.engine}, c.do("volume %s", request.Name)
}
func (c *fakeCluster) RemoveVolumes(name string) (bool, error) {
	return c.volumes.Get(name) != nil, c.do("remove volume %s", name)
}
func (c *fakeCluster) Pull(name string, authConfig *dockerclient.AuthConfig, callback func(where, status string, err error)) {
	callback("node-1", "", nil)
	callback("node-1", "downloaded", c.do("pull %s", name))
}
func (c *fakeCluster) Import(source string, repository string, tag string, imageReader io.Reader, callback func(where, status string, err error)) {
	callback("node-1", "imported", c.do("import %s %s %s", source, repository, tag))
}
func (c *fakeCluster) Load(imageReader io.Reader, callback func(what, status string, err error)) {
	callback("node-1", "", nil)
	callback("node-1", "loaded", c.do("load"))
}
func (c *fakeCluster) Info() [][2]string { return nil }
func (c *fakeCluster) Status() [][2]string {
	return [][2]string{{"Nodes", "1"}, {" node-1", "10.0.0.1:2375"}}
}
func (c *fakeCluster) TotalMemory() int64 { return 1 << 30 }
func (c *fakeCluster) TotalCpus() int     { return 4 }
func (c *fakeCluster) RegisterEventHandler(h cluster.EventHandler) error {
	c.handlers = append(c.handlers, h)
	return nil
}
func (c *fakeCluster) UnregisterEventHandler(h cluster.EventHandler) {}
func (c *fakeCluster) RANDOMENGINE() (*cluster.Engine, error)        { return c.engine, c.fail }
func (c *fakeCluster) RenameContainer(container *cluster.Container, newName string) error {
	return c.do("rename %s %s", container.Id, newName)
}
func (c *fakeCluster) BuildImage(options *types.ImageBuildOptions, out io.Writer) error {
	io.WriteString(out, "built\n")
	return c.do("build %s %d %v", strings.Join(options.Tags, ","), options.Memory, options.BuildArgs)
}
func (c *fakeCluster) TagImage(IDOrName string, repo string, tag string, force bool) error {
	return c.do("tag %s %s:%s %t", IDOrName, repo, tag, force)
}

var errTaken = errors.New("Conflict, The name web is already assigned")

// daemon is what the engine of the tests answers. What it does not know itself it
// answers with the method and the path, so that a test sees what arrived.
func daemon(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if strings.HasPrefix(path, "/v1.") {
		path = path[strings.Index(path[1:], "/")+1:]
	}
	switch path {
	case "/info":
		fmt.Fprint(w, `{"ID":"E1","Name":"node-1","NCPU":4,"MemTotal":1073741824,"Driver":"vfs"}`)
	case "/version":
		fmt.Fprint(w, `{"Version":"1.6.2","ApiVersion":"1.18"}`)
	case "/containers/json", "/images/json", "/networks":
		fmt.Fprint(w, `[]`)
	case "/volumes":
		fmt.Fprint(w, `{}`)
	case "/containers/aaa/json":
		fmt.Fprint(w, `{"Id":"aaa","Name":"/web","Ports":[{"HostIp":"0.0.0.0","HostPort":"80"}]}`)
	case "/containers/aaa/exec":
		w.WriteHeader(http.StatusCreated)
		fmt.Fprint(w, `{"Id":"x7"}`)
	case "/containers/aaa/attach":
		nc, buf, _ := w.(http.Hijacker).Hijack()
		defer nc.Close()
		fmt.Fprint(nc, "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n")
		line, _ := buf.ReadString('\n')
		fmt.Fprintf(nc, "heard %s", line)
	case "/events":
		w.(http.Flusher).Flush()
		<-w.(http.CloseNotifier).CloseNotify()
	default:
		w.Header().Set("X-Node", "1")
		if strings.HasSuffix(path, "/gone") {
			w.WriteHeader(http.StatusGone)
		}
		fmt.Fprintf(w, "%s %s", r.Method, r.URL.RequestURI())
	}
}

// newCluster starts the engine, and lets a manager know it.
func newCluster(t *testing.T) *fakeCluster {
	server := httptest.NewServer(http.HandlerFunc(daemon))
	engine := cluster.NewEngine(server.Listener.Addr().String(), 0, &cluster.EngineOpts{
		RefreshMinInterval: time.Hour,
		RefreshMaxInterval: 2 * time.Hour,
		FailureRetry:       3,
	})
	if err := engine.Connect(nil); err != nil {
		t.Fatal(err)
	}
	engine.ValidationComplete()

	container := func(id, name, image string, running bool, created string) *cluster.Container {
		c := &cluster.Container{Engine: engine, Config: cluster.BuildContainerConfig(dockerclient.ContainerConfig{
			Image: image, Labels: map[string]string{"tier": name},
		})}
		c.Id, c.Names, c.Image = id, []string{"/" + name}, image
		c.Info.Created = created
		c.Info.State = &dockerclient.State{Running: running}
		return c
	}
	web := container("aaa", "web", "nginx", true, "2016-04-13T10:00:00Z")
	web.Info.State.StartedAt = time.Now().Add(-time.Hour)
	web.Ports = []dockerclient.Port{{IP: "0.0.0.0", PrivatePort: 80, PublicPort: 8080, Type: "tcp"}}
	db := container("bbb", "db", "postgres", false, "2016-04-13T11:00:00Z")
	db.Info.State.StartedAt = time.Now().Add(-2 * time.Hour)
	db.Info.State.FinishedAt = time.Now().Add(-time.Hour)
	db.Info.State.ExitCode = 3
	agent := container("ccc", "agent", "swarm:1.2.0", true, "2016-04-13T09:00:00Z")

	return &fakeCluster{
		engine:     engine,
		containers: cluster.Containers{web, db, agent},
		images: cluster.Images{
			{Image: types.Image{ID: "sha256:111", RepoTags: []string{"nginx:1.9"}, Created: 1}, Engine: engine},
			{Image: types.Image{ID: "sha256:111", RepoTags: []string{"nginx:1.9", "web:1"}, Created: 1}, Engine: engine},
			{Image: types.Image{ID: "sha256:222", RepoTags: []string{"postgres:9"}, Created: 2}, Engine: engine},
		},
		networks: cluster.Networks{
			{NetworkResource: types.NetworkResource{ID: "n1", Name: "front", Scope: "global"}, Engine: engine},
			{NetworkResource: types.NetworkResource{ID: "n2", Name: "bridge", Scope: "local"}, Engine: engine},
		},
		volumes: cluster.Volumes{{Volume: types.Volume{Name: "data", Driver: "local"}, Engine: engine}},
	}
}
