// Reconstructs part of daemon/container.go of Docker 1.6.2: a container, the files it is stored in, and how it is started and stopped; leaves out the network, volumes, links, devices and copying files.

package daemon

import (
	"encoding/json"
	"fmt"
	"io"
	"io/ioutil"
	"os"
	"path"
	"syscall"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/daemon/execdriver"
	"github.com/docker/docker/daemon/logger"
	"github.com/docker/docker/daemon/logger/jsonfilelog"
	"github.com/docker/docker/engine"
	"github.com/docker/docker/nat"
	"github.com/docker/docker/pkg/broadcastwriter"
	"github.com/docker/docker/pkg/common"
	"github.com/docker/docker/pkg/ioutils"
	"github.com/docker/docker/pkg/promise"
	"github.com/docker/docker/runconfig"
	"github.com/docker/docker/utils"
)

// DefaultPathEnv is where programs are looked for in a container.
const DefaultPathEnv = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

// StreamConfig is the streams of a container. Whatever the process writes goes
// to all who listen; what is written to stdinPipe, the process reads.
type StreamConfig struct {
	stdout    *broadcastwriter.BroadcastWriter
	stderr    *broadcastwriter.BroadcastWriter
	stdin     io.ReadCloser
	stdinPipe io.WriteCloser
}

// StdinPipe is where the input of the process comes from.
func (streamConfig *StreamConfig) StdinPipe() io.WriteCloser { return streamConfig.stdinPipe }

// StdoutPipe is the output from now on.
func (streamConfig *StreamConfig) StdoutPipe() io.ReadCloser { return listen(streamConfig.stdout, "") }

// StderrPipe is what is written to standard error from now on.
func (streamConfig *StreamConfig) StderrPipe() io.ReadCloser { return listen(streamConfig.stderr, "") }

// StdoutLogPipe is the output from now on, as lines of a log.
func (streamConfig *StreamConfig) StdoutLogPipe() io.ReadCloser {
	return listen(streamConfig.stdout, "stdout")
}

// StderrLogPipe is what is written to standard error, as lines of a log.
func (streamConfig *StreamConfig) StderrLogPipe() io.ReadCloser {
	return listen(streamConfig.stderr, "stderr")
}

// listen adds a listener who never keeps the process waiting.
func listen(to *broadcastwriter.BroadcastWriter, stream string) io.ReadCloser {
	reader, writer := io.Pipe()
	to.AddWriter(writer, stream)
	return ioutils.NewBufReader(reader)
}

// Container is a container, running or not.
type Container struct {
	*State `json:"State"`
	root   string // the directory it is stored in
	basefs string // the root of its file system, as the graph driver has it

	ID              string
	Created         time.Time
	Path            string
	Args            []string
	Config          *runconfig.Config
	ImageID         string `json:"Image"`
	NetworkSettings *NetworkSettings
	LogPath         string
	Name            string
	Driver          string
	ExecDriver      string

	command *execdriver.Command
	StreamConfig

	daemon       *Daemon // nil until it is registered
	RestartCount int
	hostConfig   *runconfig.HostConfig
	monitor      *containerMonitor
	logDriver    logger.Logger
	logCopier    *logger.Copier
}

func (container *Container) jsonPath() string { return path.Join(container.root, "config.json") }

func (container *Container) hostConfigPath() string {
	return path.Join(container.root, "hostconfig.json")
}

func (container *Container) logPath(name string) string {
	return path.Join(container.root, fmt.Sprintf("%s-%s.log", container.ID, name))
}

// FromDisk reads the container from its files.
func (container *Container) FromDisk() error {
	file, err := os.Open(container.jsonPath())
	if err != nil {
		return err
	}
	defer file.Close()
	if err := json.NewDecoder(file).Decode(container); err != nil {
		return err
	}
	return container.readHostConfig()
}

// readHostConfig reads the second file, which need not be there.
func (container *Container) readHostConfig() error {
	container.hostConfig = &runconfig.HostConfig{}
	stored, err := ioutil.ReadFile(container.hostConfigPath())
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return json.Unmarshal(stored, container.hostConfig)
}

// ToDisk writes the container to its files.
func (container *Container) ToDisk() error {
	container.Lock()
	defer container.Unlock()
	return container.toDisk()
}

func (container *Container) toDisk() error {
	stored, err := json.Marshal(container)
	if err != nil {
		return err
	}
	if err := ioutil.WriteFile(container.jsonPath(), stored, 0666); err != nil {
		return err
	}
	return container.WriteHostConfig()
}

