// Reconstructs, as a sketch, cluster/mesos/task of Swarm 1.2.0: a container that waits for an offer, and the list of those; leaves out port mappings.

// Package task makes containers of Swarm tasks of Mesos.
package task

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/docker/docker/pkg/stringid"
	"github.com/docker/swarm/cluster"
	"github.com/mesos/mesos-go/mesosproto"
)

// The labels by which a container is known again: Mesos names containers itself.
const (
	LabelName   = cluster.SwarmLabelNamespace + ".mesos.name"
	LabelTask   = cluster.SwarmLabelNamespace + ".mesos.task"
	LabelDetach = cluster.SwarmLabelNamespace + ".mesos.detach"
)

// Task is a container that was asked for. Who asked waits for one of the
// channels: GetContainer, or Error.
type Task struct {
	mesosproto.TaskInfo

	Error chan error

	container chan *cluster.Container
	updates   chan *mesosproto.TaskStatus
	config    *cluster.ContainerConfig

	mu   sync.Mutex
	done bool
}

// NewTask makes a task that gives up if it has found no machine in time.
func NewTask(config *cluster.ContainerConfig, name string, timeout time.Duration) (*Task, error) {
	id := stringid.TruncateID(stringid.GenerateRandomID())
	if name != "" {
		id = name + "." + id
	}
	config.Labels[LabelName] = name
	config.Labels[LabelTask] = id
	t := &Task{
		TaskInfo:  mesosproto.TaskInfo{Name: name, TaskId: mesosproto.TaskID(id)},
		Error:     make(chan error),
		container: make(chan *cluster.Container),
		updates:   make(chan *mesosproto.TaskStatus),
		config:    config,
	}
	go t.suicide(timeout)
	return t, nil
}

func (t *Task) suicide(timeout time.Duration) {
	<-time.After(timeout)
	if !t.Stopped() && t.SlaveId == "" {
		t.Error <- fmt.Errorf("container failed to start after %s", timeout)
	}
}

// ID is the task's id: the container's name and some random digits.
func (t *Task) ID() string { return string(t.TaskId) }

// GetConfig is what the container is made from.
func (t *Task) GetConfig() *cluster.ContainerConfig { return t.config }

// GetContainer is where the container comes, once.
func (t *Task) GetContainer() chan *cluster.Container { return t.container }

// SetContainer sends it there.
func (t *Task) SetContainer(container *cluster.Container) { t.container <- container }

// Stop marks the task as one that nobody waits for any more.
func (t *Task) Stop() {
	t.mu.Lock()
	t.done = true
	t.mu.Unlock()
}

// Stopped tells whether it is.
func (t *Task) Stopped() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.done
}

// Build fills in what a machine must know to run the container. Everything that
// Mesos has no word for becomes a flag of `docker run`.
func (t *Task) Build(slaveID mesosproto.SlaveID) {
	c := t.config
	t.SlaveId = slaveID
	t.Hostname = c.Hostname
	t.Docker = mesosproto.DockerInfo{Image: c.Image, Network: "BRIDGE"}
	if mode := c.HostConfig.NetworkMode; mode == "none" || mode == "host" {
		t.Docker.Network = strings.ToUpper(mode)
	}
	if c.CpuShares > 0 {
		t.Resources = append(t.Resources, mesosproto.Resource{Name: "cpus", Scalar: float64(c.CpuShares)})
	}
	if c.Memory > 0 {
		t.Resources = append(t.Resources, mesosproto.Resource{Name: "mem", Scalar: float64(c.Memory >> 20)})
	}
	if len(c.Cmd) > 0 {
		t.Command = mesosproto.CommandInfo{Value: c.Cmd[0], Arguments: c.Cmd[1:]}
	}
	for key, value := range c.Labels {
		t.flag("label", key+"="+value)
	}
	for _, value := range c.Env {
		t.flag("env", value)
	}
	if !c.AttachStdin && !c.AttachStdout && !c.AttachStderr {
		t.flag("label", LabelDetach+"=true")
	}
}

func (t *Task) flag(key, value string) {
	t.Docker.Parameters = append(t.Docker.Parameters, mesosproto.Parameter{Key: key, Value: value})
}

// SendStatus hands over news of the task to whoever monitors it.
func (t *Task) SendStatus(status *mesosproto.TaskStatus) { t.updates <- status }

// Monitor waits for news: whether the task has come to its end, what was sent
// along, and what went wrong.
func (t *Task) Monitor() (bool, []byte, error) {
	status := <-t.updates
	switch status.State {
	case mesosproto.TaskState_TASK_FINISHED, mesosproto.TaskState_TASK_KILLED:
		return true, status.Data, nil
	case mesosproto.TaskState_TASK_FAILED, mesosproto.TaskState_TASK_LOST, mesosproto.TaskState_TASK_ERROR:
		return true, nil, errors.New(status.Message)
	}
	return false, status.Data, nil
}

// launcher is the cluster: LaunchTask tells whether there is nothing left to
// try, for good or bad.
type launcher interface {
	LaunchTask(t *Task) bool
}

// Tasks are those that no offer was good enough for yet.
type Tasks struct {
	sync.Mutex
	cluster launcher
	Tasks   map[string]*Task
}

// NewTasks begins with none.
func NewTasks(cluster launcher) *Tasks {
	return &Tasks{cluster: cluster, Tasks: make(map[string]*Task)}
}

// Add tries a task at once, and keeps it if that was in vain.
func (t *Tasks) Add(task *Task) {
	if t.cluster.LaunchTask(task) {
		return
	}
	t.Lock()
	t.Tasks[task.ID()] = task
	t.Unlock()
}

// Process tries all of them again: there are new offers.
func (t *Tasks) Process() {
	t.Lock()
	defer t.Unlock()
	for _, task := range t.Tasks {
		if t.cluster.LaunchTask(task) {
			t.remove(task)
		}
	}
}

// Remove forgets a task.
func (t *Tasks) Remove(task *Task) {
	t.Lock()
	t.remove(task)
	t.Unlock()
}

func (t *Tasks) remove(task *Task) {
	task.Stop()
	delete(t.Tasks, task.ID())
}
