// Reconstructs cluster/engine.go of Swarm 1.2.0: a Docker daemon as the manager knows it, the states it goes through and how it is kept up to date; leaves out nothing but contexts. What it does with containers, images, networks and volumes stands in engine_resources.go here.

package cluster

import (
	"crypto/tls"
	"errors"
	"fmt"
	"math/rand"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/docker/pkg/version"
	engineapi "github.com/docker/engine-api/client"
	"github.com/docker/engine-api/types"
	engineapinop "github.com/docker/swarm/api/nopclient"
	"github.com/samalba/dockerclient"
	"github.com/samalba/dockerclient/nopclient"
)

const (
	// requestTimeout is how long a connection may take to come about.
	requestTimeout = 10 * time.Second

	// minSupportedVersion is the first Docker that tells its id and labels.
	minSupportedVersion = version.Version("1.6.0")
)

type engineState int

const (
	// statePending: discovery has named it; it has not been validated.
	statePending engineState = iota
	// stateUnhealthy: it was healthy, and cannot be reached.
	stateUnhealthy
	// stateHealthy: it can be reached.
	stateHealthy
	// stateDisconnected: discovery no longer names it.
	stateDisconnected
)

var stateText = map[engineState]string{
	statePending:      "Pending",
	stateUnhealthy:    "Unhealthy",
	stateHealthy:      "Healthy",
	stateDisconnected: "Disconnected",
}

// delayer makes waits of random length, so that a manager does not ask all its
// engines at once.
type delayer struct {
	rangeMin time.Duration
	rangeMax time.Duration

	r *rand.Rand
	l sync.Mutex // r is for one goroutine at a time
}

func newDelayer(rangeMin, rangeMax time.Duration) *delayer {
	// Of two engines that discovery names at once each must wait a time of its
	// own, even where the clock has not moved between them.
	source := rand.NewSource(time.Now().UTC().UnixNano() ^ rand.Int63())
	return &delayer{rangeMin: rangeMin, rangeMax: rangeMax, r: rand.New(source)}
}

// Wait returns a channel that fires after the range's beginning, that many
// times more, and some of the range.
func (d *delayer) Wait(backoffFactor int) <-chan time.Time {
	d.l.Lock()
	defer d.l.Unlock()
	wait := d.rangeMin * time.Duration(1+backoffFactor)
	if spread := d.rangeMax - d.rangeMin; spread > 0 {
		wait += time.Duration(d.r.Int63n(int64(spread)))
	}
	return time.After(wait)
}

// EngineOpts says how often an engine is asked, and how often it may fail.
type EngineOpts struct {
	RefreshMinInterval time.Duration
	RefreshMaxInterval time.Duration
	FailureRetry       int
}

// Engine is a Docker daemon and what the manager last heard of it.
type Engine struct {
	sync.RWMutex

	ID      string
	IP      string
	Addr    string
	Name    string
	Cpus    int
	Memory  int64
	Labels  map[string]string
	Version string

	stopCh          chan struct{}
	refreshDelayer  *delayer
	containers      map[string]*Container
	images          []*Image
	networks        map[string]*Network
	volumes         map[string]*Volume
	client          dockerclient.Client
	apiClient       engineapi.APIClient
	eventHandler    EventHandler
	state           engineState
	lastError       string
	updatedAt       time.Time
	failureCount    int
	overcommitRatio int64 // in hundredths
	opts            *EngineOpts
}

// NewEngine makes an engine that is pending and talks to nobody yet.
func NewEngine(addr string, overcommitRatio float64, opts *EngineOpts) *Engine {
	return &Engine{
		Addr:            addr,
		Labels:          make(map[string]string),
		stopCh:          make(chan struct{}),
		refreshDelayer:  newDelayer(opts.RefreshMinInterval, opts.RefreshMaxInterval),
		containers:      make(map[string]*Container),
		networks:        make(map[string]*Network),
		volumes:         make(map[string]*Volume),
		client:          nopclient.NewNopClient(),
		apiClient:       engineapinop.NewNopClient(),
		state:           statePending,
		updatedAt:       time.Now(),
		overcommitRatio: int64(overcommitRatio * 100),
		opts:            opts,
	}
}

// HTTPClientAndScheme is what requests are passed on with.
func (e *Engine) HTTPClientAndScheme() (*http.Client, string, error) {
	dc, connected := e.client.(*dockerclient.DockerClient)
	if !connected {
		return nil, "", fmt.Errorf("Possibly lost connection to Engine (name: %s, ID: %s) ", e.Name, e.ID)
	}
	return dc.HTTPClient, dc.URL.Scheme, nil
}

