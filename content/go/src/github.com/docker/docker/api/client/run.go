// Reconstructs the commands run, create, start and attach of api/client/commands.go of Docker 1.6.2; leaves out files for ids, and terminals.

package client

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	gosignal "os/signal"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/api/types"
	flag "github.com/docker/docker/pkg/mflag"
	"github.com/docker/docker/pkg/promise"
	"github.com/docker/docker/runconfig"
	"github.com/docker/docker/utils"
)

var (
	errConflictAttachDetach               = fmt.Errorf("Conflicting options: -a and -d")
	errConflictRestartPolicyAndAutoRemove = fmt.Errorf("Conflicting options: --restart and --rm")
	errConflictDetachAutoRemove           = fmt.Errorf("Conflicting options: --rm and -d")
)

// createContainer sends the two configurations as one body, and shows warnings. If
// the daemon has no such image it is told to pull it, and asked again.
func (cli *DockerCli) createContainer(config *runconfig.Config, hostConfig *runconfig.HostConfig, name string) (*types.ContainerCreateResponse, error) {
	v := url.Values{}
	if name != "" {
		v.Set("name", name)
	}
	path, merged := "/containers/create?"+v.Encode(), runconfig.MergeConfigs(config, hostConfig)
	stream, statusCode, err := cli.call("POST", path, merged, nil)
	if statusCode == http.StatusNotFound {
		fmt.Fprintf(cli.err, "Unable to find image '%s' locally\n", withTag(config.Image))
		// The id alone is for the standard output.
		if err := cli.pullImage(config.Image, cli.err); err != nil {
			return nil, err
		}
		stream, _, err = cli.call("POST", path, merged, nil)
	}
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	response := &types.ContainerCreateResponse{}
	if err := json.NewDecoder(stream).Decode(response); err != nil {
		return nil, err
	}
	for _, warning := range response.Warnings {
		fmt.Fprintf(cli.err, "WARNING: %s\n", warning)
	}
	return response, nil
}

// CmdCreate makes a container and shows its id.
func (cli *DockerCli) CmdCreate(args ...string) error {
	cmd := cli.Subcmd("create", "IMAGE [COMMAND] [ARG...]", "Create a new container", true)
	flName := cmd.String([]string{"-name"}, "", "Assign a name to the container")
	config, hostConfig, cmd, err := runconfig.Parse(cmd, args)
	if err != nil {
		return err
	}
	response, err := cli.createContainer(config, hostConfig, *flName)
	if err != nil {
		return err
	}
	fmt.Fprintf(cli.out, "%s\n", response.ID)
	return nil
}

// attachment is a connection to the streams of a container.
type attachment struct {
	hijacked chan io.Closer // gets the connection, and is closed when it ends
	err      chan error
}

// attach connects to the streams that are not nil, and returns when the daemon
// has answered: from then on nothing of the output is missed.
func (cli *DockerCli) attach(name string, tty bool, in io.ReadCloser, out, stderr io.Writer) (*attachment, error) {
	v := url.Values{}
	v.Set("stream", "1")
	if in != nil {
		v.Set("stdin", "1")
	}
	if out != nil {
		v.Set("stdout", "1")
	}
	if stderr != nil {
		v.Set("stderr", "1")
	}
	a := &attachment{hijacked: make(chan io.Closer)}
	a.err = promise.Go(func() error {
		return cli.hijack("POST", "/containers/"+name+"/attach?"+v.Encode(), tty, in, out, stderr, a.hijacked)
	})
	if conn := <-a.hijacked; conn != nil {
		return a, nil
	}
	return nil, <-a.err
}

