// Reconstructs runconfig/merge.go of Docker 1.6.2: what a container has from its image; leaves out the ports in their old form.

package runconfig

import (
	"strings"

	"github.com/docker/docker/nat"
)

// Merge fills what the user has left open with what the image says. Ports,
// labels, volumes and the environment are put together; the user's win.
func Merge(userConf, imageConf *Config) error {
	for _, field := range []struct{ user, image *string }{
		{&userConf.User, &imageConf.User},
		{&userConf.WorkingDir, &imageConf.WorkingDir},
	} {
		if *field.user == "" {
			*field.user = *field.image
		}
	}
	for _, field := range []struct{ user, image *int64 }{
		{&userConf.Memory, &imageConf.Memory},
		{&userConf.MemorySwap, &imageConf.MemorySwap},
		{&userConf.CpuShares, &imageConf.CpuShares},
	} {
		if *field.user == 0 {
			*field.user = *field.image
		}
	}
	for port := range imageConf.ExposedPorts {
		if userConf.ExposedPorts == nil {
			userConf.ExposedPorts = make(map[nat.Port]struct{})
		}
		userConf.ExposedPorts[port] = struct{}{}
	}
	for volume := range imageConf.Volumes {
		if userConf.Volumes == nil {
			userConf.Volumes = make(map[string]struct{})
		}
		userConf.Volumes[volume] = struct{}{}
	}
	if userConf.Labels == nil {
		userConf.Labels = make(map[string]string)
	}
	for key, value := range imageConf.Labels {
		if _, set := userConf.Labels[key]; !set {
			userConf.Labels[key] = value
		}
	}
	mergeEnv(userConf, imageConf)

	// A command of the image goes with the image's entry point. So a user who
	// names another entry point does not get it.
	if len(userConf.Entrypoint) == 0 {
		if len(userConf.Cmd) == 0 {
			userConf.Cmd = imageConf.Cmd
		}
		if userConf.Entrypoint == nil {
			userConf.Entrypoint = imageConf.Entrypoint
		}
	}
	return nil
}

// mergeEnv adds the image's variables that the user has not set.
func mergeEnv(userConf, imageConf *Config) {
	set := make(map[string]bool)
	for _, kv := range userConf.Env {
		set[nameOf(kv)] = true
	}
	for _, kv := range imageConf.Env {
		if !set[nameOf(kv)] {
			userConf.Env = append(userConf.Env, kv)
		}
	}
}

// nameOf is the name in NAME=value.
func nameOf(kv string) string {
	return strings.SplitN(kv, "=", 2)[0]
}