// Connect makes the clients for the engine's address, then asks it everything.
func (e *Engine) Connect(config *tls.Config) error {
	host, _, err := net.SplitHostPort(e.Addr)
	if err != nil {
		return err
	}
	addr, err := net.ResolveIPAddr("ip4", host)
	if err != nil {
		return err
	}
	e.IP = addr.IP.String()

	url := "tcp://" + e.Addr
	c, err := dockerclient.NewDockerClientTimeout(url, config, requestTimeout, setTCPUserTimeout)
	if err != nil {
		return err
	}
	// Both clients go through one http.Client, and so share its connections.
	apiClient, err := engineapi.NewClient(url, "", c.HTTPClient, nil)
	if err != nil {
		return err
	}
	return e.ConnectWithClient(c, apiClient)
}

// ConnectWithClient is Connect for clients that are there already.
func (e *Engine) ConnectWithClient(client dockerclient.Client, apiClient engineapi.APIClient) error {
	e.client = client
	e.apiClient = apiClient

	if err := e.updateSpecs(); err != nil {
		return err
	}
	// Events first: what happens while the lists are read is then not lost.
	e.StartMonitorEvents()
	if err := e.RefreshContainers(true); err != nil {
		return err
	}
	if err := e.RefreshImages(); err != nil {
		return err
	}
	// Daemons before 1.9 know neither; that is no reason to refuse them.
	e.RefreshVolumes()
	e.RefreshNetworks()

	e.emitEvent("engine_connect")
	return nil
}

// StartMonitorEvents has the daemon tell what happens on it, and starts that
// again when the stream breaks.
func (e *Engine) StartMonitorEvents() {
	e.log().Debug("Start monitoring events")
	ec := make(chan error)
	e.client.StartMonitorEvents(e.handler, ec)

	go func() {
		if err := <-ec; err != nil {
			e.log().Errorf("Error monitoring events: %s.", err)
			if !strings.Contains(err.Error(), "EOF") {
				// The daemon did not end the stream: it can't be reached.
				<-e.refreshDelayer.Wait(e.getFailureCount())
			}
			e.log().Errorf("Restart event monitoring.")
			e.StartMonitorEvents()
		}
		close(ec)
	}()
}

// Disconnect ends all that watches the engine. It can't be used after.
func (e *Engine) Disconnect() {
	e.Lock()
	defer e.Unlock()
	if e.state == stateDisconnected {
		return
	}
	close(e.stopCh)
	e.client.StopAllMonitorEvents()
	if dc, connected := e.client.(*dockerclient.DockerClient); connected {
		closeIdleConnections(dc.HTTPClient)
	}
	e.client = nopclient.NewNopClient()
	e.apiClient = engineapinop.NewNopClient()
	e.state = stateDisconnected
	e.emitEvent("engine_disconnect")
}

func closeIdleConnections(client *http.Client) {
	if transport, ok := client.Transport.(*http.Transport); ok {
		transport.CloseIdleConnections()
	}
}

// isConnected tells whether there are clients that reach a daemon, which is
// about neither state nor health.
func (e *Engine) isConnected() bool {
	_, nop := e.client.(*nopclient.NopClient)
	_, apiNop := e.apiClient.(*engineapinop.NopClient)
	return !nop && !apiNop
}

// IsHealthy tells whether the engine can be given containers.
func (e *Engine) IsHealthy() bool {
	e.RLock()
	defer e.RUnlock()
	return e.state == stateHealthy
}

// HealthIndicator is 100 if the last request got through, less for each
// failure since, 0 if the engine is not healthy.
func (e *Engine) HealthIndicator() int64 {
	e.RLock()
	defer e.RUnlock()
	if e.state != stateHealthy || e.failureCount >= e.opts.FailureRetry {
		return 0
	}
	return int64(100 - e.failureCount*100/e.opts.FailureRetry)
}

func (e *Engine) setState(state engineState) {
	e.Lock()
	e.state = state
	e.Unlock()
}

// TimeToValidate tells whether a pending engine should be tried again: half a
// minute after the last time and two to the power of its failures in seconds,
// but at least every four hours.
func (e *Engine) TimeToValidate() bool {
	const validationLimit = 4 * time.Hour
	const minFailureBackoff = 30 * time.Second
	e.Lock()
	defer e.Unlock()
	if e.state != statePending {
		return false
	}
	waited := time.Since(e.updatedAt)
	backoff := minFailureBackoff + time.Second<<uint(e.failureCount)
	return waited > validationLimit || waited > backoff
}

// ValidationComplete makes a pending engine healthy, and begins its refresh loop.
func (e *Engine) ValidationComplete() {
	e.Lock()
	defer e.Unlock()
	if e.state != statePending {
		return
	}
	e.state = stateHealthy
	e.failureCount = 0
	go e.refreshLoop()
}

func (e *Engine) setErrMsg(errMsg string) {
	e.Lock()
	e.lastError = strings.TrimSpace(errMsg)
	e.updatedAt = time.Now()
	e.Unlock()
}