// CmdRun makes a container, attaches to it unless -d says otherwise, starts it,
// and ends as it does.
func (cli *DockerCli) CmdRun(args ...string) error {
	cmd := cli.Subcmd("run", "IMAGE [COMMAND] [ARG...]", "Run a command in a new container", true)
	flAutoRemove := cmd.Bool([]string{"#rm", "-rm"}, false, "Automatically remove the container when it exits")
	flDetach := cmd.Bool([]string{"d", "-detach"}, false, "Run container in background and print container ID")
	flSigProxy := cmd.Bool([]string{"#sig-proxy", "-sig-proxy"}, true, "Proxy received signals to the process")
	flName := cmd.String([]string{"#name", "-name"}, "", "Assign a name to the container")
	config, hostConfig, cmd, err := runconfig.Parse(cmd, args)
	if err != nil {
		return err
	}
	if *flDetach {
		if cmd.IsSet("a") || cmd.IsSet("-attach") {
			return errConflictAttachDetach
		}
		if *flAutoRemove {
			return errConflictDetachAutoRemove
		}
		config.AttachStdin, config.AttachStdout, config.AttachStderr = false, false, false
		config.StdinOnce = false
	}
	if policy := hostConfig.RestartPolicy.Name; *flAutoRemove && (policy == "always" || policy == "on-failure") {
		return errConflictRestartPolicyAndAutoRemove
	}
	response, err := cli.createContainer(config, hostConfig, *flName)
	if err != nil {
		return err
	}
	if !config.AttachStdout && !config.AttachStderr {
		defer fmt.Fprintf(cli.out, "%s\n", response.ID)
		return cli.startDetached(response.ID)
	}
	if *flSigProxy && !config.Tty {
		defer gosignal.Stop(cli.forwardAllSignals(response.ID))
	}
	var in io.ReadCloser
	var out, stderr io.Writer
	if config.AttachStdin {
		in = cli.in
	}
	if config.AttachStdout {
		out = cli.out
	}
	if config.AttachStderr {
		stderr = cli.err
	}
	attached, err := cli.attach(response.ID, config.Tty, in, out, stderr)
	if err != nil {
		log.Debugf("Error hijack: %s", err)
		return err
	}
	if err := cli.startDetached(response.ID); err != nil {
		return err
	}
	if err := <-attached.err; err != nil {
		log.Debugf("Error hijack: %s", err)
		return err
	}
	status, err := waitForExit(cli, response.ID)
	if err != nil {
		return err
	}
	if *flAutoRemove {
		if _, _, err := readBody(cli.call("DELETE", "/containers/"+response.ID+"?v=1", nil, nil)); err != nil {
			return err
		}
	}
	return exitWith(status)
}

// startDetached starts a container.
func (cli *DockerCli) startDetached(name string) error {
	_, _, err := readBody(cli.call("POST", "/containers/"+name+"/start", nil, nil))
	return err
}

// CmdStart starts containers; with -a or -i only one, and stays with it.
func (cli *DockerCli) CmdStart(args ...string) error {
	cmd := cli.Subcmd("start", "CONTAINER [CONTAINER...]", "Start one or more stopped containers", true)
	attach := cmd.Bool([]string{"a", "-attach"}, false, "Attach STDOUT/STDERR and forward signals")
	openStdin := cmd.Bool([]string{"i", "-interactive"}, false, "Attach container's STDIN")
	cmd.Require(flag.Min, 1)
	utils.ParseFlags(cmd, args, true)
	if !*attach && !*openStdin {
		return cli.forEach(cmd.Args(), "Error: failed to start one or more containers", cli.startDetached)
	}
	if cmd.NArg() > 1 {
		return fmt.Errorf("You cannot start and attach multiple containers at once.")
	}
	name := cmd.Arg(0)
	env, err := cli.inspect(name)
	if err != nil {
		return err
	}
	config := env.GetSubEnv("Config")
	if !config.GetBool("Tty") {
		defer gosignal.Stop(cli.forwardAllSignals(name))
	}
	var in io.ReadCloser
	if *openStdin && config.GetBool("OpenStdin") {
		in = cli.in
	}
	attached, err := cli.attach(name, config.GetBool("Tty"), in, cli.out, cli.err)
	if err != nil {
		return err
	}
	if err := cli.startDetached(name); err != nil {
		return err
	}
	return cli.leave(name, attached)
}

// CmdAttach ties the terminal to a container that runs.
func (cli *DockerCli) CmdAttach(args ...string) error {
	cmd := cli.Subcmd("attach", "CONTAINER", "Attach to a running container", true)
	noStdin := cmd.Bool([]string{"#nostdin", "-no-stdin"}, false, "Do not attach STDIN")
	proxy := cmd.Bool([]string{"#sig-proxy", "-sig-proxy"}, true, "Proxy all received signals to the process")
	cmd.Require(flag.Exact, 1)
	utils.ParseFlags(cmd, args, true)
	name := cmd.Arg(0)
	env, err := cli.inspect(name)
	if err != nil {
		return err
	}
	if !env.GetSubEnv("State").GetBool("Running") {
		return fmt.Errorf("You cannot attach to a stopped container, start it first")
	}
	config := env.GetSubEnv("Config")
	var in io.ReadCloser
	if !*noStdin && config.GetBool("OpenStdin") {
		in = cli.in
	}
	if *proxy && !config.GetBool("Tty") {
		defer gosignal.Stop(cli.forwardAllSignals(name))
	}
	attached, err := cli.attach(name, config.GetBool("Tty"), in, cli.out, cli.err)
	if err != nil {
		return err
	}
	return cli.leave(name, attached)
}

// leave waits for the end of an attachment and ends as the container has.
func (cli *DockerCli) leave(name string, attached *attachment) error {
	if err := <-attached.err; err != nil {
		return err
	}
	_, status, err := getExitCode(cli, name)
	if err != nil {
		return err
	}
	return exitWith(status)
}
