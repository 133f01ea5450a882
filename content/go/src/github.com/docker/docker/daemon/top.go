// Reconstructs daemon/top.go of Docker 1.6.2: the job behind GET /containers/{name}/top; asks the kernel of this book where upstream runs ps, of which it has the default form alone.

package daemon

import (
	"strconv"

	"github.com/docker/docker/daemon/execdriver/native"
	"github.com/docker/docker/engine"
)

// defaultPsArgs is how ps is called if the user does not say.
const defaultPsArgs = "-ef"

// psTitles is the first line of ps -ef.
var psTitles = []string{"UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"}

// ContainerTop is the handler of the job `top`: those lines of ps that are about
// processes of the container. The numbers are the host's.
func (daemon *Daemon) ContainerTop(job *engine.Job) engine.Status {
	if n := len(job.Args); n != 1 && n != 2 {
		return job.Errorf("Not enough arguments. Usage: %s CONTAINER [PS_ARGS]\n", job.Name)
	}
	name := job.Args[0]
	container, err := daemon.Get(name)
	if err != nil {
		return job.Error(err)
	}
	if !container.IsRunning() {
		return job.Errorf("Container %s is not running", name)
	}
	pids, err := daemon.ExecutionDriver().GetPidsForContainer(container.ID)
	if err != nil {
		return job.Error(err)
	}
	host, hasPs := daemon.ExecutionDriver().(interface {
		Ps() []native.PsRow
	})
	if len(job.Args) == 2 && job.Args[1] != "" && job.Args[1] != defaultPsArgs || !hasPs {
		return job.Errorf("Error running ps: exit status 1")
	}
	inside := make(map[int]bool)
	for _, pid := range pids {
		inside[pid] = true
	}
	processes := [][]string{}
	for _, row := range host.Ps() {
		if inside[row.Pid] {
			processes = append(processes, []string{
				"root", strconv.Itoa(row.Pid), strconv.Itoa(row.Ppid), "0", row.Started, "?", "00:00:00", row.Command,
			})
		}
	}
	out := &engine.Env{}
	out.SetList("Titles", psTitles)
	out.SetJson("Processes", processes)
	out.WriteTo(job.Stdout)
	return engine.StatusOK
}