// ErrMsg is why the last request failed; "" if it did not.
func (e *Engine) ErrMsg() string {
	e.RLock()
	defer e.RUnlock()
	return e.lastError
}

// HandleIDConflict notes that another engine has this one's id.
func (e *Engine) HandleIDConflict(otherAddr string) {
	e.setErrMsg(fmt.Sprintf("ID duplicated. %s shared by this node %s and another node %s", e.ID, e.Addr, otherAddr))
}

// Status is the engine's state in a word, as `docker info` shows it.
func (e *Engine) Status() string {
	e.RLock()
	defer e.RUnlock()
	return stateText[e.state]
}

// incFailureCount counts a failure; the last one that is allowed makes a
// healthy engine unhealthy.
func (e *Engine) incFailureCount() {
	e.Lock()
	defer e.Unlock()
	e.failureCount++
	if e.state == stateHealthy && e.failureCount >= e.opts.FailureRetry {
		e.state = stateUnhealthy
		e.log().Errorf("Flagging engine as unhealthy. Connect failed %d times", e.failureCount)
		e.emitEvent("engine_disconnect")
	}
}

func (e *Engine) getFailureCount() int {
	e.RLock()
	defer e.RUnlock()
	return e.failureCount
}

func (e *Engine) resetFailureCount() {
	e.Lock()
	e.failureCount = 0
	e.Unlock()
}

// UpdatedAt is when the last request ended, well or not.
func (e *Engine) UpdatedAt() time.Time {
	e.RLock()
	defer e.RUnlock()
	return e.updatedAt
}

// CheckConnectionErr is called with the outcome of every request. It alone
// moves an engine between healthy and unhealthy: one success makes it healthy,
// several refusals in a row unhealthy. Other errors say nothing about the link.
func (e *Engine) CheckConnectionErr(err error) {
	if err == nil {
		e.setErrMsg("")
		if e.state == stateUnhealthy {
			e.log().Infof("Engine came back to life after %d retries. Hooray!", e.getFailureCount())
			e.emitEvent("engine_reconnect")
			e.setState(stateHealthy)
		}
		e.resetFailureCount()
		return
	}
	if isConnectionErr(err) {
		e.incFailureCount()
		e.setErrMsg(err.Error())
	}
}

// isConnectionErr knows both clients' errors for a daemon that is not there,
// and those of other clients by their words, whether they begin with a capital
// or not.
func isConnectionErr(err error) bool {
	return err == dockerclient.ErrConnectionRefused ||
		err == engineapi.ErrConnectionFailed ||
		strings.Contains(err.Error(), "onnection refused") ||
		strings.Contains(err.Error(), "annot connect to the docker engine endpoint")
}

// apiVersions is, for each Docker from which on another version of the API is
// spoken, the one before.
var apiVersions = []struct{ before, api string }{
	{"1.7", "1.18"}, {"1.8", "1.19"}, {"1.9", "1.20"}, {"1.10", "1.21"}, {"1.11", "1.22"},
}

func (e *Engine) updateClientVersionFromServer(serverVersion string) {
	for _, entry := range apiVersions {
		if version.Version(serverVersion).LessThan(version.Version(entry.before)) {
			e.apiClient.UpdateClientVersion(entry.api)
			return
		}
	}
	e.apiClient.UpdateClientVersion("1.23")
}

// updateSpecs asks the daemon who it is and what it has.
func (e *Engine) updateSpecs() error {
	info, err := e.apiClient.Info()
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	if info.NCPU == 0 || info.MemTotal == 0 {
		return fmt.Errorf("cannot get resources for this engine, make sure %s is a Docker Engine, not a Swarm manager", e.Addr)
	}

	v, err := e.apiClient.ServerVersion()
	e.CheckConnectionErr(err)
	if err != nil {
		return err
	}
	if version.Version(v.Version).LessThan(minSupportedVersion) {
		err = fmt.Errorf("engine %s is running an unsupported version of Docker Engine. Please upgrade to at least %s", e.Addr, minSupportedVersion)
		e.CheckConnectionErr(err)
		return err
	}
	e.Version = v.Version
	e.updateClientVersionFromServer(v.Version)

	e.Lock()
	defer e.Unlock()
	// The cluster's table of engines is by id. A daemon that suddenly has
	// another can't stay under the old one.
	if e.ID != "" && e.ID != info.ID {
		e.state = statePending
		e.lastError = fmt.Sprintf("Engine (ID: %s, Addr: %s) shows up with another ID:%s. Please remove it from cluster, it can be added back.", e.ID, e.Addr, info.ID)
		return errors.New(e.lastError)
	}
	e.ID = info.ID
	e.Name = info.Name
	e.Cpus = info.NCPU
	e.Memory = info.MemTotal
	return e.updateLabels(info)
}

