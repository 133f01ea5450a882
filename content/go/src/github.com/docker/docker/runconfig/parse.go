// Reconstructs runconfig/parse.go of Docker 1.6.2: what docker run and docker create are asked for; leaves out volumes, ports, links, devices and files of variables.

package runconfig

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/docker/docker/opts"
	flag "github.com/docker/docker/pkg/mflag"
	"github.com/docker/docker/pkg/units"
	"github.com/docker/docker/utils"
)

var (
	// ErrInvalidWorkingDirectory says that -w is not an absolute path.
	ErrInvalidWorkingDirectory = fmt.Errorf("The working directory is invalid. It needs to be an absolute path.")
	// ErrConflictNetworkHostname says that a network that is not the container's own has a name already.
	ErrConflictNetworkHostname = fmt.Errorf("Conflicting options: -h and the network mode (--net)")
)

// Parse adds the flags that both commands have, reads them, and makes the two
// configurations of them: the first argument is the image, the rest the command.
func Parse(cmd *flag.FlagSet, args []string) (*Config, *HostConfig, *flag.FlagSet, error) {
	config, hostConfig := &Config{}, &HostConfig{}
	flAttach, flEnv, flLabels := opts.NewListOpts(opts.ValidateAttach), opts.NewListOpts(opts.ValidateEnv), opts.NewListOpts(opts.ValidateEnv)
	cmd.Var(&flAttach, []string{"a", "-attach"}, "Attach to STDIN, STDOUT or STDERR")
	cmd.Var(&flEnv, []string{"e", "-env"}, "Set environment variables")
	cmd.Var(&flLabels, []string{"l", "-label"}, "Set meta data on a container")

	cmd.BoolVar(&config.OpenStdin, []string{"i", "-interactive"}, false, "Keep STDIN open even if not attached")
	cmd.BoolVar(&config.Tty, []string{"t", "-tty"}, false, "Allocate a pseudo-TTY")
	cmd.StringVar(&config.User, []string{"u", "-user"}, "", "Username or UID (format: <name|uid>[:<group|gid>])")
	cmd.StringVar(&config.WorkingDir, []string{"w", "-workdir"}, "", "Working directory inside the container")
	flEntrypoint := cmd.String([]string{"#entrypoint", "-entrypoint"}, "", "Overwrite the default ENTRYPOINT of the image")
	flHostname := cmd.String([]string{"h", "-hostname"}, "", "Container host name")

	cmd.BoolVar(&hostConfig.Privileged, []string{"#privileged", "-privileged"}, false, "Give extended privileges to this container")
	cmd.BoolVar(&hostConfig.ReadonlyRootfs, []string{"-read-only"}, false, "Mount the container's root filesystem as read only")
	cmd.StringVar(&hostConfig.LogConfig.Type, []string{"-log-driver"}, "", "Logging driver for container")
	cmd.StringVar(&hostConfig.CpusetCpus, []string{"#-cpuset", "-cpuset-cpus"}, "", "CPUs in which to allow execution (0-3, 0,1)")
	flCpuShares := cmd.Int([]string{"c", "-cpu-shares"}, 0, "CPU shares (relative weight)")
	flMemory := cmd.String([]string{"m", "-memory"}, "", "Memory limit")
	flMemorySwap := cmd.String([]string{"-memory-swap"}, "", "Total memory (memory + swap), '-1' to disable swap")
	flNetMode := cmd.String([]string{"-net"}, "bridge", "Set the Network mode for the container")
	flRestartPolicy := cmd.String([]string{"-restart"}, "no", "Restart policy to apply when a container exits")

	cmd.Require(flag.Min, 1)
	if err := utils.ParseFlags(cmd, args, true); err != nil {
		return nil, nil, cmd, err
	}
	var err error
	fail := func(err error) (*Config, *HostConfig, *flag.FlagSet, error) { return nil, nil, cmd, err }
	if config.WorkingDir != "" && !path.IsAbs(config.WorkingDir) {
		return fail(ErrInvalidWorkingDirectory)
	}
	if *flNetMode != "bridge" && *flNetMode != "none" && *flHostname != "" {
		return fail(ErrConflictNetworkHostname)
	}
	if hostConfig.NetworkMode, err = parseNetMode(*flNetMode); err != nil {
		return fail(fmt.Errorf("--net: invalid net mode: %v", err))
	}
	if hostConfig.RestartPolicy, err = parseRestartPolicy(*flRestartPolicy); err != nil {
		return fail(err)
	}
	if hostConfig.Memory, err = parseMemory(*flMemory); err != nil {
		return fail(err)
	}
	if hostConfig.MemorySwap, err = parseMemory(*flMemorySwap); err != nil {
		return fail(err)
	}
	hostConfig.CpuShares = int64(*flCpuShares)
	config.Memory, config.MemorySwap = hostConfig.Memory, hostConfig.MemorySwap
	config.CpuShares, config.Cpuset = hostConfig.CpuShares, hostConfig.CpusetCpus

	config.attach(flAttach)
	config.Env = flEnv.GetAll()
	config.Labels = make(map[string]string)
	for _, label := range flLabels.GetAll() {
		kv := strings.SplitN(label+"=", "=", 3)
		config.Labels[kv[0]] = kv[1]
	}
	name := strings.SplitN(*flHostname, ".", 2)
	config.Hostname = name[0]
	if len(name) == 2 {
		config.Domainname = name[1]
	}
	if *flEntrypoint != "" {
		config.Entrypoint = []string{*flEntrypoint}
	}
	config.Image = cmd.Arg(0)
	if cmd.NArg() > 1 {
		config.Cmd = cmd.Args()[1:]
	}
	return config, hostConfig, cmd, nil
}

