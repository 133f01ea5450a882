// Reconstructs api/handlers.go of Swarm 1.2.0: the handlers of all routes; leaves out nothing a client could notice.

package api

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/ioutil"
	"net/http"
	"os"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/gorilla/mux"
	"github.com/samalba/dockerclient"

	"github.com/docker/docker/pkg/parsers/kernel"
	versionpkg "github.com/docker/docker/pkg/version"
	apitypes "github.com/docker/engine-api/types"
	containertypes "github.com/docker/engine-api/types/container"
	dockerfilters "github.com/docker/engine-api/types/filters"
	"github.com/docker/swarm/cluster"
	"github.com/docker/swarm/experimental"
	"github.com/docker/swarm/version"
)

// APIVERSION is the version of the API that a manager speaks.
const APIVERSION = "1.22"

// parsed reads the query, and the body if it is a form. If that fails it has answered.
func parsed(w http.ResponseWriter, r *http.Request, status int) bool {
	err := r.ParseForm()
	if err != nil {
		httpError(w, err.Error(), status)
	}
	return err == nil
}

// sendJSON answers with value.
func sendJSON(w http.ResponseWriter, status int, value interface{}) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(value)
}

// decoded reads a body of JSON. If that fails it has answered.
func decoded(w http.ResponseWriter, r *http.Request, into interface{}) bool {
	err := json.NewDecoder(r.Body).Decode(into)
	if err != nil {
		httpError(w, err.Error(), http.StatusBadRequest)
	}
	return err == nil
}

// missing answers that there is no such thing: "No such image:" and its name.
func missing(w http.ResponseWriter, noSuch, name string) {
	httpError(w, noSuch+" "+name, http.StatusNotFound)
}

// internal answers that something went wrong here or at an engine.
func internal(w http.ResponseWriter, err error) {
	httpError(w, err.Error(), http.StatusInternalServerError)
}