// updateLabels takes over the daemon's labels, and four that every engine has.
func (e *Engine) updateLabels(info types.Info) error {
	e.Labels = map[string]string{
		"storagedriver":   info.Driver,
		"executiondriver": info.ExecutionDriver,
		"kernelversion":   info.KernelVersion,
		"operatingsystem": info.OperatingSystem,
	}
	for _, label := range info.Labels {
		kv := strings.SplitN(label, "=", 2)
		if len(kv) != 2 {
			return fmt.Errorf("Engine (ID: %s, Addr: %s) contains an invalid label (%s) not formatted as \"key=value\".", e.ID, e.Addr, label)
		}
		if kv[0] == "node" {
			// constraint:node==… asks for the engine's name, never for this.
			log.Warnf("Engine (ID: %s, Addr: %s) containers a label (%s) with key of \"node\" which cannot be used in Swarm.", e.ID, e.Addr, label)
		}
		e.Labels[kv[0]] = kv[1]
	}
	return nil
}

// refreshLoop asks the engine again and again, until it is disconnected. Events
// tell sooner, but one may be lost, and nobody sends one when a daemon dies.
func (e *Engine) refreshLoop() {
	const maxBackoffFactor = 1000
	// Processors, memory and labels change without an event, but rarely.
	const specUpdateInterval = 5 * time.Minute
	lastSpecUpdatedAt := time.Now()

	for {
		// One that keeps failing is asked less and less.
		backoffFactor := e.getFailureCount() - e.opts.FailureRetry
		if backoffFactor < 0 {
			backoffFactor = 0
		} else if backoffFactor > maxBackoffFactor {
			backoffFactor = maxBackoffFactor
		}
		select {
		case <-e.refreshDelayer.Wait(backoffFactor):
		case <-e.stopCh:
			return
		}

		healthy := e.IsHealthy()
		if !healthy || time.Since(lastSpecUpdatedAt) > specUpdateInterval {
			if err := e.updateSpecs(); err != nil {
				e.log().Errorf("Update engine specs failed: %v", err)
				continue
			}
			lastSpecUpdatedAt = time.Now()
		}
		if !healthy {
			e.client.StopAllMonitorEvents()
			e.StartMonitorEvents()
		}

		if err := e.RefreshContainers(false); err != nil {
			e.log().Debugf("Engine refresh failed")
			continue
		}
		e.RefreshVolumes()
		e.RefreshNetworks()
		e.RefreshImages()
		e.log().Debugf("Engine update succeeded")
	}
}

// emitEvent tells the handler something that no daemon tells.
func (e *Engine) emitEvent(event string) {
	if e.eventHandler == nil {
		return
	}
	now := time.Now()
	e.eventHandler.Handle(&Event{
		Event: dockerclient.Event{
			Status:   event,
			From:     "swarm",
			Type:     "swarm",
			Action:   event,
			Actor:    dockerclient.Actor{Attributes: make(map[string]string)},
			Time:     now.Unix(),
			TimeNano: now.UnixNano(),
		},
		Engine: e,
	})
}

// RegisterEventHandler says who hears of the engine's events. There can be one.
func (e *Engine) RegisterEventHandler(h EventHandler) error {
	if e.eventHandler != nil {
		return errors.New("event handler already set")
	}
	e.eventHandler = h
	return nil
}

// handler is called for each event of the daemon. It brings up to date what the
// event is about, then tells the handler.
func (e *Engine) handler(ev *dockerclient.Event, _ chan error, args ...interface{}) {
	switch ev.Type {
	case "network":
		e.RefreshNetworks()
	case "volume":
		e.RefreshVolumes()
	case "image":
		e.RefreshImages()
	case "container":
		e.refreshContainer(ev.ID, changesState(ev.Action) || ev.Action == "restart")
	case "": // Docker before 1.10
		switch ev.Status {
		case "pull", "untag", "delete", "commit":
			e.RefreshImages()
		default:
			e.refreshContainer(ev.ID, changesState(ev.Status))
			e.RefreshVolumes()
			e.RefreshNetworks()
		}
	}
	if e.eventHandler != nil {
		e.eventHandler.Handle(&Event{Event: *ev, Engine: e})
	}
}

// changesState tells whether a container must be inspected after such an event:
// its state, its address or its name are others now.
func changesState(event string) bool {
	switch event {
	case "die", "kill", "oom", "pause", "start", "stop", "unpause", "rename":
		return true
	}
	return false
}

func (e *Engine) String() string {
	return fmt.Sprintf("engine %s addr %s", e.ID, e.Addr)
}

// log begins a line of the log about this engine.
func (e *Engine) log() *log.Entry {
	return log.WithFields(log.Fields{"name": e.Name, "id": e.ID})
}