// attach says which streams the client wants: those of -a, or the output, and
// the input if the container has one. Who is attached to the input ends it.
func (config *Config) attach(streams opts.ListOpts) {
	config.AttachStdin = streams.Get("stdin")
	config.AttachStdout = streams.Get("stdout")
	config.AttachStderr = streams.Get("stderr")
	if streams.Len() == 0 {
		config.AttachStdout, config.AttachStderr = true, true
		config.AttachStdin = config.OpenStdin
	}
	config.StdinOnce = config.OpenStdin && config.AttachStdin
}

// parseMemory reads a limit: nothing is 0, and -1 stays -1.
func parseMemory(text string) (int64, error) {
	switch text {
	case "":
		return 0, nil
	case "-1":
		return -1, nil
	}
	return units.RAMInBytes(text)
}

// parseNetMode checks a network mode.
func parseNetMode(netMode string) (NetworkMode, error) {
	switch parts := strings.SplitN(netMode, ":", 2); parts[0] {
	case "bridge", "none", "host":
	case "container":
		if len(parts) == 1 || parts[1] == "" {
			return "", fmt.Errorf("invalid container format container:<name|id>")
		}
	default:
		return "", fmt.Errorf("invalid --net: %s", netMode)
	}
	return NetworkMode(netMode), nil
}

// parseRestartPolicy reads no, always, on-failure or on-failure:3.
func parseRestartPolicy(policy string) (RestartPolicy, error) {
	parts := strings.SplitN(policy, ":", 2)
	p := RestartPolicy{Name: parts[0]}
	switch p.Name {
	case "", "no":
	case "always":
		if len(parts) == 2 {
			return p, fmt.Errorf("maximum restart count not valid with restart policy of \"always\"")
		}
	case "on-failure":
		if len(parts) == 2 {
			count, err := strconv.Atoi(parts[1])
			if err != nil {
				return p, err
			}
			p.MaximumRetryCount = count
		}
	default:
		return p, fmt.Errorf("invalid restart policy %s", p.Name)
	}
	return p, nil
}
