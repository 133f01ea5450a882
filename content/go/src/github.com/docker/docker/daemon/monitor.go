// Reconstructs daemon/monitor.go of Docker 1.6.2: who starts a container's process, stays with it, and starts it again; leaves out nothing.

package daemon

import (
	"io"
	"sync"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/daemon/execdriver"
	"github.com/docker/docker/pkg/common"
	"github.com/docker/docker/runconfig"
)

// defaultTimeIncrement is how long, in milliseconds, a monitor waits before the
// first restart; before the next ones it is twice as long each time.
const defaultTimeIncrement = 100

// logPatience is how long the end of a container waits for its logger.
const logPatience = 1 * time.Second

// containerMonitor runs one container, from a start to the end after which it
// is not started again.
type containerMonitor struct {
	mux           sync.Mutex // guards shouldStop
	container     *Container
	restartPolicy runconfig.RestartPolicy
	failureCount  int           // failures without a success in between
	shouldStop    bool          // somebody wants the container to stop
	startSignal   chan struct{} // closed when the process first runs
	stopChan      chan struct{} // closed with shouldStop
	timeIncrement int           // in milliseconds
	lastStartTime time.Time
}

func newContainerMonitor(container *Container, policy runconfig.RestartPolicy) *containerMonitor {
	return &containerMonitor{
		container:     container,
		restartPolicy: policy,
		timeIncrement: defaultTimeIncrement,
		startSignal:   make(chan struct{}),
		stopChan:      make(chan struct{}),
	}
}

// ExitOnNext says that the next end is the last one.
func (m *containerMonitor) ExitOnNext() {
	m.mux.Lock()
	defer m.mux.Unlock()
	if !m.shouldStop {
		m.shouldStop = true
		close(m.stopChan)
	}
}

// Close gives back what the container has, and stores it.
func (m *containerMonitor) Close() error {
	m.container.cleanup()
	if err := m.container.toDisk(); err != nil {
		log.Errorf("Error dumping container %s state to disk: %s", m.container.ID, err)
		return err
	}
	return nil
}

// Start runs the process as often as the policy wants it. Until the first time
// that it runs, Container.Start holds the container's lock.
func (m *containerMonitor) Start() error {
	container := m.container
	container.RestartCount = 0
	exitStatus, err := m.runOnce()
	if err != nil {
		// The first start has failed: that is for the user to know.
		container.ExitCode = exitStatus.ExitCode
		m.resetContainer(false)
		m.Close()
		return err
	}
	for m.shouldRestart(exitStatus.ExitCode) {
		container.SetRestarting(&exitStatus)
		m.over()
		m.waitForNextRestart()
		if m.stopping() {
			m.stopped(&exitStatus)
			return nil
		}
		container.RestartCount++
		if exitStatus, err = m.runOnce(); err != nil {
			log.Errorf("Error running container: %s", err)
		}
	}
	m.over()
	m.stopped(&exitStatus)
	return err
}

// runOnce starts the process with its streams and returns when it has ended.
func (m *containerMonitor) runOnce() (execdriver.ExitStatus, error) {
	container := m.container
	if err := container.startLogging(); err != nil {
		return execdriver.ExitStatus{}, err
	}
	pipes := execdriver.NewPipes(container.stdin, container.stdout, container.stderr, container.Config.OpenStdin)
	container.LogEvent("start")
	m.lastStartTime = time.Now()
	exitStatus, err := container.daemon.Run(container, pipes, m.callback)
	m.resetMonitor(err == nil && exitStatus.ExitCode == 0)
	return exitStatus, err
}

// over is after each end of the process.
func (m *containerMonitor) over() {
	m.container.LogEvent("die")
	m.resetContainer(true)
}

// stopped is after the last end.
func (m *containerMonitor) stopped(exitStatus *execdriver.ExitStatus) {
	m.container.Lock()
	defer m.container.Unlock()
	m.container.setStopped(exitStatus)
	m.Close()
}

// callback is called when the process runs.
func (m *containerMonitor) callback(processConfig *execdriver.ProcessConfig, pid int) {
	select {
	case <-m.startSignal: // it is not the first time
		m.container.SetRunning(pid)
	default:
		m.container.setRunning(pid)
		close(m.startSignal)
	}
	if err := m.container.ToDisk(); err != nil {
		log.Debugf("%s", err)
	}
}

// resetMonitor counts failures, and how long to wait before the next start. A
// process that has run for more than ten seconds begins anew.
func (m *containerMonitor) resetMonitor(successful bool) {
	m.timeIncrement *= 2
	if time.Now().Sub(m.lastStartTime).Seconds() > 10 {
		m.timeIncrement = defaultTimeIncrement
	}
	m.failureCount++
	if successful {
		m.failureCount = 0
	}
}

// waitForNextRestart waits, unless somebody wants the container to stop.
func (m *containerMonitor) waitForNextRestart() {
	timer := time.NewTimer(time.Duration(m.timeIncrement) * time.Millisecond)
	defer timer.Stop()
	select {
	case <-m.stopChan:
	case <-timer.C:
	}
}

func (m *containerMonitor) stopping() bool {
	m.mux.Lock()
	defer m.mux.Unlock()
	return m.shouldStop
}

// shouldRestart asks the policy.
func (m *containerMonitor) shouldRestart(exitCode int) bool {
	if m.stopping() {
		return false
	}
	switch m.restartPolicy.Name {
	case "always":
		return true
	case "on-failure":
		// A maximum of 0 is none.
		if max := m.restartPolicy.MaximumRetryCount; max != 0 && m.failureCount > max {
			log.Debugf("stopping restart of container %s because maximum failure could of %d has been reached",
				common.TruncateID(m.container.ID), max)
			return false
		}
		return exitCode != 0
	}
	return false
}

// resetContainer closes the streams, which ends everybody who listens, and
// waits for the logger to have written the last line.
func (m *containerMonitor) resetContainer(lock bool) {
	container := m.container
	if lock {
		container.Lock()
		defer container.Unlock()
	}
	if container.Config.OpenStdin {
		container.stdin.Close()
		// The next start needs one that is open.
		container.stdin, container.stdinPipe = io.Pipe()
	}
	container.stdout.Clean()
	container.stderr.Clean()
	if container.logDriver == nil {
		return
	}
	written := make(chan struct{})
	go func(copier interface {
		Wait()
	}) {
		copier.Wait()
		close(written)
	}(container.logCopier)
	timer := time.NewTimer(logPatience)
	defer timer.Stop()
	select {
	case <-written:
	case <-timer.C:
		log.Warnf("Logger didn't exit in time: logs may be truncated")
	}
	container.logDriver.Close()
	container.logCopier, container.logDriver = nil, nil
}