// done answers with nothing but 204, unless err tells that it was not done.
func done(w http.ResponseWriter, err error) {
	if err != nil {
		internal(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// kernelVersion is the manager's own; a cluster has none.
func kernelVersion() string {
	kv, err := kernel.GetKernelVersion()
	if err != nil {
		log.Warnf("Could not get kernel version: %v", err)
		return "<unknown>"
	}
	return kv.String()
}

// hostname is that of the manager.
func hostname() string {
	name, err := os.Hostname()
	if err != nil {
		log.Warnf("Could not get hostname: %v", err)
		return "<unknown>"
	}
	return name
}

// getInfo adds up what the engines have. GET /info
func getInfo(c *context, w http.ResponseWriter, r *http.Request) {
	info := apitypes.Info{
		Name:              hostname(),
		ServerVersion:     "swarm/" + version.VERSION,
		ExperimentalBuild: experimental.ENABLED,
		KernelVersion:     kernelVersion(),
		Architecture:      runtime.GOARCH,
		OperatingSystem:   runtime.GOOS,
		SystemTime:        time.Now().Format(time.RFC3339Nano),
		Debug:             c.debug,

		Images:          len(c.cluster.Images().Filter(cluster.ImageFilterOptions{})),
		MemTotal:        c.cluster.TotalMemory(),
		NCPU:            c.cluster.TotalCpus(),
		NEventsListener: c.eventsHandler.Size(),

		NoProxy:    os.Getenv("no_proxy"),
		HTTPProxy:  os.Getenv("http_proxy"),
		HTTPSProxy: os.Getenv("https_proxy"),
	}
	// What some engine may lack, a manager says that the cluster can do.
	for _, ability := range []*bool{
		&info.BridgeNfIP6tables, &info.BridgeNfIptables, &info.CPUCfsPeriod, &info.CPUCfsQuota, &info.CPUSet,
		&info.CPUShares, &info.IPv4Forwarding, &info.MemoryLimit, &info.OomKillDisable, &info.SwapLimit,
	} {
		*ability = true
	}

	// Clients before 1.22 print DriverStatus, each row after a space; a backspace
	// takes back the space before rows that are not indented.
	status := c.statusHandler.Status()
	if c.apiVersion == "" || !versionpkg.Version(c.apiVersion).LessThan("1.22") {
		info.SystemStatus = status
	} else {
		for i, row := range status {
			if strings.HasPrefix(row[0], " ") {
				status[i][0] = row[0][1:]
			} else {
				status[i][0] = "\b" + row[0]
			}
		}
		info.DriverStatus = status
	}

	for _, container := range c.cluster.Containers() {
		info.Containers++
		switch state := container.Info.State; {
		case state.Paused:
			info.ContainersPaused++
		case state.Running:
			info.ContainersRunning++
		default:
			info.ContainersStopped++
		}
	}
	sendJSON(w, http.StatusOK, info)
}

// getVersion tells what the manager is; the engines may be anything. GET /version
func getVersion(c *context, w http.ResponseWriter, r *http.Request) {
	sendJSON(w, http.StatusOK, apitypes.Version{
		Version:       "swarm/" + version.VERSION,
		APIVersion:    APIVERSION,
		GoVersion:     runtime.Version(),
		GitCommit:     version.GITCOMMIT,
		Os:            runtime.GOOS,
		Arch:          runtime.GOARCH,
		KernelVersion: kernelVersion(),
		Experimental:  experimental.ENABLED,
		BuildTime:     version.BUILDTIME,
	})
}

// matchesName compares an image with a name: if the name has a tag, with its tag.
func matchesName(image *cluster.Image, name string) bool {
	return image.Match(name, strings.Contains(name, ":"))
}

// getImages sends images as a file, from an engine that has all of them. GET /images/get
func getImages(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	names := r.Form["names"]
	byEngine := map[*cluster.Engine]cluster.Images{}
	for _, image := range c.cluster.Images() {
		byEngine[image.Engine] = append(byEngine[image.Engine], image)
	}
	for engine, images := range byEngine {
		found := 0
		for _, name := range names {
			for _, image := range images {
				if matchesName(image, name) {
					found++
					break
				}
			}
		}
		if found == len(names) {
			proxy(engine, w, r)
			return
		}
	}
	httpError(w, fmt.Sprintf("Unable to find an engine containing all images: %s", names), http.StatusNotFound)
}

// once leaves out what has been there before.
func once(values []string) []string {
	result := []string{}
	seen := map[string]bool{}
	for _, value := range values {
		if !seen[value] {
			seen[value] = true
			result = append(result, value)
		}
	}
	return result
}

// getImagesJSON lists images; one that several engines have is there once, with
// the names it has on any of them. GET /images/json
func getImagesJSON(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	filters, err := dockerfilters.FromParam(r.Form.Get("filters"))
	if err != nil {
		internal(w, err)
		return
	}
	onNode := func(engine *cluster.Engine) bool {
		nodes := filters.Get("node")
		for _, node := range nodes {
			if node == engine.Name || node == engine.ID {
				return true
			}
		}
		return len(nodes) == 0
	}

	groups := map[string]apitypes.Image{}
	for _, image := range c.cluster.Images().Filter(cluster.ImageFilterOptions{
		ImageListOptions: apitypes.ImageListOptions{
			All:       boolValue(r, "all"),
			MatchName: r.FormValue("filter"),
			Filters:   filters,
		},
	}) {
		if !onNode(image.Engine) {
			continue
		}
		group, ok := groups[image.ID]
		if !ok {
			groups[image.ID] = image.Image
			continue
		}
		group.RepoTags = append(group.RepoTags, image.RepoTags...)
		group.RepoDigests = append(group.RepoDigests, image.RepoDigests...)
		groups[image.ID] = group
	}

	images := []apitypes.Image{}
	for _, image := range groups {
		image.RepoTags = once(image.RepoTags)
		image.RepoDigests = once(image.RepoDigests)
		images = append(images, image)
	}
	sort.Sort(sort.Reverse(ImageSorter(images)))
	sendJSON(w, http.StatusOK, images)
}

// getNetworks lists networks; one of a single engine has the engine's name in
// front of its own. GET /networks
func getNetworks(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	filters, err := dockerfilters.FromParam(r.Form.Get("filters"))
	if err != nil {
		httpError(w, err.Error(), http.StatusBadRequest)
		return
	}
	types := filters.Get("type")
	for _, typ := range types {
		switch typ {
		case "custom", "builtin":
		default:
			httpError(w, fmt.Sprintf("Invalid filter: 'type'='%s'", typ), http.StatusBadRequest)
			return
		}
	}
	out := []*apitypes.NetworkResource{}
	for _, network := range c.cluster.Networks().Filter(filters.Get("name"), filters.Get("id"), types) {
		resource := network.NetworkResource
		if resource.Scope == "local" {
			resource.Name = network.Engine.Name + "/" + network.Name
		}
		out = append(out, &resource)
	}
	sendJSON(w, http.StatusOK, out)
}

// getNetwork describes a network. GET /networks/{networkid:.*}
func getNetwork(c *context, w http.ResponseWriter, r *http.Request) {
	id := mux.Vars(r)["networkid"]
	network := c.cluster.Networks().Uniq().Get(id)
	if network == nil {
		missing(w, "No such network:", id)
		return
	}
	sendJSON(w, http.StatusOK, network.RemoveDuplicateEndpoints())
}

// getVolume describes a volume. GET /volumes/{volumename:.*}
func getVolume(c *context, w http.ResponseWriter, r *http.Request) {
	name := mux.Vars(r)["volumename"]
	volume := c.cluster.Volumes().Get(name)
	if volume == nil {
		missing(w, "No such volume:", name)
		return
	}
	sendJSON(w, http.StatusOK, volume)
}

// getVolumes lists volumes; one of a single engine has the engine's name in front
// of its own. GET /volumes
func getVolumes(c *context, w http.ResponseWriter, r *http.Request) {
	var list struct{ Volumes []*apitypes.Volume }
	for _, volume := range c.cluster.Volumes() {
		entry := volume.Volume
		if entry.Driver == "local" {
			entry.Name = volume.Engine.Name + "/" + volume.Name
		}
		list.Volumes = append(list.Volumes, &entry)
	}
	sendJSON(w, http.StatusOK, list)
}

// listed tells whether `docker ps` shows a container.
func listed(container *cluster.Container, filters dockerfilters.Args, exited []int, all, stopped bool) bool {
	state := container.Info.State
	if !stopped && !(state.Running && container.Engine.IsHealthy()) {
		return false
	}
	// Swarm's own containers are not what anyone looks for.
	if !all && strings.SplitN(container.Image, ":", 2)[0] == "swarm" {
		return false
	}
	if len(container.Names) == 0 {
		if len(filters.Get("name")) > 0 {
			return false
		}
	} else if !filters.Match("name", strings.TrimPrefix(container.Names[0], "/")) {
		return false
	}
	if !filters.Match("id", container.Id) ||
		!filters.MatchKVList("label", container.Config.Labels) ||
		!filters.Match("status", state.StateString()) ||
		!filters.Match("node", container.Engine.Name) {
		return false
	}
	if len(exited) == 0 {
		return true
	}
	for _, code := range exited {
		if code == state.ExitCode && !state.Running {
			return true
		}
	}
	return false
}

// shown is a container as `docker ps` shows it: with its node in its name and in
// its ports. What the cluster knows stays as it is.
func shown(container *cluster.Container) *dockerclient.Container {
	out := container.Container
	// What the engine sent is as old as the last refresh; how long a container has
	// been up is worked out now.
	out.Status = container.Info.State.String()
	if !container.Engine.IsHealthy() {
		out.Status = "Host Down"
	}
	out.Labels = container.Config.Labels

	out.Names = make([]string, len(container.Names))
	for i, name := range container.Names {
		out.Names[i] = "/" + container.Engine.Name + name
	}
	out.Ports = make([]dockerclient.Port, len(container.Ports))
	for i, port := range container.Ports {
		if port.IP == "0.0.0.0" {
			port.IP = container.Engine.IP
		}
		out.Ports[i] = port
	}
	return &out
}

// getContainersJSON lists containers, the newest first, without asking any engine.
// GET /containers/ps, GET /containers/json
func getContainersJSON(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	all := boolValue(r, "all")
	limit := intValueOrZero(r, "limit")
	var before *cluster.Container
	if value := r.FormValue("before"); value != "" {
		before = c.cluster.Container(value)
		if before == nil {
			missing(w, "No such container", value)
			return
		}
	}
	filters, err := dockerfilters.FromParam(r.Form.Get("filters"))
	if err != nil {
		internal(w, err)
		return
	}
	exited := []int{}
	for _, value := range filters.Get("exited") {
		code, err := strconv.Atoi(value)
		if err != nil {
			internal(w, err)
			return
		}
		exited = append(exited, code)
	}
	for _, value := range filters.Get("status") {
		all = all || value == "exited"
	}

	candidates := []*cluster.Container{}
	for _, container := range c.cluster.Containers() {
		if listed(container, filters, exited, all, all || before != nil || limit > 0) {
			candidates = append(candidates, container)
		}
	}
	sort.Sort(sort.Reverse(ContainerSorter(candidates)))
	if 0 < limit && limit < len(candidates) {
		candidates = candidates[:limit]
	}
	out := []*dockerclient.Container{}
	for _, container := range candidates {
		if before == nil {
			out = append(out, shown(container))
		} else if container.Id == before.Id {
			before = nil // from the next one on
		}
	}
	sendJSON(w, http.StatusOK, out)
}

// askAbout makes a request of the manager's own to a container's engine, and
// reads the whole answer.
func askAbout(container *cluster.Container, path string, send func(client *http.Client, url string) (*http.Response, error)) (status int, data []byte, err error) {
	engine := container.Engine
	client, scheme, err := engine.HTTPClientAndScheme()
	if err != nil {
		return 0, nil, err
	}
	resp, err := send(client, scheme+"://"+engine.Addr+"/containers/"+container.Id+path)
	engine.CheckConnectionErr(err)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	data, err = ioutil.ReadAll(resp.Body)
	return resp.StatusCode, data, err
}

// getContainerJSON asks the container's engine, and puts the node into what it
// says. GET /containers/{name:.*}/json
func getContainerJSON(c *context, w http.ResponseWriter, r *http.Request) {
	name := mux.Vars(r)["name"]
	container := c.cluster.Container(name)
	if container == nil {
		missing(w, "No such container", name)
		return
	}
	engine := container.Engine
	if !engine.IsHealthy() {
		httpError(w, fmt.Sprintf("Container %s running on unhealthy node %s", name, engine.Name), http.StatusInternalServerError)
		return
	}
	_, data, err := askAbout(container, "/json", func(client *http.Client, url string) (*http.Response, error) {
		return client.Get(url)
	})
	if err != nil {
		internal(w, err)
		return
	}
	node, err := json.Marshal(engine)
	if err != nil {
		internal(w, err)
		return
	}
	// No decoding: fields that the manager has not heard of pass as they are.
	data = bytes.Replace(data, []byte(`"Name":"/`), []byte(`"Node":`+string(node)+`,"Name":"/`), -1)
	data = bytes.Replace(data, []byte(`"HostIp":"0.0.0.0"`), []byte(fmt.Sprintf(`"HostIp":%q`, engine.IP)), -1)
	w.Header().Set("Content-Type", "application/json")
	w.Write(data)
}

// registryAuth reads who the client is to a registry; false if it does not say.
func registryAuth(r *http.Request, into interface{}) bool {
	buf, err := base64.URLEncoding.DecodeString(r.Header.Get("X-Registry-Auth"))
	if err != nil {
		return false
	}
	json.Unmarshal(buf, into)
	return true
}

// conflictOr answers with an error: 409 if it is about a name that is taken, else 500.
func conflictOr(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	if strings.HasPrefix(err.Error(), "Conflict") {
		status = http.StatusConflict
	}
	httpError(w, err.Error(), status)
}

// postContainersCreate lets the cluster place a container. POST /containers/create
func postContainersCreate(c *context, w http.ResponseWriter, r *http.Request) {
	r.ParseForm()
	name := r.Form.Get("name")
	config := dockerclient.ContainerConfig{}
	config.HostConfig.MemorySwappiness = -1
	if !decoded(w, r, &config) {
		return
	}
	authConfig := &dockerclient.AuthConfig{}
	if !registryAuth(r, authConfig) {
		authConfig = nil
	}
	containerConfig := cluster.BuildContainerConfig(config)
	if err := containerConfig.Validate(); err != nil {
		internal(w, err)
		return
	}
	container, err := c.cluster.CreateContainer(containerConfig, name, authConfig)
	if err != nil {
		conflictOr(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	fmt.Fprintf(w, `{"Id":%q}`, container.Id)
}

// deleteContainers removes a container. DELETE /containers/{name:.*}
func deleteContainers(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	name := mux.Vars(r)["name"]
	container := c.cluster.Container(name)
	if container == nil {
		httpError(w, "Container "+name+" not found", http.StatusNotFound)
		return
	}
	done(w, c.cluster.RemoveContainer(container, boolValue(r, "force"), boolValue(r, "v")))
}

// postNetworksCreate makes a network, across engines unless asked otherwise. POST /networks/create
func postNetworksCreate(c *context, w http.ResponseWriter, r *http.Request) {
	var request apitypes.NetworkCreate
	if !decoded(w, r, &request) {
		return
	}
	if request.Driver == "" {
		request.Driver = "overlay"
	}
	response, err := c.cluster.CreateNetwork(&request)
	if err != nil {
		internal(w, err)
		return
	}
	sendJSON(w, http.StatusCreated, response)
}

// postVolumesCreate makes a volume. POST /volumes/create
func postVolumesCreate(c *context, w http.ResponseWriter, r *http.Request) {
	var request apitypes.VolumeCreateRequest
	if !decoded(w, r, &request) {
		return
	}
	volume, err := c.cluster.CreateVolume(&request)
	if err != nil {
		internal(w, err)
		return
	}
	sendJSON(w, http.StatusCreated, volume)
}

// progress sends what each engine reports while all of them work. The status has
// long been sent when one fails, so an error is a line like the others, and once
// more at the end.
type progress struct {
	wf      *WriteFlusher
	prefix  string // of a line; none if empty
	failure error
}

// report is a line. It is what the cluster calls back.
func (p *progress) report(what, status string, err error) {
	text := status
	if err != nil {
		p.failure = err
		text = err.Error()
	}
	if p.prefix != "" {
		if err != nil || status != "" {
			text = p.prefix + " : " + text
		} else {
			text = p.prefix
		}
	}
	sendJSONMessage(p.wf, what, text)
}

// end is the last line, if something failed.
func (p *progress) end() {
	if p.failure != nil {
		sendErrorJSONMessage(p.wf, 1, p.failure.Error())
	}
}

// postImagesCreate pulls an image on every engine, or imports one. POST /images/create
func postImagesCreate(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	w.Header().Set("Content-Type", "application/json")
	p := &progress{wf: NewWriteFlusher(w)}
	defer p.end()

	image, tag := r.Form.Get("fromImage"), r.Form.Get("tag")
	if image == "" {
		c.cluster.Import(r.Form.Get("fromSrc"), r.Form.Get("repo"), tag, r.Body, p.report)
		return
	}
	authConfig := dockerclient.AuthConfig{}
	registryAuth(r, &authConfig)
	if tagHasDigest(tag) {
		image += "@" + tag
	} else if tag != "" {
		image += ":" + tag
	}
	p.prefix = fmt.Sprintf("Pulling %s...", image)
	c.cluster.Pull(image, &authConfig, p.report)
}

// postImagesLoad loads images from a file on every engine. POST /images/load
func postImagesLoad(c *context, w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	p := &progress{wf: NewWriteFlusher(w), prefix: "Loading Image..."}
	c.cluster.Load(r.Body, p.report)
	p.end()
}

// getEvents sends events as they happen. GET /events
func getEvents(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusBadRequest) {
		return
	}
	until := int64(-1)
	if value := r.Form.Get("until"); value != "" {
		seconds, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			httpError(w, err.Error(), http.StatusBadRequest)
			return
		}
		until = seconds
	}
	c.eventsHandler.Add(r.RemoteAddr, w)
	w.Header().Set("Content-Type", "application/json")
	if f, ok := w.(http.Flusher); ok {
		f.Flush() // the client learns that it is heard before anything happens
	}
	c.eventsHandler.Wait(r.RemoteAddr, until)
}

// postContainersStart starts a container. POST /containers/{name:.*}/start
func postContainersStart(c *context, w http.ResponseWriter, r *http.Request) {
	name := mux.Vars(r)["name"]
	container := c.cluster.Container(name)
	if container == nil {
		missing(w, "No such container", name)
		return
	}
	buf, err := ioutil.ReadAll(r.Body)
	if err != nil {
		httpError(w, err.Error(), http.StatusBadRequest)
		return
	}
	r.Body.Close()
	var hostConfig *dockerclient.HostConfig
	if len(buf) > len("{}") {
		hostConfig = &dockerclient.HostConfig{MemorySwappiness: -1}
		if err := json.Unmarshal(buf, hostConfig); err != nil {
			httpError(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	done(w, c.cluster.StartContainer(container, hostConfig))
}

// postExecStart runs an exec. A client that will not attach says no Connection;
// as nothing returns after that, its request goes to the engine twice.
// POST /exec/{execid:.*}/start
func postExecStart(c *context, w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Connection") == "" {
		proxyContainer(c, w, r)
	}
	proxyHijack(c, w, r)
}

// postContainersExec makes an exec, and remembers whose it is: later requests
// name the exec alone. POST /containers/{name:.*}/exec
func postContainersExec(c *context, w http.ResponseWriter, r *http.Request) {
	name := mux.Vars(r)["name"]
	container := c.cluster.Container(name)
	if container == nil {
		missing(w, "No such container", name)
		return
	}
	status, data, err := askAbout(container, "/exec", func(client *http.Client, url string) (*http.Response, error) {
		return client.Post(url, "application/json", r.Body)
	})
	if err != nil {
		internal(w, err)
		return
	}
	if status < 200 || 400 <= status {
		httpError(w, string(data), http.StatusInternalServerError)
		return
	}
	var exec struct{ ID string }
	if err := json.Unmarshal(data, &exec); err != nil {
		internal(w, err)
		return
	}
	container.Info.ExecIDs = append(container.Info.ExecIDs, exec.ID)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(data)
}

// deleteImages removes an image wherever it is. DELETE /images/{name:.*}
func deleteImages(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	name := mux.Vars(r)["name"]
	out, err := c.cluster.RemoveImages(name, boolValue(r, "force"))
	if err != nil {
		internal(w, err)
		return
	}
	if len(out) == 0 {
		missing(w, "No such image", name)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(NewWriteFlusher(w)).Encode(out)
}

// deleteNetworks removes a network. DELETE /networks/{networkid:.*}
func deleteNetworks(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	id := mux.Vars(r)["networkid"]
	network := c.cluster.Networks().Uniq().Get(id)
	if network == nil {
		missing(w, "No such network", id)
		return
	}
	done(w, c.cluster.RemoveNetwork(network))
}

// deleteVolumes removes all volumes of a name. DELETE /volumes/{name:.*}
func deleteVolumes(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	name := mux.Vars(r)["name"]
	found, err := c.cluster.RemoveVolumes(name)
	if err != nil {
		internal(w, err)
		return
	}
	if !found {
		missing(w, "No such volume", name)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// ping answers that somebody is there. GET /_ping
func ping(c *context, w http.ResponseWriter, r *http.Request) {
	w.Write([]byte("OK"))
}

// networkOf finds the network a path speaks of, puts its whole id into the path,
// and reads the body into request without taking it from the engine.
func networkOf(c *context, w http.ResponseWriter, r *http.Request, request interface{}) *cluster.Network {
	id := mux.Vars(r)["networkid"]
	network := c.cluster.Networks().Uniq().Get(id)
	if network == nil {
		missing(w, "No such network:", id)
		return nil
	}
	r.URL.Path = strings.Replace(r.URL.Path, id, network.ID, 1)
	buf, _ := ioutil.ReadAll(r.Body)
	r.Body = ioutil.NopCloser(bytes.NewReader(buf))
	if err := json.NewDecoder(bytes.NewReader(buf)).Decode(request); err != nil {
		httpError(w, "Container is not specified", http.StatusNotFound)
		return nil
	}
	return network
}

// proxyToNetwork sends a request about a network on, then reads the engine's networks anew.
func proxyToNetwork(engine *cluster.Engine, w http.ResponseWriter, r *http.Request) {
	err := proxyAsync(engine, w, r, func(*http.Response) { engine.RefreshNetworks() })
	engine.CheckConnectionErr(err)
	if err != nil {
		httpError(w, err.Error(), http.StatusNotFound)
	}
}

// proxyNetworkDisconnect asks the container's engine, or any if the container may
// be gone. POST /networks/{networkid:.*}/disconnect
func proxyNetworkDisconnect(c *context, w http.ResponseWriter, r *http.Request) {
	var disconnect apitypes.NetworkDisconnect
	network := networkOf(c, w, r, &disconnect)
	if network == nil {
		return
	}
	if disconnect.Force && network.Scope == "global" {
		engine, err := c.cluster.RANDOMENGINE()
		if err != nil {
			internal(w, err)
			return
		}
		proxyToNetwork(engine, w, r)
		return
	}
	container := c.cluster.Container(disconnect.Container)
	if container == nil {
		missing(w, "No such container:", disconnect.Container)
		return
	}
	proxyToNetwork(container.Engine, w, r)
}

// proxyNetworkConnect asks the container's engine. POST /networks/{networkid:.*}/connect
func proxyNetworkConnect(c *context, w http.ResponseWriter, r *http.Request) {
	var connect apitypes.NetworkConnect
	if networkOf(c, w, r, &connect) == nil {
		return
	}
	container := c.cluster.Container(connect.Container)
	if container == nil {
		missing(w, "No such container:", connect.Container)
		return
	}
	proxyToNetwork(container.Engine, w, r)
}

// containerOf finds the container that a request is about, or answers that there
// is none. That it does twice, and always has: 404 goes out, then the same line
// follows it as if it were a 500, which net/http only complains about.
func containerOf(c *context, w http.ResponseWriter, vars map[string]string) (string, *cluster.Container) {
	name, container, err := getContainerFromVars(c, vars)
	if err == nil {
		return name, container
	}
	if container == nil {
		httpError(w, err.Error(), http.StatusNotFound)
	}
	internal(w, err)
	return name, nil
}

// wholeID puts the container's id in place of the name the client knows it by:
// the engine may not know that one.
func wholeID(where *string, name string, container *cluster.Container) {
	if name != "" {
		*where = strings.Replace(*where, name, container.Id, 1)
	}
}

// reached takes note of whether a request came through to an engine; if it did
// not, it answers so.
func reached(engine *cluster.Engine, w http.ResponseWriter, err error) {
	engine.CheckConnectionErr(err)
	if err != nil {
		internal(w, err)
	}
}

// proxyContainer sends a request on to the container's engine, with the whole id
// in place of the name. GET /containers/{name:.*}/logs, and more
func proxyContainer(c *context, w http.ResponseWriter, r *http.Request) {
	name, container := containerOf(c, w, mux.Vars(r))
	if container == nil {
		return
	}
	wholeID(&r.URL.Path, name, container)
	reached(container.Engine, w, proxy(container.Engine, w, r))
}

// proxyContainerAndForceRefresh does the same, and asks the engine afterwards how
// the container is now. POST /containers/{name:.*}/stop, and more
func proxyContainerAndForceRefresh(c *context, w http.ResponseWriter, r *http.Request) {
	name, container := containerOf(c, w, mux.Vars(r))
	if container == nil {
		return
	}
	wholeID(&r.URL.Path, name, container)
	refresh := func(*http.Response) { container.Refresh() }
	reached(container.Engine, w, proxyAsync(container.Engine, w, r, refresh))
}

// proxyImage sends a request on to an engine that has the image. GET /images/{name:.*}/json
func proxyImage(c *context, w http.ResponseWriter, r *http.Request) {
	name := mux.Vars(r)["name"]
	image := c.cluster.Image(name)
	if image == nil {
		missing(w, "No such image:", name)
		return
	}
	image.Engine.CheckConnectionErr(proxy(image.Engine, w, r))
}

// proxyToImage sends a request on to the first engine that has an image of the
// name; tagged says whether the tag counts.
func proxyToImage(c *context, w http.ResponseWriter, r *http.Request, name string, tagged bool) {
	for _, image := range c.cluster.Images() {
		if image.Match(name, tagged) {
			image.Engine.CheckConnectionErr(proxy(image.Engine, w, r))
			return
		}
	}
	missing(w, "No such image:", name)
}

// proxyImageGet sends an image as a file. GET /images/{name:.*}/get
func proxyImageGet(c *context, w http.ResponseWriter, r *http.Request) {
	name := mux.Vars(r)["name"]
	proxyToImage(c, w, r, name, strings.Contains(name, ":"))
}

// proxyImagePush sends an image to a registry. POST /images/{name:.*}/push
func proxyImagePush(c *context, w http.ResponseWriter, r *http.Request) {
	name := mux.Vars(r)["name"]
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	tag := r.Form.Get("tag")
	if tag != "" {
		name += ":" + tag
	}
	proxyToImage(c, w, r, name, tag != "")
}

// postTagImage names an image, wherever it is. POST /images/{name:.*}/tag
func postTagImage(c *context, w http.ResponseWriter, r *http.Request) {
	name := mux.Vars(r)["name"]
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	err := c.cluster.TagImage(name, r.Form.Get("repo"), r.Form.Get("tag"), boolValue(r, "force"))
	if err != nil {
		status := http.StatusInternalServerError
		if strings.HasPrefix(err.Error(), "No such image") {
			status = http.StatusNotFound
		}
		httpError(w, err.Error(), status)
	}
	w.WriteHeader(http.StatusCreated) // too late if there was an error
}

// proxyRandom sends a request on to any engine. GET /images/search, POST /auth
func proxyRandom(c *context, w http.ResponseWriter, r *http.Request) {
	engine, err := c.cluster.RANDOMENGINE()
	if err != nil {
		internal(w, err)
		return
	}
	if engine == nil {
		httpError(w, "no node available in the cluster", http.StatusInternalServerError)
		return
	}
	reached(engine, w, proxy(engine, w, r))
}

// postCommit makes an image of a container, on its engine. POST /commit
func postCommit(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	name, container := containerOf(c, w, map[string]string{"name": r.Form.Get("container")})
	if container == nil {
		return
	}
	wholeID(&r.URL.RawQuery, name, container)
	err := proxyAsync(container.Engine, w, r, func(resp *http.Response) {
		if resp.StatusCode == http.StatusCreated {
			container.Engine.RefreshImages()
		}
	})
	reached(container.Engine, w, err)
}

// postBuild lets the cluster choose an engine that builds. POST /build
func postBuild(c *context, w http.ResponseWriter, r *http.Request) {
	if !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	get := r.Form.Get
	build := &apitypes.ImageBuildOptions{
		Context:        r.Body,
		Dockerfile:     get("dockerfile"),
		RemoteContext:  get("remote"),
		Tags:           r.Form["t"],
		Isolation:      containertypes.Isolation(get("isolation")),
		CgroupParent:   get("cgroupparent"),
		CPUSetCPUs:     get("cpusetcpus"),
		CPUSetMems:     get("cpusetmems"),
		NoCache:        boolValue(r, "nocache"),
		PullParent:     boolValue(r, "pull"),
		Remove:         boolValue(r, "rm"),
		ForceRemove:    boolValue(r, "forcerm"),
		SuppressOutput: boolValue(r, "q"),
		Memory:         int64ValueOrZero(r, "memory"),
		MemorySwap:     int64ValueOrZero(r, "memswap"),
		ShmSize:        int64ValueOrZero(r, "shmsize"),
		CPUShares:      int64ValueOrZero(r, "cpushares"),
		CPUPeriod:      int64ValueOrZero(r, "cpuperiod"),
		CPUQuota:       int64ValueOrZero(r, "cpuquota"),
	}
	// What is no JSON is left out.
	for _, part := range []struct {
		text string
		into interface{}
	}{
		{get("buildargs"), &build.BuildArgs},
		{get("ulimits"), &build.Ulimits},
		{get("labels"), &build.Labels},
	} {
		if part.text != "" {
			json.Unmarshal([]byte(part.text), part.into)
		}
	}
	if encoded := r.Header.Get("X-Registry-Config"); encoded != "" {
		if buf, err := base64.URLEncoding.DecodeString(encoded); err == nil {
			json.Unmarshal(buf, &build.AuthConfigs)
		}
	}
	w.Header().Set("Content-Type", "application/json")
	if err := c.cluster.BuildImage(build, NewWriteFlusher(w)); err != nil {
		internal(w, err)
	}
}

// postRenameContainer gives a container another name. POST /containers/{name:.*}/rename
func postRenameContainer(c *context, w http.ResponseWriter, r *http.Request) {
	_, container := containerOf(c, w, mux.Vars(r))
	if container == nil || !parsed(w, r, http.StatusInternalServerError) {
		return
	}
	if err := c.cluster.RenameContainer(container, r.Form.Get("name")); err != nil {
		conflictOr(w, err)
	}
	w.WriteHeader(http.StatusNoContent) // too late if there was an error
}

// proxyHijack joins the client's connection to one to the container's engine.
// POST /containers/{name:.*}/attach
func proxyHijack(c *context, w http.ResponseWriter, r *http.Request) {
	name, container := containerOf(c, w, mux.Vars(r))
	if container == nil {
		return
	}
	wholeID(&r.URL.Path, name, container)
	err := hijack(c.tlsConfig, container.Engine.Addr, w, r)
	reached(container.Engine, w, err)
}

// notImplementedHandler refuses what makes no sense for several engines. GET /images/viz
func notImplementedHandler(c *context, w http.ResponseWriter, r *http.Request) {
	httpError(w, "Not supported in clustering mode.", http.StatusNotImplemented)
}

// optionsHandler answers what a browser asks before it sends a request.
func optionsHandler(c *context, w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
}
