// Reconstructs daemon/execdriver/native/driver.go of Docker 1.6.2: the driver that runs containers without any other program; asks the kernel of this book where upstream has libcontainer, and leaves out terminals.

// Package native is the driver that runs containers by the kernel alone.
package native

import (
	"fmt"
	"strings"
	"sync"
	"syscall"

	"sim/kernel"

	"github.com/docker/docker/daemon/execdriver"
)

// The driver's name, in two parts.
const (
	DriverName = "native"
	Version    = "0.2"
)

// cgroupParent is the group above the groups of all containers.
const cgroupParent = "docker"

type driver struct {
	kernel           *kernel.Kernel
	activeContainers map[string]*kernel.Process // the first process of each
	sync.Mutex
}

// NewDriver makes the driver.
func NewDriver() execdriver.Driver {
	return &driver{
		kernel:           kernel.New(),
		activeContainers: make(map[string]*kernel.Process),
	}
}

// Run makes namespaces and a control group for the container, starts its
// process in them, and waits for its end.
func (d *driver) Run(c *execdriver.Command, pipes *execdriver.Pipes, startCallback execdriver.StartCallback) (execdriver.ExitStatus, error) {
	failed := execdriver.ExitStatus{ExitCode: -1}
	spec := d.createContainer(c)
	spec.Stdout, spec.Stderr = pipes.Stdout, pipes.Stderr
	if pipes.Stdin != nil {
		spec.Stdin = pipes.Stdin
	}
	c.ProcessConfig.Terminal = &execdriver.StdConsole{}
	process, err := d.kernel.Start(spec)
	if err != nil {
		spec.Cgroup.Remove()
		// The words and the number are libcontainer's.
		return failed, fmt.Errorf("[8] System error: %v", err)
	}
	d.Lock()
	d.activeContainers[c.ID] = process
	d.Unlock()
	defer func() {
		d.Lock()
		delete(d.activeContainers, c.ID)
		d.Unlock()
		spec.Cgroup.Remove()
	}()
	if startCallback != nil {
		startCallback(&c.ProcessConfig, process.Pid)
	}
	return execdriver.ExitStatus{ExitCode: process.Wait()}, nil
}

// createContainer says what the kernel has to do.
func (d *driver) createContainer(c *execdriver.Command) kernel.Spec {
	group := d.kernel.Cgroup(cgroupParent, c.ID)
	if limits := c.Resources; limits != nil {
		group.SetLimits(kernel.Limits{
			Memory:     limits.Memory,
			MemorySwap: limits.MemorySwap,
			CpuShares:  limits.CpuShares,
			CpusetCpus: limits.CpusetCpus,
		})
	}
	config := &c.ProcessConfig
	return kernel.Spec{
		Args:       append([]string{config.Entrypoint}, config.Arguments...),
		Env:        config.Env,
		Dir:        c.WorkingDir,
		Namespaces: d.kernel.NewNamespaces(getEnv("HOSTNAME", config.Env), c.Rootfs),
		Cgroup:     group,
	}
}

// getEnv finds a variable: the name of the host comes with the environment.
func getEnv(key string, env []string) string {
	for _, kv := range env {
		if strings.HasPrefix(kv, key+"=") {
			return kv[len(key)+1:]
		}
	}
	return ""
}

// active is the first process of a container that runs.
func (d *driver) active(id string) (*kernel.Process, error) {
	d.Lock()
	defer d.Unlock()
	process := d.activeContainers[id]
	if process == nil {
		return nil, fmt.Errorf("active container for %s does not exist", id)
	}
	return process, nil
}

// Kill sends a signal to the first process.
func (d *driver) Kill(c *execdriver.Command, sig int) error {
	process, err := d.active(c.ID)
	if err != nil {
		return err
	}
	return d.kernel.Kill(process.Pid, syscall.Signal(sig))
}

// Pause freezes the group.
func (d *driver) Pause(c *execdriver.Command) error {
	if _, err := d.active(c.ID); err != nil {
		return err
	}
	d.kernel.Cgroup(cgroupParent, c.ID).Freeze()
	return nil
}

// Unpause thaws the group.
func (d *driver) Unpause(c *execdriver.Command) error {
	if _, err := d.active(c.ID); err != nil {
		return err
	}
	d.kernel.Cgroup(cgroupParent, c.ID).Thaw()
	return nil
}

// Name is the name with the version.
func (d *driver) Name() string {
	return fmt.Sprintf("%s-%s", DriverName, Version)
}

type info struct {
	id     string
	driver *driver
}

// Info is what is known of a container.
func (d *driver) Info(id string) execdriver.Info {
	return &info{id, d}
}

// IsRunning tells whether the container has a process.
func (i *info) IsRunning() bool {
	_, err := i.driver.active(i.id)
	return err == nil
}

// GetPidsForContainer is the numbers of all processes, as the host has them.
func (d *driver) GetPidsForContainer(id string) ([]int, error) {
	if _, err := d.active(id); err != nil {
		return nil, err
	}
	return d.kernel.Cgroup(cgroupParent, id).Pids(), nil
}

// Terminate ends what an earlier daemon has left. This kernel does not outlive
// the daemon, so there is never anything.
func (d *driver) Terminate(c *execdriver.Command) error {
	return nil
}

// Clean forgets a container.
func (d *driver) Clean(id string) error {
	return nil
}

// PsRow is one process as the host's ps -ef shows it.
type PsRow struct {
	Pid, Ppid int
	Started   string
	Command   string
}

// Ps is the processes of the kernel, in place of the program ps.
func (d *driver) Ps() []PsRow {
	var rows []PsRow
	for _, p := range d.kernel.Processes() {
		rows = append(rows, PsRow{
			Pid:     p.Pid,
			Ppid:    p.Ppid(),
			Started: p.Started().Format("15:04"),
			Command: strings.Join(p.Args(), " "),
		})
	}
	return rows
}