// WriteHostConfig writes the second file.
func (container *Container) WriteHostConfig() error {
	stored, err := json.Marshal(container.hostConfig)
	if err != nil {
		return err
	}
	return ioutil.WriteFile(container.hostConfigPath(), stored, 0666)
}

// LogEvent enters an event into the journal, by a job.
func (container *Container) LogEvent(action string) {
	daemon := container.daemon
	from := daemon.Repositories().ImageName(container.ImageID)
	if err := daemon.eng.Job("log", action, container.ID, from).Run(); err != nil {
		log.Errorf("Error logging event %s for %s: %s", action, container.ID, err)
	}
}

// ReadLog opens the log that a logger of the given kind has written.
func (container *Container) ReadLog(name string) (io.ReadCloser, error) {
	return os.Open(container.logPath(name))
}

// LogDriverType is the kind of logger.
func (container *Container) LogDriverType() string {
	container.Lock()
	defer container.Unlock()
	if kind := container.hostConfig.LogConfig.Type; kind != "" {
		return kind
	}
	return container.daemon.defaultLogConfig.Type
}

// Start starts the process and returns when it runs, or why it does not.
func (container *Container) Start() (err error) {
	container.Lock()
	defer container.Unlock()
	if container.Running {
		return nil
	}
	if container.removalInProgress || container.Dead {
		return fmt.Errorf("Container is marked for removal and cannot be started.")
	}
	defer func() {
		if err != nil {
			container.failed(err)
		}
	}()
	if err := container.Mount(); err != nil {
		return err
	}
	if err := container.populateCommand(container.createDaemonEnvironment()); err != nil {
		return err
	}
	return container.waitForStart()
}

// failed notes why the container could not be started. The exit code is 128,
// if nobody knows it better.
func (container *Container) failed(err error) {
	container.setError(err)
	if container.ExitCode == 0 {
		container.ExitCode = 128
	}
	container.toDisk()
	container.cleanup()
}

// createDaemonEnvironment is the environment of the process: the path and the
// name of the host, and what the configuration says.
func (container *Container) createDaemonEnvironment() []string {
	config := container.Config
	hostname := config.Hostname
	if config.Domainname != "" {
		hostname += "." + config.Domainname
	}
	env := []string{"PATH=" + DefaultPathEnv, "HOSTNAME=" + hostname}
	if config.Tty {
		env = append(env, "TERM=xterm")
	}
	return utils.ReplaceOrAppendEnvValues(env, config.Env)
}

// populateCommand says what the driver has to run.
func (container *Container) populateCommand(env []string) error {
	hostConfig := container.hostConfig
	container.command = &execdriver.Command{
		ID:         container.ID,
		Rootfs:     container.basefs,
		WorkingDir: container.Config.WorkingDir,
		Resources: &execdriver.Resources{
			Memory:     hostConfig.Memory,
			MemorySwap: hostConfig.MemorySwap,
			CpuShares:  hostConfig.CpuShares,
			CpusetCpus: hostConfig.CpusetCpus,
		},
		ProcessConfig: execdriver.ProcessConfig{
			Privileged: hostConfig.Privileged,
			User:       container.Config.User,
			Tty:        container.Config.Tty,
			Entrypoint: container.Path,
			Arguments:  container.Args,
			Env:        env,
		},
	}
	return nil
}

// waitForStart sets a monitor to work. It starts the process and stays with it;
// here it is waited for only until the process runs, or until it is clear that
// it won't.
func (container *Container) waitForStart() error {
	container.monitor = newContainerMonitor(container, container.hostConfig.RestartPolicy)
	ended := promise.Go(container.monitor.Start)
	select {
	case <-container.monitor.startSignal:
		return nil
	case err := <-ended:
		return err
	}
}

// startLogging sets a logger to work.
func (container *Container) startLogging() error {
	cfg := container.hostConfig.LogConfig
	if cfg.Type == "" {
		cfg = container.daemon.defaultLogConfig
	}
	switch cfg.Type {
	case "none":
		return nil
	case "json-file":
	default:
		return fmt.Errorf("Unknown logging driver: %s", cfg.Type)
	}
	container.LogPath = container.logPath("json")
	dst, err := jsonfilelog.New(container.LogPath)
	if err != nil {
		return err
	}
	streams := map[string]io.Reader{"stdout": container.StdoutPipe(), "stderr": container.StderrPipe()}
	copier, err := logger.NewCopier(container.ID, streams, dst)
	if err != nil {
		return err
	}
	copier.Run()
	container.logCopier, container.logDriver = copier, dst
	return nil
}

// cleanup gives back what a running container has.
func (container *Container) cleanup() {
	if err := container.Unmount(); err != nil {
		log.Errorf("%v: Failed to umount filesystem: %v", container.ID, err)
	}
}

