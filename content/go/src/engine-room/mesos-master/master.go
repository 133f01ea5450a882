// This is no reconstruction: a Mesos master with its machines in one process, as little as the sketch of Swarm's second driver needs to have somebody to talk to.

// Package master offers what machines have, and runs tasks on them as Mesos's
// Docker containerizer would: through the daemon that each of them has.
package master

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
	"time"

	"github.com/mesos/mesos-go/mesosproto"
	"github.com/mesos/mesos-go/scheduler"
	"github.com/samalba/dockerclient"
)

// Machine is a machine that Mesos manages.
type Machine struct {
	ID     mesosproto.SlaveID
	Docker string // where its daemon listens, host:port
	Cpus   float64
	Mem    float64 // in megabytes
}

// Master has machines, and makes offers of what is free on them.
type Master struct {
	mu       sync.Mutex
	machines map[mesosproto.SlaveID]*Machine
	offered  map[mesosproto.OfferID]*mesosproto.Offer
	count    int // of offers so far
}

// New makes a master of machines with nothing on them.
func New(machines ...Machine) *Master {
	m := &Master{machines: make(map[mesosproto.SlaveID]*Machine), offered: make(map[mesosproto.OfferID]*mesosproto.Offer)}
	for i := range machines {
		m.machines[machines[i].ID] = &machines[i]
	}
	return m
}

// Driver is what a framework gets.
func (m *Master) Driver(config scheduler.DriverConfig) scheduler.SchedulerDriver {
	return &driver{master: m, scheduler: config.Scheduler, name: config.Master}
}

// driver is the master as one framework sees it.
type driver struct {
	master    *Master
	scheduler scheduler.Scheduler
	name      string
}

// Start tells the framework that it is known, and offers it everything.
func (d *driver) Start() error {
	d.scheduler.Registered(d, d.name)
	d.master.mu.Lock()
	defer d.master.mu.Unlock()
	for id := range d.master.machines {
		go d.offer(id, 0)
	}
	return nil
}

// offer offers what is free on a machine, after a while.
func (d *driver) offer(id mesosproto.SlaveID, after time.Duration) {
	time.Sleep(after)
	m := d.master
	m.mu.Lock()
	machine := m.machines[id]
	m.count++
	host, port, err := net.SplitHostPort(machine.Docker)
	offer := &mesosproto.Offer{
		Id:         mesosproto.OfferID(fmt.Sprintf("offer-%d", m.count)),
		SlaveId:    id,
		Hostname:   host,
		Attributes: []mesosproto.Attribute{{Name: "docker_port", Text: port}},
		Resources: []mesosproto.Resource{
			{Name: "cpus", Scalar: machine.Cpus},
			{Name: "mem", Scalar: machine.Mem},
			{Name: "ports", Ranges: []mesosproto.Value_Range{{Begin: 31000, End: 32000}}},
		},
	}
	m.offered[offer.Id] = offer
	m.mu.Unlock()
	if err != nil {
		d.scheduler.Error(d, err.Error())
		return
	}
	d.scheduler.ResourceOffers(d, []*mesosproto.Offer{offer})
}

// take ends an offer.
func (m *Master) take(id mesosproto.OfferID) (*mesosproto.Offer, error) {
	offer := m.offered[id]
	if offer == nil {
		return nil, fmt.Errorf("%s is no offer any more", id)
	}
	delete(m.offered, id)
	return offer, nil
}

// DeclineOffer takes an offer back; another will be made.
func (d *driver) DeclineOffer(id mesosproto.OfferID, filters *mesosproto.Filters) error {
	d.master.mu.Lock()
	defer d.master.mu.Unlock()
	offer, err := d.master.take(id)
	if err == nil {
		go d.offer(offer.SlaveId, refused(filters))
	}
	return err
}

// refused is how long resources that nobody wanted are not offered again.
func refused(filters *mesosproto.Filters) time.Duration {
	if filters.RefuseSeconds == 0 {
		return 5 * time.Second
	}
	return time.Duration(filters.RefuseSeconds * float64(time.Second))
}

// LaunchTasks takes offers of one machine and runs tasks there; what they leave
// is offered again.
func (d *driver) LaunchTasks(offers []mesosproto.OfferID, tasks []*mesosproto.TaskInfo, filters *mesosproto.Filters) error {
	m := d.master
	m.mu.Lock()
	defer m.mu.Unlock()
	var from mesosproto.SlaveID
	for _, id := range offers {
		offer, err := m.take(id)
		if err != nil {
			return err
		}
		from = offer.SlaveId
	}
	machine := m.machines[from]
	if machine == nil {
		return errors.New("no offers")
	}
	for _, task := range tasks {
		for _, resource := range task.Resources {
			switch resource.Name {
			case "cpus":
				machine.Cpus -= resource.Scalar
			case "mem":
				machine.Mem -= resource.Scalar
			}
		}
		go d.run(machine.Docker, task)
	}
	go d.offer(from, refused(filters))
	return nil
}

// run makes a container of a task, starts it, and tells the framework.
func (d *driver) run(docker string, task *mesosproto.TaskInfo) {
	status := &mesosproto.TaskStatus{TaskId: task.TaskId, SlaveId: task.SlaveId, State: mesosproto.TaskState_TASK_RUNNING}
	info, err := start(docker, task)
	if err == nil {
		status.Data, err = json.Marshal([]*dockerclient.ContainerInfo{info})
	}
	if err != nil {
		status.State, status.Message = mesosproto.TaskState_TASK_FAILED, err.Error()
	}
	d.scheduler.StatusUpdate(d, status)
}

func start(docker string, task *mesosproto.TaskInfo) (*dockerclient.ContainerInfo, error) {
	client, err := dockerclient.NewDockerClientTimeout("tcp://"+docker, nil, 10*time.Second, nil)
	if err != nil {
		return nil, err
	}
	config := &dockerclient.ContainerConfig{Image: task.Docker.Image, Hostname: task.Hostname, Labels: make(map[string]string)}
	if task.Command.Value != "" {
		config.Cmd = append([]string{task.Command.Value}, task.Command.Arguments...)
	}
	for _, parameter := range task.Docker.Parameters {
		switch parameter.Key {
		case "env":
			config.Env = append(config.Env, parameter.Value)
		case "label":
			kv := strings.SplitN(parameter.Value, "=", 2)
			config.Labels[kv[0]] = kv[1]
		}
	}
	for _, resource := range task.Resources {
		if resource.Name == "mem" {
			config.Memory = int64(resource.Scalar) << 20
		}
	}
	id, err := client.CreateContainer(config, "mesos-"+string(task.TaskId), nil)
	if err != nil {
		return nil, err
	}
	if err := client.StartContainer(id, nil); err != nil {
		return nil, err
	}
	return client.InspectContainer(id)
}
