// Reconstructs the part of daemon/daemon.go of Docker 1.6.2 that makes containers and names them; leaves out what goes into the layer that each container has below its own.

package daemon

import (
	"fmt"
	"os"
	"path"
	"regexp"
	"strings"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/image"
	"github.com/docker/docker/pkg/common"
	"github.com/docker/docker/pkg/graphdb"
	"github.com/docker/docker/pkg/namesgenerator"
	"github.com/docker/docker/runconfig"
)

// validContainerNameChars is what a name may have in it, after a first character
// that is a letter or a digit.
const validContainerNameChars = `[a-zA-Z0-9][a-zA-Z0-9_.-]`

// nameTries is how many random names are tried before the id becomes the name.
const nameTries = 6

// validContainerNamePattern is compiled when it is first needed.
var validContainerNamePattern *regexp.Regexp

// validName tells whether a container may be called so, with a slash or without.
func validName(name string) bool {
	if validContainerNamePattern == nil {
		validContainerNamePattern = regexp.MustCompile(`^/?` + validContainerNameChars + `+$`)
	}
	return validContainerNamePattern.MatchString(name)
}

// mergeAndVerifyConfig adds to the configuration what the image says, and
// returns warnings.
func (daemon *Daemon) mergeAndVerifyConfig(config *runconfig.Config, img *image.Image) ([]string, error) {
	var base *runconfig.Config
	if img != nil {
		base = img.Config
	}
	// Not nil: the client's JSON has a list here even when it is empty.
	warnings := make([]string, 0, 1)
	if deprecatedExpose(config) || base != nil && deprecatedExpose(base) {
		warnings = append(warnings, "The mapping to public ports on your host via Dockerfile EXPOSE (host:port:port) has been deprecated. Use -p to publish the ports.")
	}
	if base != nil {
		err := runconfig.Merge(config, base)
		if err != nil {
			return nil, err
		}
	}
	if len(config.Entrypoint)+len(config.Cmd) == 0 {
		return nil, fmt.Errorf("No command specified")
	}
	return warnings, nil
}

// deprecatedExpose tells whether a port is to be published in the old way.
func deprecatedExpose(config *runconfig.Config) bool {
	if config == nil {
		return false
	}
	for _, spec := range config.PortSpecs {
		if strings.Contains(spec, ":") {
			return true
		}
	}
	return false
}

// newContainer makes a container that nobody knows yet.
func (daemon *Daemon) newContainer(name string, config *runconfig.Config, imgID string) (*Container, error) {
	id, name, err := daemon.generateIdAndName(name)
	if err != nil {
		return nil, err
	}
	if config.Hostname == "" {
		config.Hostname = id[:12]
	}
	entrypoint, args := getEntrypointAndArgs(config.Entrypoint, config.Cmd)
	return &Container{
		ID:              id,
		Created:         time.Now().UTC(),
		Path:            entrypoint,
		Args:            args,
		Config:          config,
		hostConfig:      &runconfig.HostConfig{},
		ImageID:         imgID,
		NetworkSettings: &NetworkSettings{},
		Name:            name,
		Driver:          daemon.driver.String(),
		ExecDriver:      daemon.execDriver.Name(),
		State:           NewState(),
		root:            daemon.containerRoot(id),
	}, nil
}

func (daemon *Daemon) containerRoot(id string) string {
	return path.Join(daemon.repository, id)
}

// getEntrypointAndArgs is the program and its arguments: those of the command
// come after those of the entry point.
func getEntrypointAndArgs(configEntrypoint, configCmd []string) (string, []string) {
	all := append(append([]string{}, configEntrypoint...), configCmd...)
	return all[0], all[1:]
}

// initOf is the layer below a container's own.
func initOf(id string) string { return id + "-init" }

// createRootfs makes the container's directory, which can happen only once, and
// its two layers on top of the image.
func (daemon *Daemon) createRootfs(container *Container) error {
	if err := os.Mkdir(container.root, 0700); err != nil {
		return err
	}
	initID := initOf(container.ID)
	if err := daemon.driver.Create(initID, container.ImageID); err != nil {
		return err
	}
	return daemon.driver.Create(container.ID, initID)
}

func validateID(id string) error {
	if id == "" {
		return fmt.Errorf("Invalid empty id")
	}
	return nil
}

// ensureName sees to it that a container's name leads to it, and that it has one.
func (daemon *Daemon) ensureName(container *Container) error {
	if container.Name != "" {
		_, err := daemon.containerGraph.Set(container.Name, container.ID)
		return err
	}
	name, err := daemon.generateNewName(container.ID)
	if err != nil {
		return err
	}
	container.Name = name
	if err := container.ToDisk(); err != nil {
		log.Debugf("Error saving container name %s", err)
	}
	return nil
}

func (daemon *Daemon) generateIdAndName(name string) (string, string, error) {
	id := common.GenerateRandomID()
	var err error
	if name == "" {
		name, err = daemon.generateNewName(id)
	} else {
		name, err = daemon.reserveName(id, name)
	}
	if err != nil {
		return "", "", err
	}
	return id, name, nil
}

// reserveName takes a name, unless a container has it. If a name leads to a
// container that is gone, it is given up.
func (daemon *Daemon) reserveName(id, name string) (string, error) {
	if !validName(name) {
		return "", fmt.Errorf("Invalid container name (%s), only %s are allowed", name, validContainerNameChars)
	}
	if name[0] != '/' {
		name = "/" + name
	}
	_, err := daemon.containerGraph.Set(name, id)
	if err == nil {
		return name, nil
	}
	if !graphdb.IsNonUniqueNameError(err) {
		return "", err
	}
	other, err := daemon.GetByName(name)
	if err != nil {
		return name, daemon.containerGraph.Delete(name)
	}
	return "", fmt.Errorf("Conflict. The name %q is already in use by container %s. You have to delete (or rename) that container to be able to reuse that name.",
		strings.TrimPrefix(name, "/"), common.TruncateID(other.ID))
}

// generateNewName takes a random name.
func (daemon *Daemon) generateNewName(id string) (string, error) {
	for i := 0; i <= nameTries; i++ {
		name := "/" + common.TruncateID(id)
		if i < nameTries {
			name = "/" + namesgenerator.GetRandomName(i)
		}
		_, err := daemon.containerGraph.Set(name, id)
		if err == nil {
			return name, nil
		}
		if !graphdb.IsNonUniqueNameError(err) || i == nameTries {
			return "", err
		}
	}
	return "", nil
}

// GetFullContainerName is a name with the slash in front.
func GetFullContainerName(name string) (string, error) {
	if name == "" {
		return "", fmt.Errorf("Container name cannot be empty")
	}
	return "/" + strings.TrimPrefix(name, "/"), nil
}

// GetByName finds a container by its whole name.
func (daemon *Daemon) GetByName(name string) (*Container, error) {
	fullName, err := GetFullContainerName(name)
	if err != nil {
		return nil, err
	}
	entity := daemon.containerGraph.Get(fullName)
	if entity == nil {
		return nil, fmt.Errorf("Could not find entity for %s", name)
	}
	container := daemon.containers.Get(entity.ID())
	if container == nil {
		return nil, fmt.Errorf("Could not find container for entity id %s", entity.ID())
	}
	return container, nil
}
