// Reconstructs daemon/rename.go of Docker 1.6.2: the job behind POST /containers/{name}/rename; leaves out nothing.

package daemon

import "github.com/docker/docker/engine"

// ContainerRename is the handler of the job `container_rename`. The new name is
// taken before the old one is given up; if anything fails, it is the other way
// round again.
func (daemon *Daemon) ContainerRename(job *engine.Job) engine.Status {
	if len(job.Args) != 2 {
		return job.Errorf("usage: %s OLD_NAME NEW_NAME", job.Name)
	}
	container, err := daemon.Get(job.Args[0])
	if err != nil {
		return job.Error(err)
	}
	container.Lock()
	defer container.Unlock()
	oldName := container.Name
	newName, err := daemon.reserveName(container.ID, job.Args[1])
	if err != nil {
		return job.Errorf("Error when allocating new name: %s", err)
	}
	undo := func() {
		container.Name = oldName
		daemon.reserveName(container.ID, oldName)
		daemon.containerGraph.Delete(newName)
	}
	container.Name = newName
	if err := daemon.containerGraph.Delete(oldName); err != nil {
		undo()
		return job.Errorf("Failed to delete container %q: %v", oldName, err)
	}
	if err := container.toDisk(); err != nil {
		undo()
		return job.Error(err)
	}
	return engine.StatusOK
}
