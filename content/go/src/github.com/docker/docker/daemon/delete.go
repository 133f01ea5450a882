// Reconstructs daemon/delete.go of Docker 1.6.2: the job behind DELETE /containers/{name}; leaves out volumes and links.

package daemon

import (
	"fmt"
	"os"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
)

// stopBeforeRemoval is how many seconds a container has to end before it is removed.
const stopBeforeRemoval = 3

// ContainerRm is the handler of the job `rm`. One that runs is removed only with
// `forceRemove`.
func (daemon *Daemon) ContainerRm(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("Not enough arguments. Usage: %s CONTAINER\n", job.Name)
	}
	name := job.Args[0]
	force := job.GetenvBool("forceRemove")
	container, err := daemon.Get(name)
	if err != nil {
		return job.Error(err)
	}
	if job.GetenvBool("removeLink") {
		// Without links each name is one of these.
		return job.Errorf("Conflict, cannot remove the default name of the container")
	}
	if container.IsRunning() {
		if !force {
			return job.Errorf("Conflict, You cannot remove a running container. Stop the container before attempting removal or use -f")
		}
		if err := container.Kill(); err != nil {
			return job.Errorf("Could not kill running container, cannot remove - %v", err)
		}
	}
	if force {
		if err := daemon.ForceRm(container); err != nil {
			log.Errorf("Cannot destroy container %s: %v", name, err)
		}
	} else if err := daemon.Rm(container); err != nil {
		return job.Errorf("Cannot destroy container %s: %v", name, err)
	}
	container.LogEvent("destroy")
	return engine.StatusOK
}

// Rm removes a container.
func (daemon *Daemon) Rm(container *Container) error {
	return daemon.commonRm(container, false)
}

// ForceRm removes a container and forgets it, even if something of it is left.
func (daemon *Daemon) ForceRm(container *Container) error {
	return daemon.commonRm(container, true)
}

func (daemon *Daemon) commonRm(container *Container, forceRemove bool) (err error) {
	if daemon.containers.Get(container.ID) == nil {
		return fmt.Errorf("Container %v not found - maybe it was already destroyed?", container.ID)
	}
	if err := container.SetRemovalInProgress(); err != nil {
		return fmt.Errorf("Failed to set container state to RemovalInProgress: %s", err)
	}
	defer container.ResetRemovalInProgress()
	if err := container.Stop(stopBeforeRemoval); err != nil {
		return err
	}

	// If something fails from here on, the next daemon must not take the
	// container for one that can be used.
	container.SetDead()
	container.ToDisk()
	defer func() {
		if err == nil || forceRemove {
			daemon.idIndex.Delete(container.ID)
			daemon.containers.Delete(container.ID)
		}
	}()

	if _, err := daemon.containerGraph.Purge(container.ID); err != nil {
		log.Debugf("Unable to remove container from link graph: %s", err)
	}
	if err := daemon.driver.Remove(container.ID); err != nil {
		return fmt.Errorf("Driver %s failed to remove root filesystem %s: %s", daemon.driver, container.ID, err)
	}
	if err := daemon.driver.Remove(initOf(container.ID)); err != nil {
		return fmt.Errorf("Driver %s failed to remove init filesystem %s: %s", daemon.driver, initOf(container.ID), err)
	}
	if err := os.RemoveAll(container.root); err != nil {
		return fmt.Errorf("Unable to remove filesystem for %v: %v", container.ID, err)
	}
	if err := daemon.execDriver.Clean(container.ID); err != nil {
		return fmt.Errorf("Unable to remove execdriver data for %s: %s", container.ID, err)
	}
	return nil
}