// Mount makes the container's file system available.
func (container *Container) Mount() error { return container.daemon.Mount(container) }

// Unmount is the end of that.
func (container *Container) Unmount() error { return container.daemon.Unmount(container) }

// KillSig sends a signal. Whatever it does, the container is not to be started
// again by itself.
func (container *Container) KillSig(sig int) error {
	log.Debugf("Sending %d to %s", sig, container.ID)
	container.Lock()
	defer container.Unlock()
	if container.Paused {
		return fmt.Errorf("Container %s is paused. Unpause the container before stopping", container.ID)
	}
	if !container.Running {
		return nil
	}
	container.monitor.ExitOnNext()
	if container.Restarting {
		return nil
	}
	return container.daemon.Kill(container, sig)
}

// killPossiblyDeadProcess is KillSig for a process that may just have ended.
func (container *Container) killPossiblyDeadProcess(sig int) error {
	err := container.KillSig(sig)
	if err != syscall.ESRCH {
		return err
	}
	log.Debugf("Cannot kill process (pid=%d) with signal %d: no such process.", container.GetPid(), sig)
	return nil
}

// Kill ends the process and waits until it has ended.
func (container *Container) Kill() error {
	if !container.IsRunning() {
		return nil
	}
	if err := container.killPossiblyDeadProcess(int(syscall.SIGKILL)); err != nil {
		return err
	}
	if _, err := container.WaitStop(10 * time.Second); err != nil {
		log.Infof("Container %s failed to exit within 10 seconds of kill - trying direct SIGKILL", common.TruncateID(container.ID))
	}
	container.WaitStop(-1 * time.Second)
	return nil
}

// Stop asks the process to end, and ends it when the time is up.
func (container *Container) Stop(seconds int) error {
	if !container.IsRunning() {
		return nil
	}
	if err := container.killPossiblyDeadProcess(int(syscall.SIGTERM)); err != nil {
		log.Infof("Failed to send SIGTERM to the process, force killing")
		if err := container.killPossiblyDeadProcess(int(syscall.SIGKILL)); err != nil {
			return err
		}
	}
	if _, err := container.WaitStop(time.Duration(seconds) * time.Second); err == nil {
		return nil
	}
	log.Infof("Container %v failed to exit within %d seconds of SIGTERM - using the force", container.ID, seconds)
	return container.Kill()
}

// Restart stops the container, if it runs, and starts it.
func (container *Container) Restart(seconds int) error {
	if err := container.Stop(seconds); err != nil {
		return err
	}
	return container.Start()
}

// Pause freezes all processes.
func (container *Container) Pause() error {
	if container.IsPaused() {
		return fmt.Errorf("Container %s is already paused", container.ID)
	}
	if !container.IsRunning() {
		return fmt.Errorf("Container %s is not running", container.ID)
	}
	return container.daemon.Pause(container)
}

// Unpause lets them go on.
func (container *Container) Unpause() error {
	if !container.IsPaused() {
		return fmt.Errorf("Container %s is not paused", container.ID)
	}
	if !container.IsRunning() {
		return fmt.Errorf("Container %s is not running", container.ID)
	}
	return container.daemon.Unpause(container)
}

// Resize tells the terminal its size.
func (container *Container) Resize(h, w int) error {
	if !container.IsRunning() {
		return fmt.Errorf("Cannot resize container %s, container is not running", container.ID)
	}
	return container.command.ProcessConfig.Terminal.Resize(h, w)
}

// NetworkSettings is where a container can be reached.
type NetworkSettings struct {
	IPAddress   string
	IPPrefixLen int
	Gateway     string
	Bridge      string
	Ports       nat.PortMap
}

// PortMappingAPI is the ports as the API shows them: a row for each place on
// the host where a port is published, and one for a port that is not.
func (settings *NetworkSettings) PortMappingAPI() *engine.Table {
	outs := engine.NewTable("", 0)
	for port, bindings := range settings.Ports {
		private, _ := nat.ParsePort(port.Port())
		for _, binding := range bindings {
			public, _ := nat.ParsePort(binding.HostPort)
			out := &engine.Env{}
			out.SetInt("PrivatePort", private)
			out.SetInt("PublicPort", public)
			out.Set("Type", port.Proto())
			out.Set("IP", binding.HostIp)
			outs.Add(out)
		}
		if len(bindings) == 0 {
			out := &engine.Env{}
			out.SetInt("PrivatePort", private)
			out.Set("Type", port.Proto())
			outs.Add(out)
		}
	}
	return outs
}
